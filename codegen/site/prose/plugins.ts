/** Transforms a tree of HTML before and after it is sanitised. */
import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { VFile } from 'vfile'
import { isBidirectional } from './escape.js'
import type { Highlight } from './highlight.js'

/** What replaces a piece of code, as HTML; undefined if nothing does. */
export type Figure = (code: string) => string | undefined

export interface ProseContext {
  /** Headings begin one below this level. */
  readonly level: number
  /** Where a link of a document leads from the page; undefined if it leads nowhere. */
  readonly resolve: (target: string) => string | undefined
  readonly highlight: Highlight
}

/** Before the tree is sanitised: headings of the page's outline, links to pages, directions of text. */
export function adjustProse(context: ProseContext) {
  return (tree: Root): void => {
    const outline: number[] = []
    visit(tree, (element) => adjust(element, context, outline))
  }
}

/** After the tree was sanitised: writes only our own HTML, by the highlighter and for figures, as it is. */
export function highlightProse({ highlight }: ProseContext) {
  return (tree: Root, { data }: VFile): void => {
    const figure = data['figure'] as Figure | undefined
    visit(tree, (element) => highlightCode(element, highlight, figure))
  }
}

function visit(node: Root | Element, act: (element: Element) => void): void {
  for (const child of node.children as (RootContent | ElementContent)[]) {
    if (child.type !== 'element') continue
    visit(child, act)
    act(child)
  }
}

const blocks = new Set(['p', 'li', 'td', 'th', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

function adjust(element: Element, context: ProseContext, outline: number[]): void {
  if (blocks.has(element.tagName) && isBidirectional(textOf(element))) element.properties['dir'] = 'auto'
  if (/^h[1-6]$/.test(element.tagName)) element.tagName = levelOf(Number(element.tagName[1]), context.level, outline)
  if (element.tagName === 'a') adjustLink(element, context)
}

/** The outline of a page skips no level, whatever its document does. */
function levelOf(depth: number, above: number, outline: number[]): string {
  while (outline.length > 0 && outline.at(-1)! >= depth) outline.pop()
  outline.push(depth)
  return `h${Math.min(6, above + outline.length)}`
}

const hasProtocol = (href: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(href)

/** A link of the document that leads to no page is text. */
function adjustLink(element: Element, { resolve }: ProseContext): void {
  const href = String(element.properties['href'] ?? '')
  const target = /^(?:https?|mailto):/i.test(href) ? href : hasProtocol(href) ? undefined : resolve(href)
  if (target !== undefined) {
    element.properties = { href: target }
    return
  }
  element.tagName = 'span'
  element.properties = {}
}

function highlightCode(element: Element, highlight: Highlight, figure: Figure | undefined): void {
  const [code] = element.children
  if (element.tagName !== 'pre' || code?.type !== 'element') return
  const names = code.properties['className']
  const language = Array.isArray(names) ? /^language-(.*)$/.exec(String(names[0]))?.[1] : undefined
  const text = textOf(code)
  const whole = figure?.(text)
  if (whole !== undefined) {
    Object.assign(element, { type: 'raw', value: whole, children: [] })
    return
  }
  code.children = [{ type: 'raw', value: highlight(text.replace(/\n$/, ''), language ?? '') } as unknown as Text]
  element.properties['tabIndex'] = 0
}

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : ''
