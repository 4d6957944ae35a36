/** Helpers for Markdown text of one line or one cell. */

/** Markdown marks, and white space other than single spaces between words. Most texts have neither. */
const MARKED = /[`*_\\[\ue000]|[^\S ]|\s\s|^\s|\s$/

/** Text without backticks, emphasis and escapes: what a reader sees. */
export function plainText(markdown: string): string {
  if (!MARKED.test(markdown)) return markdown
  const codes: string[] = []
  const text = markdown
    .replace(
      /(`+)([^`]+)`+|\\([!-/:-@[-`{-~])/g,
      (_, mark?: string, code = '', escaped = '') =>
        `\ue000${codes.push(mark === undefined ? escaped : code) - 1}\ue001`,
    )
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/(^|[\s(])[*_]([^*_]+)[*_](?=$|[\s).,;:])/g, '$1$2')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
  return text
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => codes[Number(index)] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A paragraph that is a label: `**Parameters:** None.` gives `parameters` and `None.`. */
export interface Label {
  readonly name: string
  /** What follows on the line. */
  readonly rest: string
  /** Where the rest begins. */
  readonly offset: number
}

/** Reads `**Label:** rest`, `**Label**: rest`, `**Label**`, `*Label:*` and `Label:` alone on a line. */
export function readLabel(markdown: string): Label | undefined {
  const strong = /^\s*(?:\*\*|__)\s*([^*_\n]{1,60}?)\s*(:?)\s*(?:\*\*|__)\s*(:?)[ \t]*/.exec(markdown)
  if (strong) {
    const [all, name = '', inside, outside] = strong
    const rest = markdown.slice(all.length)
    if (inside === ':' || outside === ':' || rest.trim() === '')
      return { name: name.toLowerCase(), rest, offset: all.length }
    return undefined
  }
  const bare = /^\s*([A-Z][A-Za-z ]{2,30}):[ \t]*(?=\n|$)/.exec(markdown)
  return bare
    ? { name: bare[1]!.toLowerCase(), rest: markdown.slice(bare[0].length), offset: bare[0].length }
    : undefined
}

const NOUNS = '(parameters?|arguments?|params?|inputs?)'

const NO_PARAMETERS = new RegExp(
  `^(${[
    'none|n\\/a|empty|no|nothing',
    `no ${NOUNS}( (are )?(required|needed|necessary|taken|accepted))?`,
    `(this|the) (tool|function|call|method|endpoint|action) (takes|has|accepts|requires|needs) no ${NOUNS}`,
    'takes no (parameters?|arguments?|params?)',
    'no (required )?(parameters?|arguments?)',
  ].join('|')})$`,
)

const NO_PARAMETERS_TAKEN = new RegExp(
  String.raw`\b(${[
    'no (parameters?|arguments?)( (are )?(required|needed))?',
    'takes no (parameters?|arguments?)',
    'does not (take|require) any (parameters?|arguments?)',
  ].join('|')})\b[.!]?`,
  'i',
)

/** `None.`, `_None_`, `*No parameters required.*`, `This tool takes no parameters.` and their like. */
export function saysNoParameters(markdown: string): boolean {
  const text = plainText(markdown)
    .toLowerCase()
    .replace(/^[\s*_(–—-]+|[\s*_)–—.!-]+$/g, '')
  return text === '' || NO_PARAMETERS.test(text)
}

/** `No parameters required.` at the end of a description. */
export const mentionsNoParameters = (text: string): boolean => NO_PARAMETERS_TAKEN.test(text)

/** Removes white space and a horizontal rule at the end of a text; they belong to what follows. */
export function withoutRule(text: string): string {
  const trimmed = text.trimEnd()
  const line = trimmed.slice(trimmed.lastIndexOf('\n') + 1)
  return /^[ \t]*-{3,}$/.test(line) ? trimmed.slice(0, trimmed.length - line.length).trimEnd() : trimmed
}
