/** Prose of documents as harmless HTML: no HTML of the document, no script, no link that runs something. */
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Plugin, unified } from 'unified'
import { VFile } from 'vfile'
import { handlers } from './handlers.js'
import { fenceHtml, plainBlocks, plainLine } from './plain.js'
import { adjustProse, type Figure, highlightProse, type ProseContext } from './plugins.js'

export interface Prose {
  /** Paragraphs, lists, tables, code. Headings begin below `level` and skip none. */
  readonly block: (markdown: string, level: number, figure?: Figure) => string
  /** One line: emphasis, code and links only. */
  readonly inline: (markdown: string) => string
}

/** Prose of one page. Plain texts, the usual case, bypass the parser. */
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
      const drawFence = (code: string, language: string): string =>
        figure?.(code) ?? fenceHtml(context.highlight(code.replace(/\n$/, ''), language), language)
      return plainBlocks(text, drawFence) ?? render(text, level, figure)
    },
    inline: (markdown) => {
      const text = markdown.trim().replace(/\s*\n\s*/g, ' ')
      return plainLine(text) ?? unwrapped(render(text, ONE_LINE))
    },
  }
}

/** Replaces a level where no heading can be. */
const ONE_LINE = 0

type Processor = (markdown: string, figure: Figure | undefined) => string

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
