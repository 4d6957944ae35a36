/** Edits of sections: functions, groups, guides and examples. */
import type { Edit } from './edit.js'
import { type Page, pageOf, type Section, splice, withLines } from './page.js'
import type { Random } from './random.js'

const named = (page: Page): Section[] => page.sections.filter(({ name }) => name !== undefined)

const linesOf = (page: Page, { line, end }: Section): string[] => page.lines.slice(line, end)

const chosen =
  (change: (page: Page, section: Section, random: Random) => string | undefined): Edit['make'] =>
  (page, random) => {
    const section = random.of(named(page))
    return section && change(page, section, random)
  }

/** Replaces a name where it is not a part of another one. */
const replaceName = (text: string, from: string, to: string): string =>
  text.replace(new RegExp(`(?<![\\w])${from}(?![\\w])`, 'g'), to)

/** The first line of prose below a heading. */
function proseOf(page: Page, section: Section): number | undefined {
  for (let line = section.line + 1; line < section.end; line++) {
    const text = page.lines[line]!
    if (text.trim() === '') continue
    return /^[A-Z][a-z]/.test(text) && !/:$/.test(text) ? line : undefined
  }
  return undefined
}

const saysBelow = (sentence: string): Edit['make'] =>
  chosen((page, section) => {
    const line = proseOf(page, section)
    return line === undefined ? undefined : splice(page, line + 1, line + 1, ['', sentence])
  })

const namesOfRows = (page: Page, section: Section): string[] =>
  page.tables
    .filter(({ header }) => header.line > section.line && header.line < section.end)
    .flatMap(({ rows }) => rows.map(({ cells }) => cells[0]!.trim()))

const rule = (sentence: (first: string, second: string) => string): Edit['make'] =>
  chosen((page, section) => {
    const line = proseOf(page, section)
    const [first, second] = namesOfRows(page, section).slice(-2)
    return line === undefined || !first || !second
      ? undefined
      : splice(page, line + 1, line + 1, ['', sentence(first, second)])
  })

const removesSection = chosen((page, section) => {
  if (named(page).length < 2) return undefined
  const rest = pageOf(splice(page, section.line, section.end, []))
  const isCalled = new RegExp(`(?<![\\w])${section.name}(?![\\w])`)
  const calling = rest.fences.filter(({ line, end }) => isCalled.test(rest.lines.slice(line, end).join('\n')))
  const dropped = new Map<number, undefined>()
  for (const { line, end } of calling) for (let at = line; at <= end; at++) dropped.set(at, undefined)
  return withLines(rest, dropped)
})

const fencesOf = (page: Page): Page['fences'] => page.fences.filter(({ language }) => /^(?:lua)?$/.test(language))

export const EDITS_OF_FUNCTIONS: readonly Edit[] = [
  { kind: 'function removed', make: removesSection },
  {
    kind: 'function renamed',
    make: chosen((page, { name }) => replaceName(page.lines.join('\n'), name!, `${name}_now`)),
  },
  {
    kind: 'function copied under another name',
    make: chosen((page, section) =>
      splice(page, section.end, section.end, [
        ...replaceName(linesOf(page, section).join('\n'), section.name!, `${section.name}_copy`).split('\n'),
        '',
      ]),
    ),
  },
  {
    kind: 'functions change places',
    make: (page, random) => {
      const sections = named(page)
      const pairs = sections.flatMap((section, index) => {
        const next = sections[index + 1]
        return next && next.line === section.end && next.level === section.level ? [{ section, next }] : []
      })
      const pair = random.of(pairs)
      return (
        pair &&
        splice(page, pair.section.line, pair.next.end, [
          ...linesOf(page, pair.next),
          '',
          ...linesOf(page, pair.section),
        ])
      )
    },
  },
  { kind: 'function deprecated', changes: 'words', make: saysBelow('**Deprecated.** Use another function.') },
  {
    kind: 'summary reworded',
    changes: 'words',
    make: chosen((page, section) => {
      const line = proseOf(page, section)
      return line === undefined ? undefined : withLines(page, new Map([[line, `Carefully: ${page.lines[line]!}`]]))
    }),
  },
  { kind: 'prose added', changes: 'words', make: saysBelow('Answers are kept for an hour.') },
  { kind: 'one of two demanded', make: rule((first, second) => `At least one of ${first} or ${second} is required.`) },
  { kind: 'exactly one of two', make: rule((first, second) => `Exactly one of ${first} or ${second} must be given.`) },
  { kind: 'two exclude each other', make: rule((first, second) => `${first} and ${second} are mutually exclusive.`) },
  {
    kind: 'namespace renamed',
    make: (page) => {
      const text = page.lines.join('\n')
      const changed = text.replace(/app\.integrations\.(\w+)/g, 'app.integrations.$1now')
      return changed === text ? undefined : changed
    },
  },
  {
    kind: 'example removed',
    make: (page, random) => {
      const fence = random.of(fencesOf(page))
      return fence && splice(page, fence.line, fence.end + 1, [])
    },
  },
  {
    kind: 'example repeated',
    make: (page, random) => {
      const fence = random.of(fencesOf(page))
      return fence && splice(page, fence.end + 1, fence.end + 1, ['', ...page.lines.slice(fence.line, fence.end + 1)])
    },
  },
  {
    kind: 'example reads a further field',
    make: (page, random) => {
      const fitting = fencesOf(page).flatMap((fence) => {
        const name = /^local (\w+) = app\.integrations/m.exec(page.lines.slice(fence.line, fence.end).join('\n'))?.[1]
        return name ? [{ fence, name }] : []
      })
      const found = random.of(fitting)
      return found && splice(page, found.fence.end, found.fence.end, [`print(${found.name}.further_code)`])
    },
  },
  {
    kind: 'guide added',
    changes: 'words',
    make: (page) =>
      `${page.lines.join('\n').trimEnd()}\n\n## House rules\n\nBe kind to the service, and ask it rarely.\n`,
  },
  {
    kind: 'guide removed',
    make: (page, random) => {
      const guides = page.sections.filter(
        ({ level, line, end, name }) =>
          level === 2 &&
          name === undefined &&
          !page.sections.some((inner) => inner.line >= line && inner.line < end && inner.name),
      )
      const guide = random.of(guides)
      return guide && splice(page, guide.line, guide.end, [])
    },
  },
  {
    kind: 'title reworded',
    make: (page) => (/^# /.test(page.lines[0]!) ? withLines(page, new Map([[0, '# Things that we call']])) : undefined),
  },
]
