/**
 * Markdown that needs no parser, as HTML: plain words, code between single backticks, fences. The result equals the
 * parser's; undefined for everything else.
 */
import { escapeHtml, escapeText, isBidirectional } from './escape.js'

/** What makes a line anything but a part of a paragraph. */
const startsBlock = /^(?:[#>+=|:-]|\d+[.)]|\[)/

/** Characters that mean something within a line, apart from the marks of code; two slashes begin an address. */
const means = /[*~[\]<&\\@\n\t`]|\/\/|www\.|(?:^|\W)_|_(?:\W|$)/

/** One line of words and code between single marks. */
export function plainLine(text: string): string | undefined {
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

/** HTML for the code of a fence, with its last line end, and its language; empty if there is none. */
export type DrawFence = (code: string, language: string) => string

/** Paragraphs of such lines, and fences. */
export function plainBlocks(text: string, drawFence: DrawFence): string | undefined {
  if (/[\r\0]/.test(text)) return undefined
  const lines = text.split('\n')
  const blocks: string[] = []
  for (let index = 0; index < lines.length; index++) {
    if (lines[index] === '') continue
    const [, marks, language = ''] = fence.exec(lines[index]!) ?? []
    const end = marks === undefined ? paragraphEnd(lines, index) : fenceEnd(lines, index, marks)
    if (end === undefined) return undefined
    const html =
      marks === undefined
        ? paragraph(lines.slice(index, end))
        : drawFence(
            lines
              .slice(index + 1, end)
              .map((line) => `${line}\n`)
              .join(''),
            language,
          )
    if (html === undefined) return undefined
    blocks.push(html)
    // A fence ends with a line of its own.
    index = marks === undefined ? end - 1 : end
  }
  return blocks.join('\n')
}

const fence = /^(`{3,})([\w-]*)$/

/** The line that closes a fence; a fence without one is left to the parser. */
function fenceEnd(lines: readonly string[], start: number, marks: string): number | undefined {
  const end = lines.findIndex(
    (line, index) => index > start && /^ {0,3}`{3,}[ \t]*$/.test(line) && line.trim().length >= marks.length,
  )
  return end < 0 ? undefined : end
}

function paragraphEnd(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && (line === '' || fence.test(line)))
  return end < 0 ? lines.length : end
}

function paragraph(lines: readonly string[]): string | undefined {
  const drawn = lines.map((line) => (startsBlock.test(line) || line !== line.trim() ? undefined : plainLine(line)))
  return drawn.includes(undefined) ? undefined : `<p>${drawn.join('\n')}</p>`
}

/** A fence as the parser and the highlighter make it. */
export const fenceHtml = (html: string, language: string): string =>
  `<pre tabindex="0"><code${language === '' ? '' : ` class="language-${escapeHtml(language)}"`}>${html}</code></pre>`
