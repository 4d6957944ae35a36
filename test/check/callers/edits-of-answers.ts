/** Edits of documented answers. */
import type { Edit } from './edit.js'
import { type Page, splice, withLines } from './page.js'

const FIELDS = [
  '| Field | Type | Description |',
  '|---|---|---|',
  '| `id` | string | The id |',
  '| `total_count` | integer | How many |',
  '| `state` | string | One of `open`, `closed` |',
]

/** A page whose chosen function documents an answer; edits of answers need one, and few pages have it. */
function withAnswer(page: Page): { readonly lines: readonly string[]; readonly first: number } | undefined {
  const section = page.sections.find(({ name }) => name !== undefined)
  if (!section || page.lines.slice(section.line, section.end).some((text) => /Response|Returns/.test(text)))
    return undefined
  let end = section.end
  while (page.lines[end - 1]!.trim() === '' || /^---+$/.test(page.lines[end - 1]!)) end--
  const title = `${'#'.repeat(section.level + 1)} Response Fields`
  return { lines: splice(page, end, end, ['', title, '', ...FIELDS, '']).split('\n'), first: end + 5 }
}

/** The text of a page with an answer documented, which an edit of answers starts from. */
export const answering = (page: Page): string | undefined => withAnswer(page)?.lines.join('\n')

/** Edits one line of the table that `answering` wrote; the page given is one that it made. */
const onField =
  (field: string, change: (line: string) => readonly string[]): Edit['make'] =>
  (page) => {
    const wanted = FIELDS.find((text) => text.startsWith(`| \`${field}\``))!
    const line = page.lines.indexOf(wanted)
    return line < 0 ? undefined : splice(page, line, line + 1, change(wanted))
  }

/** These are made on what `answering` gives. */
export const EDITS_OF_ANSWERS: readonly Edit[] = [
  { kind: 'answer: field removed', make: onField('total_count', () => []) },
  { kind: 'answer: field added', make: onField('id', (line) => [line, '| `made_at` | string | When |']) },
  { kind: 'answer: field renamed', make: onField('id', (line) => [line.replace('id`', 'uid`')]) },
  { kind: 'answer: type changed', make: onField('total_count', (line) => [line.replace('integer', 'string')]) },
  { kind: 'answer: type becomes a list', make: onField('id', (line) => [line.replace('string', 'string[]')]) },
  {
    kind: 'answer: words changed',
    changes: 'words',
    make: onField('id', (line) => [line.replace('The id', 'Its id, for life')]),
  },
  {
    kind: 'answer: fields change places',
    make: (page) => {
      const [above, below] = [page.lines.indexOf(FIELDS[2]!), page.lines.indexOf(FIELDS[3]!)]
      return above < 0
        ? undefined
        : withLines(
            page,
            new Map([
              [above, FIELDS[3]!],
              [below, FIELDS[2]!],
            ]),
          )
    },
  },
  {
    kind: 'answer: value gained',
    changes: 'words',
    make: onField('state', (line) => [line.replace('`open`,', '`open`, `stale`,')]),
  },
  {
    kind: 'answer: value lost',
    changes: 'words',
    make: onField('state', (line) => [line.replace('`open`, `closed`', '`open`')]),
  },
]
