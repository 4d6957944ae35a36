/** A document as lines, found with regular expressions: what an author sees, without the reader that is tested. */

/** A row of a table: its cells without the outer pipes. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** A table of parameters; `columns` say which cell holds what. */
export interface ParameterTable {
  readonly header: Row
  readonly rows: readonly Row[]
  readonly columns: { readonly name: number; readonly type: number; readonly required: number; readonly about: number }
}

/** A heading and all below it, up to the next one of its level or above. */
export interface Section {
  readonly line: number
  readonly end: number
  readonly level: number
  readonly title: string
  /** The function that it is headed with, if it looks like one. */
  readonly name: string | undefined
}

/** A fenced block: its first and last line. */
export interface Fence {
  readonly line: number
  readonly end: number
  readonly language: string
}

/** A document taken apart. */
export interface Page {
  readonly lines: readonly string[]
  readonly tables: readonly ParameterTable[]
  readonly sections: readonly Section[]
  readonly fences: readonly Fence[]
}

export function pageOf(text: string): Page {
  const lines = text.split('\n')
  const fences = fencesOf(lines)
  const isCode = (line: number): boolean => fences.some((fence) => line >= fence.line && line <= fence.end)
  return { lines, fences, tables: tablesOf(lines, isCode), sections: sectionsOf(lines, isCode) }
}

function fencesOf(lines: readonly string[]): Fence[] {
  const fences: Fence[] = []
  let open: { line: number; language: string } | undefined
  lines.forEach((text, line) => {
    const mark = /^```\s*(\S*)/.exec(text)
    if (!mark) return
    if (open) fences.push({ ...open, end: line })
    open = open ? undefined : { line, language: mark[1]! }
  })
  return fences
}

function sectionsOf(lines: readonly string[], isCode: (line: number) => boolean): Section[] {
  const heads = lines.flatMap((text, line) => {
    const mark = isCode(line) ? null : /^(#{1,6}) (.*)$/.exec(text)
    return mark ? [{ line, level: mark[1]!.length, title: mark[2]! }] : []
  })
  return heads.map((head, index) => ({
    ...head,
    end: heads.slice(index + 1).find(({ level }) => level <= head.level)?.line ?? lines.length,
    name: nameIn(head.title),
  }))
}

/** `send_sms`, `` `send_sms` ``, `` `app.integrations.x.send_sms({ … })` ``. */
const nameIn = (title: string): string | undefined =>
  /^`?(?:app\.integrations\.\w+\.)?([a-z]+(?:_[a-z0-9]+)+)(?:`?$|\()/.exec(title)?.[1]

function tablesOf(lines: readonly string[], isCode: (line: number) => boolean): ParameterTable[] {
  return lines.flatMap((text, line) => {
    if (isCode(line) || !/^\|\s*(?:Name|Parameter)\s*\|/.test(text)) return []
    const header = rowOf(text, line)
    const columnOf = (title: string): number => header.cells.findIndex((cell) => cell.trim() === title)
    const columns = { name: 0, type: columnOf('Type'), required: columnOf('Required'), about: columnOf('Description') }
    if (columns.type < 0 || columns.required < 0 || columns.about < 0) return []
    const below = lines.slice(line + 2)
    const count = below.findIndex((row) => !row.startsWith('|'))
    const rows = below.slice(0, count < 0 ? below.length : count).map((row, index) => rowOf(row, line + 2 + index))
    const whole = rows.filter(({ cells }) => cells.length === header.cells.length && /`/.test(cells[0]!))
    return whole.length === 0 ? [] : [{ header, rows: whole, columns }]
  })
}

const rowOf = (text: string, line: number): Row => ({
  line,
  cells: text
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/),
})

/** The lines of a page with some of them replaced; `undefined` takes one out. */
export function withLines(page: Page, changes: ReadonlyMap<number, string | undefined>): string {
  return page.lines
    .flatMap((text, line) => {
      const changed = changes.has(line) ? changes.get(line) : text
      return changed === undefined ? [] : [changed]
    })
    .join('\n')
}

/** The lines of a page with a stretch replaced by others. */
export const splice = (page: Page, from: number, to: number, lines: readonly string[]): string =>
  [...page.lines.slice(0, from), ...lines, ...page.lines.slice(to)].join('\n')

export const rowText = (cells: readonly string[]): string => `|${cells.join('|')}|`
