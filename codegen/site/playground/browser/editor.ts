/** The editor: Lua with colours, findings, completion and hovers. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { lua } from '@codemirror/legacy-modes/mode/lua'
import { type Diagnostic, forceLinting, linter, lintKeymap } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  type Tooltip,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { Finding } from '#runtime/lint/index.js'
import { completionsAt } from './completions.js'
import { hoverAt } from './hover.js'
import type { LoadedNamespace, Namespaces } from './load-namespaces.js'
import { editorTheme } from './theme.js'

export interface EditorOptions {
  readonly parent: HTMLElement
  readonly namespaces: Namespaces
  /** The accounts of a namespace. */
  readonly accountsOf: (namespace: LoadedNamespace) => readonly string[]
  readonly check: (source: string) => Promise<readonly Finding[]>
  readonly run: () => void
  readonly changed: () => void
}

export interface Editor {
  source(): string
  replace(source: string): void
  /** Checks again, because what scripts may call has changed. */
  recheck(): void
  select(from: number, to: number): void
  focus(): void
}

/**
 * Opens an editor below `parent`. It lives in a shadow root: there its styles are adopted style sheets, which a strict
 * Content-Security-Policy allows.
 */
export function openEditor(options: EditorOptions): Editor {
  const root = options.parent.attachShadow({ mode: 'open' })
  const view = new EditorView({ parent: root, root, state: stateOf('', options) })
  return {
    source: () => view.state.doc.toString(),
    replace: (source) => view.setState(stateOf(source, options)),
    recheck: () => forceLinting(view),
    select: (from, to) => {
      const end = view.state.doc.length
      view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true })
      view.focus()
    },
    focus: () => view.focus(),
  }
}

function stateOf(source: string, options: EditorOptions): EditorState {
  const { run, changed, namespaces } = options
  const ready = () => namespaces.ready.values()
  return EditorState.create({
    doc: source,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      highlightSpecialChars(),
      highlightActiveLine(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      StreamLanguage.define(lua),
      syntaxHighlighting(colours),
      editorTheme,
      EditorView.contentAttributes.of({ 'aria-label': 'Script in Lua', spellcheck: 'false' }),
      EditorView.domEventHandlers({ beforeinput: replaceSelected }),
      EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
      linter(
        async (view) =>
          (await options.check(view.state.doc.toString())).map((finding) => diagnosticOf(view.state, finding)),
        {
          delay: 150,
        },
      ),
      autocompletion({ override: [(context) => completionsAt(context, namespaces, options.accountsOf)], icons: false }),
      hoverTooltip((view, position) => tooltipAt(view.state.doc.toString(), position, ready()), { hoverTime: 250 }),
      keymap.of([
        { key: 'Mod-Enter', run: handled(run) },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...completionKeymap,
        ...lintKeymap,
      ]),
    ],
  })
}

/**
 * Handles text typed over a selection. Chromium would keep the old text's look by a style attribute, which the
 * Content-Security-Policy refuses and reports.
 */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main
  const text = event.data
  if (event.inputType !== 'insertText' || text === null || empty || view.composing) return false
  event.preventDefault()
  const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type' })
  const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))
  if (!handled) view.dispatch(insert())
  return true
}

/** For a key that does nothing else. */
const handled = (act: () => void) => (): boolean => {
  act()
  return true
}

function tooltipAt(source: string, position: number, ready: Iterable<LoadedNamespace>): Tooltip | null {
  const hover = hoverAt(source, position, [...ready])
  return hover && { pos: hover.start, end: hover.end, above: true, create: () => ({ dom: hover.content() }) }
}

function diagnosticOf(state: EditorState, finding: Finding): Diagnostic {
  const { severity, message, fix } = finding
  const { from, to } = rangeOf(state, finding)
  return {
    from,
    to,
    severity,
    message,
    ...(fix && {
      actions: [
        {
          name: 'Fix',
          apply: (view) =>
            view.dispatch({ changes: fix.map(({ start, end, text }) => ({ from: start, to: end, insert: text })) }),
        },
      ],
    }),
  }
}

/** Findings count lines and columns from 1. The script may have become shorter meanwhile. */
function rangeOf({ doc }: EditorState, { line, column, endLine, endColumn }: Finding): { from: number; to: number } {
  const offset = (row: number, place: number): number => {
    const { from, to } = doc.line(Math.min(Math.max(row, 1), doc.lines))
    return Math.min(from + place - 1, to)
  }
  const from = offset(line, column)
  return { from, to: Math.max(from, offset(endLine, endColumn)) }
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--tok-keyword)' },
  { tag: tags.string, color: 'var(--tok-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--tok-number)' },
  { tag: tags.comment, color: 'var(--tok-comment)', fontStyle: 'italic' },
  { tag: [tags.standard(tags.variableName), tags.function(tags.variableName)], color: 'var(--tok-builtin)' },
  { tag: [tags.propertyName], color: 'var(--tok-property)' },
  { tag: [tags.punctuation, tags.operator], color: 'var(--tok-punct)' },
])
