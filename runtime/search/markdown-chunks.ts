/** Markdown in pieces, each from one heading to the next. */

export interface MarkdownChunk {
  /** Empty for what is above the first heading. */
  readonly heading: string
  /** Without fences, rules and the heading itself. */
  readonly text: string
  /** What fences hold. */
  readonly code: string
  /** All of it, as written. */
  readonly markdown: string
}

export function markdownChunks(markdown: string): MarkdownChunk[] {
  const chunks: { heading: string; text: string[]; code: string[]; all: string[] }[] = [
    { heading: '', text: [], code: [], all: [] },
  ]
  let fence: string | undefined
  for (const line of markdown.split(/\r?\n/)) {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    const last = chunks.at(-1)!
    if (marker !== undefined && (fence === undefined || marker.startsWith(fence))) {
      fence = fence === undefined ? marker : undefined
      last.all.push(line)
      continue
    }
    if (fence !== undefined) {
      last.code.push(line)
      last.all.push(line)
      continue
    }
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    if (heading !== undefined) chunks.push({ heading: heading.replaceAll('`', ''), text: [], code: [], all: [line] })
    else if (!/^\s*(?:[-*_]\s*){3,}$/.test(line)) {
      last.text.push(line)
      last.all.push(line)
    }
  }
  return chunks.map(({ heading, text, code, all }) => ({
    heading,
    text: text.join('\n').trim(),
    code: code.join('\n').trim(),
    markdown: all.join('\n').trim(),
  }))
}
