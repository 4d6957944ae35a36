/**
 * Scripts as models write them: `habits.txt` has wrong ones, each with its findings (`> `) and, where there are fixes,
 * the script after them (`= `); `styles.txt` has right ones, about which nothing may be said.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lint } from './checking.js'

const BEFORE = 'local T = app.integrations.telnyx\nlocal r = T.list_phone_numbers{}\n'
const OPTIONS = { accounts: ['work'] }

interface Entry {
  readonly name: string
  readonly lines: readonly string[]
}

/** The entries of a file, which begin with `### `. */
function entriesOf(file: string): Entry[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8').trimEnd()
  return text
    .split(/^### /m)
    .slice(1)
    .map((entry) => {
      const [name = '', ...lines] = entry.trimEnd().split('\n')
      return { name, lines }
    })
}

const marked = (lines: readonly string[], mark: string): string =>
  lines
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length).replace(/^ /, ''))
    .join('\n')

test.each(entriesOf('habits.txt').map(({ name, lines }) => [name, lines] as const))(
  'lint finds the mistake: %s',
  (_, lines) => {
    const script = lines.filter((line) => !/^[>=](?: |$)/.test(line)).join('\n')
    const found = lint(script, BEFORE, OPTIONS)
    expect(found.findings).not.toBe('')
    expect([found.findings, found.fixed?.replace(/[ \t]+$/gm, '') ?? '']).toEqual([
      marked(lines, '>'),
      marked(lines, '='),
    ])
  },
)

test.each(entriesOf('styles.txt').map(({ name, lines }) => [name, lines] as const))(
  'lint has no finding: %s',
  (_, lines) => {
    expect(lint(lines.join('\n'), BEFORE, OPTIONS).findings).toBe('')
  },
)
