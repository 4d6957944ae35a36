/** Edits that change how a page is laid out and nothing that it says. */
import type { Edit } from './edit.js'
import { splice, withLines } from './page.js'

export const EDITS_OF_LAYOUT: readonly Edit[] = [
  { kind: 'CRLF', changes: 'nothing', make: (page) => page.lines.join('\r\n') },
  { kind: 'byte order mark', changes: 'nothing', make: (page) => `\uFEFF${page.lines.join('\n')}` },
  {
    kind: 'blank lines doubled',
    changes: 'nothing',
    make: (page) => {
      const isCode = (line: number): boolean => page.fences.some((fence) => line >= fence.line && line <= fence.end)
      return page.lines.flatMap((text, line) => (text === '' && !isCode(line) ? ['', ''] : [text])).join('\n')
    },
  },
  { kind: 'blank lines at the end', changes: 'nothing', make: (page) => `${page.lines.join('\n')}\n\n\n` },
  {
    kind: 'trailing space in a heading',
    changes: 'nothing',
    make: (page, random) => {
      const section = random.of(page.sections)
      return section && withLines(page, new Map([[section.line, `${page.lines[section.line]!}  `]]))
    },
  },
  {
    kind: 'closed heading',
    changes: 'nothing',
    make: (page, random) => {
      const section = random.of(page.sections)
      return (
        section &&
        withLines(page, new Map([[section.line, `${page.lines[section.line]!} ${'#'.repeat(section.level)}`]]))
      )
    },
  },
  {
    kind: 'comment of HTML',
    changes: 'nothing',
    make: (page, random) => {
      const section = random.of(page.sections.filter(({ level }) => level === 2))
      return section && splice(page, section.line, section.line, ['<!-- checked in spring -->', ''])
    },
  },
  {
    kind: 'line between sections',
    changes: 'nothing',
    make: (page, random) => {
      const section = random.of(page.sections.filter(({ level, name }) => level === 2 && name !== undefined))
      return section && splice(page, section.line, section.line, ['---', ''])
    },
  },
  {
    kind: 'tildes for fences',
    changes: 'nothing',
    make: (page, random) => {
      const fence = random.of(page.fences)
      return (
        fence &&
        withLines(
          page,
          new Map([
            [fence.line, `~~~${fence.language}`],
            [fence.end, '~~~'],
          ]),
        )
      )
    },
  },
  {
    kind: 'dashes of a table',
    changes: 'nothing',
    make: (page, random) => {
      const table = random.of(page.tables)
      return (
        table && withLines(page, new Map([[table.header.line + 1, `|${' :--- |'.repeat(table.header.cells.length)}`]]))
      )
    },
  },
  {
    kind: 'all headings one level deeper',
    changes: 'nothing',
    make: (page) => {
      if (page.sections.some(({ level }) => level > 5)) return undefined
      const [title, ...rest] = page.sections
      if (title?.level !== 1 || rest.some(({ level }) => level === 1)) return undefined
      return withLines(page, new Map(rest.map(({ line }) => [line, `#${page.lines[line]!}`])))
    },
  },
]
