import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareNamespaces } from '#codegen/check/breaking/compare.js'
import { checkExamples } from '#codegen/check/examples/examples.js'
import { createEmitter, templateNames } from '#codegen/emit/index.js'
import { readTemplates } from '#codegen/files/index.js'
import { parseDocument } from '#codegen/parse/index.js'
import { type ChangeRule, type ChangeRuleId, changeRules } from '#codegen/rules/breaking.js'
import { root } from '../helpers/cli.js'

const text = readFileSync(join(root, 'spec/telnyx.md'), 'utf8')
const then = parseDocument('spec/telnyx.md', text)

/** The text with one row of one function's table changed. */
function edit(path: string, from: string, to: string): string {
  const [name, parameter] = path.split('.') as [string, string]
  const start = text.indexOf(`| \`${parameter}\` |`, text.indexOf(`\n## ${name}\n`))
  const end = text.indexOf('\n', start)
  const row = text.slice(start, end)
  expect(row).toContain(from)
  return text.slice(0, start) + row.replace(from, to) + text.slice(end)
}

const read = new Map<string, typeof then>()

/** The document after an edit, which several tests look at: each is read once. */
function edited(path: string, from: string, to: string): typeof then {
  const key = [path, from, to].join('\n')
  const document = read.get(key) ?? parseDocument('spec/telnyx.md', edit(path, from, to))
  read.set(key, document)
  return document
}

const line = (code: string): number => text.slice(0, text.indexOf(code)).split('\n').length
/** Where examples pass `text` to `send_sms`, and the lines of those calls. */
const sms = {
  call: line('local result = app.integrations.telnyx.send_sms'),
  text: line('  text = "Hello'),
  to: line('  to = "+1987'),
  guide: line('app.integrations.telnyx.send_sms({ from = "+1..."'),
}
const guides = [sms.guide, sms.guide + 3, sms.guide + 4]

type Case = readonly [
  path: string,
  from: string,
  to: string,
  rule: ChangeRuleId,
  subject?: string | undefined,
  examples?: readonly string[],
]

/** One cell each: what it said, what it says, the one finding; then what it breaks of the examples. */
const cases: readonly Case[] = [
  ['send_sms.subject', '`subject`', '`title`', 'param-renamed'],
  [
    'send_sms.to',
    '`to`',
    '`recipient`',
    'param-renamed',
    undefined,
    [
      `example-unknown-param ${sms.to}`,
      `example-missing-required ${sms.call}`,
      ...guides.flatMap((at) => [`example-unknown-param ${at}`, `example-missing-required ${at}`]),
    ],
  ],
  [
    'get_call.call_session_id',
    '`call_session_id`',
    '`id`',
    'param-renamed',
    undefined,
    [
      `example-unknown-param ${line('  call_session_id = "0ccc')}`,
      `example-missing-required ${line('local result = app.integrations.telnyx.get_call(')}`,
    ],
  ],
  ['send_sms.from', '| yes |', '| no |', 'param-became-optional'],
  [
    'send_sms.subject',
    '| no |',
    '| yes |',
    'param-became-required',
    undefined,
    [sms.call, ...guides].map((at) => `example-missing-required ${at}`),
  ],
  ['send_sms.subject', 'string', 'integer', 'type-changed'],
  [
    'send_sms.text',
    'string',
    'integer',
    'type-changed',
    undefined,
    [sms.text, ...guides].map((at) => `example-wrong-type ${at}`),
  ],
  ['list_calls.page_size', 'integer', 'number', 'type-generalized'],
  ['send_sms.use_mms', 'boolean', 'boolean or string', 'type-generalized'],
  ['send_sms.media_urls', 'array', 'array<integer>', 'type-changed', 'send_sms.media_urls[]'],
  ['send_sms.media_urls', 'array', 'string', 'type-changed'],
  ['list_calls.page_size', 'max: 250', 'max: 100', 'bound-tightened'],
  ['list_calls.page_size', 'max: 250', 'max: 500', 'bound-loosened'],
  ['list_calls.page_number', 'starts at 1', 'starts at 0', 'bound-loosened'],
  ['list_calls.page_number', 'starts at 1', 'starts at 2', 'bound-tightened'],
  [
    'list_messages.page_size',
    'max: 250',
    'max: 40',
    'bound-tightened',
    undefined,
    [`example-out-of-range ${line('  page_size = 50')}`],
  ],
  ['list_calls.page_size', ', max: 250', '', 'bound-removed'],
  ['list_calls.page_number', ' (starts at 1)', '', 'bound-removed'],
  ['send_sms.subject', 'Subject (for MMS)', 'Subject (for MMS, max 64 characters)', 'bound-added'],
  ['send_sms.media_urls', 'for MMS', 'for MMS (max 10 items)', 'bound-added'],
  ['list_calls.page_size', 'default: 20', 'default: 25', 'default-changed'],
  ['list_calls.page_size', 'default: 20, ', '', 'default-removed'],
  ['send_sms.use_mms', 'as MMS', 'as MMS (default: `false`)', 'default-added'],
  ['list_calls.filter_status', ', `timeout`', '', 'enum-value-removed'],
  [
    'list_calls.filter_status',
    '`completed`, ',
    '',
    'enum-value-removed',
    undefined,
    [`example-enum-value ${line('  filter_status = "completed"')}`],
  ],
  ['list_calls.filter_status', '`timeout`', '`timeout`, `lost`', 'enum-value-added'],
  ['list_calls.filter_status', '`in-progress`', '`in_progress`', 'enum-value-renamed'],
  ['list_calls.filter_status', '`busy`', '`engaged`', 'enum-value-renamed'],
  ['list_messages.direction', '`inbound` or `outbound`', 'Which way it went', 'enum-removed'],
  ['send_sms.subject', 'Subject (for MMS)', '`a` or `b`', 'enum-added'],
  ['send_sms.to', ' (E.164)', '', 'format-removed'],
  ['send_sms.text', 'Message body', 'Message body (ISO 8601)', 'format-added'],
  ['send_sms.to', '(E.164)', '(ISO 8601)', 'format-changed'],
  ['send_sms.subject', 'Subject (for MMS)', '**Deprecated.** Subject (for MMS)', 'param-deprecated'],
  ['send_sms.subject', 'Subject (for MMS)', 'Subject line of MMS', 'description-changed'],
  [
    'send_sms.subject',
    'Subject (for MMS)',
    'Subject (for MMS). Required if `use_mms` is `true`',
    'description-changed',
  ],
  [
    'send_sms.subject',
    'Subject (for MMS)',
    'Subject (for MMS). Cannot be used with `media_urls`',
    'rule-added',
    'send_sms',
  ],
]

const find = (before: typeof then, after: typeof then): string[] =>
  compareNamespaces(before.namespaces, after.namespaces).map(({ rule, subject }) => `${rule} ${subject}`)

describe('one changed cell is one finding, and breaks what it breaks', () => {
  for (const [path, from, to, rule, subject = path, examples = []] of cases)
    test(`${path}: ${from} becomes ${to}: ${rule}`, () => {
      const now = edited(path, from, to)
      expect(now.messages.map(String)).toEqual(then.messages.map(String))
      expect(find(then, now)).toEqual([`${rule} telnyx.${subject}`])
      expect(
        checkExamples(now.namespaces)
          .map((each) => `${each.rule} ${each.place!.start.line}`)
          .sort(),
      ).toEqual([...examples].sort())
    })

  for (const [path, from, to, rule] of cases)
    test(`${path}: ${from} becomes ${to}, taken back, is the mirror of ${rule}`, () => {
      const { mirror } = changeRules[rule] as ChangeRule
      const back = find(edited(path, from, to), then)
      expect(back).toHaveLength(1)
      expect(back[0]!.split(' ', 1)).toEqual([mirror])
    })

  test('the changed cells trigger every rule that a cell can trigger', () => {
    const tried = new Set<string>(
      cases.flatMap(([, , , rule]) => [rule, (changeRules[rule] as { mirror?: string }).mirror ?? rule]),
    )
    // What takes a heading, a row, an example, an answer or several documents is in breaking.test.ts; effects are in
    // lines of their own.
    const beyond =
      /^(namespace|function|alias|parameters|account|return|field|example|guide|effect|idempotence)-|^rule-(?:loosened|tightened)$|^param-(added|removed|order)|^param-removed-after/
    expect(Object.keys(changeRules).filter((rule) => !tried.has(rule) && !beyond.test(rule))).toEqual([])
  })

  const emitter = createEmitter(readTemplates(templateNames))
  const filesOf = async ({ namespaces }: typeof then): Promise<ReadonlyMap<string, string>> => {
    const emit = await emitter
    return new Map(namespaces.flatMap((namespace) => emit(namespace)).map((file) => [file.path, file.text]))
  }
  const generated = filesOf(then)

  for (const [path, from, to] of cases)
    test(`${path}: ${from} becomes ${to} leaves only files of documents stale, not those of its overlay`, async () => {
      const [was, is] = [await generated, await filesOf(edited(path, from, to))]
      const stale = [...is].filter(([file, now]) => was.get(file) !== now).map(([file]) => file.replace('telnyx/', ''))
      expect([...is.keys()]).toEqual([...was.keys()])
      expect(stale).toContain('schema.json')
      expect(stale.filter((file) => !['schema.json', 'index.ts', 'docs.ts'].includes(file))).toEqual([])
    })
})
