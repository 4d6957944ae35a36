/** Prose of documents as HTML that can do nothing: no HTML of the document, no script, no link that runs something. */
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Plugin, unified } from 'unified'
import { VFile } from 'vfile'
import { escapeText, isBidirectional } from './escape.js'
import { handlers } from './handlers.js'
import { adjustProse, type Figure, highlightProse, type ProseContext } from './plugins.js'

export interface Prose {
  /** Paragraphs, lists, tables, code. Headings begin below `level` and skip none. */
  readonly block: (markdown: string, level: number, figure?: Figure) => string
  /** One line: emphasis, code and links only. */
  readonly inline: (markdown: string) => string
}

/** Prose of one page. Texts without any mark, which most are, do not pass the parser. */
export function createProse(context: Omit<ProseContext, 'level'>): Prose {
  const processors = new Map<number, Processor>()
  const render = (markdown: string, level: number, figure?: Figure): string => {
    const processor =
      processors.get(level) ?? createProcessor({ ...context, level: Math.max(1, level) }, level === ONE_LINE)
    processors.set(level, processor)
    return processor(markdown, figure).trim()
  }
  return {
    block: (markdown, level, figure) => {
      const text = markdown.trim()
      if (text === '') return ''
      const plain = startsBlock.test(text) ? undefined : plainHtml(text)
      return plain === undefined ? render(text, level, figure) : `<p>${plain}</p>`
    },
    inline: (markdown) => {
      const text = markdown.trim().replace(/\s*\n\s*/g, ' ')
      return plainHtml(text) ?? unwrapped(render(text, ONE_LINE))
    },
  }
}

/** Takes the place of a level where no heading can be. */
const ONE_LINE = 0

type Processor = (markdown: string, figure: Figure | undefined) => string

/** What makes more of a first line than a paragraph. */
const startsBlock = /^(?:[#>+=|:-]|\d+[.)]|\[)/

/** Characters that mean something within a line, apart from the marks of code; two slashes begin an address. */
const means = /[*~[\]<&\\@\n\t`]|\/\/|www\.|(?:^|\W)_|_(?:\W|$)/

/**
 * One line of plain words and code between single marks, which most texts are, as HTML without a parser: what the parser
 * makes of it, too. Undefined for everything else.
 */
function plainHtml(text: string): string | undefined {
  const pieces = text.split('`')
  const isCode = (index: number): boolean => index % 2 === 1
  if (pieces.length % 2 === 0 || text.includes('``') || isBidirectional(text)) return undefined
  if (pieces.some((piece, index) => (isCode(index) ? piece.includes('\n') : means.test(piece)))) return undefined
  return pieces
    .map((piece, index) => (isCode(index) ? `<code>${escapeText(spanOf(piece))}</code>` : escapeText(piece)))
    .join('')
}

/** One space on both sides belongs to the marks, unless there is nothing else (CommonMark 0.31.2, 6.1). */
const spanOf = (code: string): string => (/^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code)

/** A single paragraph is in a line as it is; one that finds its own direction keeps it. */
function unwrapped(html: string): string {
  const [, attributes, words] = /^<p( dir="auto")?>((?:(?!<p[ >]).)*)<\/p>$/s.exec(html) ?? []
  if (words === undefined) return html
  return attributes === undefined ? words : `<bdi>${words}</bdi>`
}

const schema = {
  ...defaultSchema,
  protocols: { href: ['http', 'https', 'mailto'] },
  attributes: { ...defaultSchema.attributes, '*': ['dir', 'align'] },
} satisfies typeof defaultSchema

/** Constructs of whole lines, which one line of a table or a list cannot hold. */
const lines = [
  ...['headingAtx', 'setextUnderline', 'thematicBreak', 'list', 'blockQuote'],
  ...['codeIndented', 'codeFenced', 'htmlFlow', 'definition', 'table', 'gfmFootnoteDefinition'],
]

const oneLine: Plugin<[boolean]> = function (wanted) {
  if (!wanted) return
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: lines } }]
}

function createProcessor(context: ProseContext, isOneLine: boolean): Processor {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(oneLine, isOneLine)
    .use(remarkRehype, { handlers })
    .use(adjustProse, context)
    .use(rehypeSanitize, schema)
    .use(highlightProse, context)
    .use(rehypeStringify, { allowDangerousHtml: true, characterReferences: { useNamedReferences: true } })
    .freeze()
  return (markdown, figure) => String(processor.processSync(new VFile({ value: markdown, data: { figure } })))
}
