/** Reads CommonMark and GFM tables with remark, and no other extension. */
import { createRequire } from 'node:module'
import type { Root } from 'mdast'
import type { Processor } from 'unified'

/** Reads a text. Positions count lines and columns from 1 and offsets from 0, in UTF-16 units. */
export type ReadMarkdown = (text: string) => Root

/**
 * Reads everything that is not written plainly. Its two hundred modules are loaded on first use: loading them takes as
 * long as reading a hundred functions, and many documents do not need them.
 */
export function remark(): ReadMarkdown {
  const { unified } = load('unified') as typeof import('unified')
  const { default: remarkParse } = load('remark-parse') as typeof import('remark-parse')
  const parser = unified().use(remarkParse).use(tables).freeze()
  return (text) => parser.parse(text)
}

const load = createRequire(import.meta.url)

/** Adds tables to remark-parse, which reads only CommonMark. */
function tables(this: Processor): void {
  const { gfmTable } = load('micromark-extension-gfm-table') as typeof import('micromark-extension-gfm-table')
  const { gfmTableFromMarkdown } = load('mdast-util-gfm-table') as typeof import('mdast-util-gfm-table')
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable(), { disable: { null: unread } }]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()]
}

/**
 * Constructs of CommonMark that none of our rules uses. Reading them costs quadratic time on hostile input; without
 * them their text stays what it is. Indented code is off because documents that lost their blank lines would turn into
 * it. Underlined headings are off because a horizontal rule below a line of text would become one; headings of our
 * documents begin with `#`.
 */
const unread = [
  'codeIndented',
  'labelStartLink',
  'labelStartImage',
  'labelEnd',
  'autolink',
  'htmlText',
  'htmlFlow',
  'definition',
  'setextUnderline',
  'characterReference',
  'characterEscape',
  'attention',
  'codeText',
  'hardBreakEscape',
]
