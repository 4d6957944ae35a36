/** What a text states about the effect of its function: `**Effect:** write, idempotent` and what means the same. */
import type { EffectKind } from '../../runtime/effect.js'

/** What a document or an overlay says. */
export interface StatedEffect {
  readonly kind?: EffectKind
  readonly idempotent?: boolean
}

/** Longer texts are ignored: a statement is short. */
const LONGEST = 4_000

/** The statements of a paragraph or an item of a list together; undefined if it has none. The strongest kind counts. */
export function effectOfText(markdown: string): StatedEffect | undefined {
  if (markdown.length > LONGEST) return undefined
  return together(linesOf(markdown).flatMap((line) => effectOfLine(line) ?? []))
}

/**
 * Whether a paragraph is statements of the form `**Effect:** write` and nothing else: it does not describe the
 * function.
 */
export function statesOnlyEffect(markdown: string): boolean {
  const lines = markdown.length > LONGEST ? [] : linesOf(markdown)
  return lines.length > 0 && lines.every((line) => effectOfLabel(line) !== undefined)
}

/** Several statements about one function as one. */
export function together(statements: readonly StatedEffect[]): StatedEffect | undefined {
  const kinds = statements.flatMap(({ kind }) => kind ?? [])
  const kind = strongest(kinds)
  const idempotent = statements.find((stated) => stated.idempotent !== undefined)?.idempotent
  if (kind === undefined && idempotent === undefined) return undefined
  return { ...(kind !== undefined && { kind }), ...(idempotent !== undefined && { idempotent }) }
}

const strongest = (kinds: readonly EffectKind[]): EffectKind | undefined =>
  (['destructive', 'write', 'read'] as const).find((kind) => kinds.includes(kind))

/** Lines as they are read, without marks; ` · ` and ` | ` are between facts of one line. */
function linesOf(markdown: string): string[] {
  return markdown
    .split(/\\?\n|[ \t][·•|][ \t]/)
    .map((line) =>
      line
        .replace(/[*_`>]/g, '')
        .replace(/^\s*(?:[-+]|\d+[.)])\s+/, '')
        .trim(),
    )
    .filter((line) => line !== '')
}

const effectOfLine = (line: string): StatedEffect | undefined => effectOfLabel(line) ?? effectOfSentences(line)

function effectOfLabel(line: string): StatedEffect | undefined {
  const [, label = '', value = ''] = /^([A-Za-z][A-Za-z -]{0,20}?)\s*:\s*(.*)$/.exec(line) ?? [undefined, line, 'yes']
  switch (label.toLowerCase().replace(/[ -]/g, '')) {
    case 'effect':
    case 'effects':
      return effectOfWords(value)
    case 'sideeffect':
    case 'sideeffects':
      return yesOrNo(value) === false ? { kind: 'read' } : undefined
    case 'readonly':
      return answered(value, { kind: 'read' }, { kind: 'write' })
    case 'destructive':
      return answered(value, { kind: 'destructive' }, undefined)
    case 'idempotent':
      return answered(value, { idempotent: true }, { idempotent: false })
    default:
      return undefined
  }
}

function answered(value: string, yes: StatedEffect, no: StatedEffect | undefined): StatedEffect | undefined {
  const answer = yesOrNo(value)
  return answer === undefined ? undefined : answer ? yes : no
}

function yesOrNo(value: string): boolean | undefined {
  if (/^(?:yes|true|✅|✓)[.!]?$/i.test(value)) return true
  return /^(?:no|none|false|❌|✗)[.!]?$/i.test(value) ? false : undefined
}

const KINDS: readonly (readonly [kind: EffectKind, words: RegExp])[] = [
  ['read', /^(?:reads?(?:[ -]?only)?|readonly)$/],
  ['write', /^(?:writes?|mutat(?:es?|ing|ion)|mutative)$/],
  ['destructive', /^(?:destructive|destroys|deletes?|irreversible)$/],
]

/** A list of kinds, and words after it that explain: `write, idempotent`, `read/write`, `write — sends a message`. */
function effectOfWords(value: string): StatedEffect | undefined {
  const [head = ''] = value.toLowerCase().split(/\s[—–-]\s|[(.:;!]/, 1)
  const idempotent = idempotence(value)
  const kinds: EffectKind[] = []
  for (const word of head.split(/\s*[,/&+]\s*|\s+and\s+|\s+or\s+/)) {
    const bare = word.replace(/\b(?:not |non-?)?idempotent\b/, '').trim()
    const found = KINDS.find(([, words]) => words.test(bare))
    if (found) kinds.push(found[0])
    else if (bare !== '') return undefined
  }
  const kind = strongest(kinds)
  return kind === undefined ? undefined : { kind, ...(idempotent !== undefined && { idempotent }) }
}

function idempotence(value: string): boolean | undefined {
  if (/\b(?:not|non|never)[ -]?idempotent\b/i.test(value)) return false
  return /\bidempotent\b/i.test(value) ? true : undefined
}

const THIS = 'this(?: (?:function|tool|call|method|operation|action|endpoint|request))?'
const LASTS = ['irreversible', 'permanent', 'destructive']

/** Whole sentences only: a conditional sentence is not a statement about the function. */
const SENTENCES: readonly (readonly [effect: StatedEffect, sentence: RegExp])[] = [
  [{ kind: 'read' }, new RegExp(`^${THIS} is (?:a )?read[ -]only(?: (?:function|operation|call|tool))?$`, 'i')],
  [{ kind: 'read', idempotent: true }, new RegExp(`^${THIS} is read[ -]only and idempotent$`, 'i')],
  [
    { kind: 'destructive' },
    new RegExp(
      `^${THIS} (?:is (?:${LASTS.join('|')})(?: and (?:${LASTS.join('|')}|cannot be undone))?|cannot be undone)$`,
      'i',
    ),
  ],
]

/** `Deletes an order. This action cannot be undone.` */
function effectOfSentences(line: string): StatedEffect | undefined {
  const sentences = line.split(/[.!]+(?:\s+|$)|:\s+/).map((sentence) => sentence.trim())
  return together(
    sentences.flatMap((sentence) => SENTENCES.flatMap(([effect, form]) => (form.test(sentence) ? [effect] : []))),
  )
}
