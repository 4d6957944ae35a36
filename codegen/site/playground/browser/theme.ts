/** How the editor looks: the colours of the site's code blocks. */
import { EditorView } from '@codemirror/view'

export const editorTheme = EditorView.theme(
  {
    '&': { color: 'var(--code-ink)', backgroundColor: 'var(--code-paper)', fontSize: 'var(--step-0)', height: '100%' },
    '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.6' },
    '.cm-content': { padding: '12px 0', caretColor: 'var(--code-ink)' },
    '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--tok-comment)', border: 'none' },
    '.cm-lineNumbers .cm-gutterElement': { padding: '0 10px 0 14px' },
    '.cm-cursor': { borderLeftColor: 'var(--code-ink)', borderLeftWidth: '2px' },
    '.cm-activeLine': { backgroundColor: 'rgb(255 255 255 / 4%)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'rgb(130 160 255 / 28%)',
    },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
      backgroundColor: 'rgb(130 160 255 / 22%)',
      outline: 'none',
    },
    '.cm-tooltip': {
      color: 'var(--ink)',
      backgroundColor: 'var(--paper)',
      border: '1px solid var(--line-2)',
      borderRadius: 'var(--radius-small)',
      boxShadow: 'var(--shadow)',
      maxWidth: 'min(34rem, calc(100vw - 2rem))',
      fontFamily: 'var(--font-text)',
      fontSize: 'var(--step--1)',
      overflow: 'hidden',
    },
    '.cm-tooltip-hover': { overflowY: 'auto', maxHeight: '22rem' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)', maxHeight: '16rem' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--accent-soft)',
      color: 'var(--ink)',
    },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
    '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--ink-3)', marginLeft: '1em' },
    '.cm-completionInfo': { padding: '8px 12px', maxWidth: '24rem' },
    '.cm-diagnostic': { padding: '8px 12px', borderLeftWidth: '3px' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
    '.cm-diagnosticAction': {
      backgroundColor: 'var(--accent)',
      color: 'var(--on-accent)',
      borderRadius: 'var(--radius-small)',
      padding: '3px 10px',
      margin: '0 0 0 10px',
      cursor: 'pointer',
    },
    '.cm-lintRange-error': underline('#ff9aae'),
    '.cm-lintRange-warning': underline('#f2bf6b'),
    '.hover': { padding: '10px 14px', lineHeight: '1.5' },
    '.hover p': { margin: '0 0 6px' },
    '.hover code': { fontFamily: 'var(--font-code)' },
    '.hover .signature': { fontWeight: '600', overflowWrap: 'anywhere' },
    '.hover ul': { margin: '6px 0 0', padding: '0 0 0 1.1em' },
    '.badge': { borderRadius: '999px', padding: '1px 8px', fontSize: '0.9em' },
    '.badge.read': { backgroundColor: 'var(--read-soft)', color: 'var(--read)' },
    '.badge.write': { backgroundColor: 'var(--write-soft)', color: 'var(--write)' },
    '.badge.destructive': { backgroundColor: 'var(--destructive-soft)', color: 'var(--destructive)' },
  },
  { dark: true },
)

function underline(colour: string) {
  return { backgroundImage: 'none', textDecoration: `underline wavy ${colour}`, textDecorationSkipInk: 'none' }
}
