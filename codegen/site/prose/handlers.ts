/** Turns nodes of Markdown into HTML if the usual way would lose or load something. */
import type { Element, Text } from 'hast'
import type { Html, Image } from 'mdast'

/** HTML of a document is shown as text. Comments are dropped, and `<br>` stays a line break. */
function html(_state: unknown, { value }: Html): Text | Element | undefined {
  if (/^<!--(?:(?!-->).)*-->$/s.test(value)) return undefined
  if (/^<br\s*\/?>$/i.test(value)) return { type: 'element', tagName: 'br', properties: {}, children: [] }
  return { type: 'text', value }
}

/** No page loads anything from elsewhere: an image is a link to it. */
function image(_state: unknown, { url, alt, title }: Image): Element {
  const value = alt || title || url
  return { type: 'element', tagName: 'a', properties: { href: url }, children: [{ type: 'text', value }] }
}

export const handlers = { html, image }
