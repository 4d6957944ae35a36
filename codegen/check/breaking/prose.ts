/** The content of Markdown, regardless of its layout. */

/** A fenced block: its indentation, its fence, what follows the fence, and its code. */
const FENCE = /^([ \t]*)(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)^[ \t]*\2[`~]*[ \t]*$/gm

/**
 * Equal texts for Markdown that reads the same: line breaks, blank lines, comments, levels of headings, marks of lists.
 */
export function proseOf(markdown: string): string {
  const parts: string[] = []
  let end = 0
  for (const fence of markdown.matchAll(FENCE)) {
    const [whole, , , language, code] = fence
    parts.push(wordsOf(markdown.slice(end, fence.index)), `\n${language!.trim()}\n${code}`)
    end = fence.index + whole.length
  }
  return [...parts, wordsOf(markdown.slice(end))].join('')
}

/** Prose without code. White space that separates is one space. */
const wordsOf = (prose: string): string =>
  prose
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/gm, '# $1')
    .replace(/^ {0,3}(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-)[ \t]*$/gm, '')
    .replace(/^([ \t]*)[*+](?=[ \t])/gm, '$1-')
    .replace(/\|[ \t]*:?-{2,}:?[ \t]*(?=\|)/g, '|-')
    .replace(/\s+/g, ' ')
    .trim()
