/** Prose of documents as HTML that can do nothing: no HTML of the document, no script, no link that runs something. */
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Plugin, unified } from 'unified'
import { VFile } from 'vfile'
import { escapeHtml } from './escape.js'
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
      return text === '' ? '' : isPlain(text) ? `<p>${escapeHtml(text)}</p>` : render(text, level, figure)
    },
    inline: (markdown) => {
      const text = markdown.trim().replace(/\s*\n\s*/g, ' ')
      return isPlain(text) ? escapeHtml(text) : unwrapped(render(text, ONE_LINE))
    },
  }
}

/** Takes the place of a level where no heading can be. */
const ONE_LINE = 0

type Processor = (markdown: string, figure: Figure | undefined) => string

/** Nothing in it that Markdown, or an address without brackets, could be made of, and nothing that is written from right to left. */
const isPlain = (text: string): boolean => /^[\w ,.;'"()?!%/=–—’“”…-]*$/.test(text) && !/^\W|www|\n|^\d+[.)]/.test(text)

const unwrapped = (html: string): string => /^<p>((?:(?!<p>).)*)<\/p>$/s.exec(html)?.[1] ?? html

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
    .use(rehypeStringify, { allowDangerousHtml: true })
    .freeze()
  return (markdown, figure) => String(processor.processSync(new VFile({ value: markdown, data: { figure } })))
}
