import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareFunctions } from '#codegen/check/breaking/functions.js'
import { parseDocument } from '#codegen/parse/index.js'
import { moonbind } from '../helpers/cli.js'
import { git } from '../helpers/git.js'

const parse = (text: string, name = 'do_it') =>
  parseDocument('shop.md', `# Shop\n\n## ${name}\n\nDoes it.\n\n${text}\n\nNo parameters.\n`).namespaces[0]!

test.each<[text: string, effect: string]>([
  ['**Effect:** read', 'read true document'],
  ['**Effect:** write, idempotent', 'write true document'],
  ['- **Effect:** destructive\n- **Auth:** key', 'destructive false document'],
  ['> **Note:** This action cannot be undone.', 'destructive false document'],
  ['### Effect\n\n`read`', 'read true document'],
  ['**Idempotent:** yes', 'write true default'],
  ['**Parameters:** None.\n\n**Effect:** read', 'read true document'],
  [
    '| Name | Type | Required | Description |\n|---|---|---|---|\n| `force` | boolean | no | This action ' +
      'cannot be undone. |',
    'write false default',
  ],
  ['- `force` (boolean, optional): This action cannot be undone.', 'write false default'],
  ['```lua\n-- Effect: read\n```', 'write false default'],
  ['', 'write false default'],
])('reads the stated effect of %j', (text, wanted) => {
  const [documented] = parse(text).functions
  const { kind, idempotent, source } = documented!.effect
  expect(`${kind} ${idempotent} ${source}`).toBe(wanted)
  expect(documented!.summary).toBe('Does it.')
  expect(documented!.description ?? '').not.toContain('Effect')
})

test('a description that comes first does not state the effect', () => {
  const { namespaces } = parseDocument('s.md', '## do_it\n\n**Effect:** read\n\nDoes it.\n')
  expect(namespaces[0]!.functions[0]).toMatchObject({ summary: 'Does it.', effect: { kind: 'read' } })
})

test.each<[before: string, after: string, rule: string | undefined]>([
  ['**Effect:** read', '**Effect:** write', 'effect-raised'],
  ['**Effect:** read', '**Effect:** destructive', 'effect-raised'],
  ['**Effect:** write', '**Effect:** read', 'effect-lowered'],
  ['**Effect:** destructive', '**Effect:** read', 'effect-lowered'],
  ['**Effect:** write', '**Effect:** destructive', 'effect-destructive'],
  ['**Effect:** destructive', '**Effect:** write', 'effect-harmless'],
  ['**Effect:** write, idempotent', '**Effect:** write', 'idempotence-lost'],
  ['**Effect:** write', '**Effect:** write, idempotent', 'idempotence-gained'],
  ['**Effect:** write', '', undefined],
])('a changed effect from %j to %j is %s', (before, after, rule) => {
  const rules = compareFunctions(parse(before).functions, parse(after).functions, 'shop').map((change) => change.rule)
  expect(rules).toEqual(rule === undefined ? [] : [rule])
})

test('a schema without effects gives no finding about changed effects', () => {
  const { effect: _, ...older } = parse('**Effect:** read').functions[0]!
  expect(compareFunctions([older as never], parse('**Effect:** write').functions, 'shop')).toEqual([])
})

const overlay = (call: string, more = ''): string =>
  `api: https://api.example.com\nfunctions:\n  find_it:\n    call: ${call} /it\n${more}`
const document = (text: string): string => `# Shop\n\n## find_it\n\nFinds it.\n\n${text}\n\nNo parameters.\n`

function project(text: string, http: string): string {
  const cwd = mkdtempSync(join(tmpdir(), 'moonbind-effects-'))
  mkdirSync(join(cwd, 'spec'))
  writeFileSync(join(cwd, 'spec/shop.md'), document(text))
  writeFileSync(join(cwd, 'spec/shop.http.yaml'), http)
  return cwd
}

const REASON = '    effect: { kind: read, because: The API searches by POST }\n'

test.each<[text: string, http: string, effect: string, from: string]>([
  ['', overlay('POST'), 'find_it  write', 'overlay at spec/shop.http.yaml:4:11'],
  ['', overlay('GET'), 'find_it  read', 'overlay at spec/shop.http.yaml:4:11'],
  ['', overlay('DELETE'), 'find_it  destructive, idempotent', 'overlay at spec/shop.http.yaml:4:11'],
  ['', overlay('POST', REASON), 'find_it  read', 'overlay at spec/shop.http.yaml:5:13'],
  ['**Effect:** destructive', overlay('POST'), 'find_it  destructive', 'sentence at spec/shop.md:7:1'],
])('document %j with overlay %j: %s, and explain says why', async (text, http, effect, from) => {
  const { out } = await moonbind(['explain', 'shop.find_it'], { cwd: project(text, http) })
  expect(out).toContain(`shop.${effect}\n`)
  expect(out.split('\n').find((line) => line.startsWith('  effect'))).toContain(from)
})

test.each<[text: string, http: string, message: string | undefined]>([
  [
    '**Effect:** read',
    overlay('POST'),
    '4:11 warning "find_it" is documented as read, and POST means write effect-conflict',
  ],
  [
    '**Effect:** write',
    overlay('GET'),
    '4:11 warning "find_it" is documented as write, and GET means read effect-conflict',
  ],
  [
    '**Effect:** write',
    overlay('DELETE'),
    '4:11 warning "find_it" is documented as write, and DELETE means destructive effect-conflict',
  ],
  [
    '**Effect:** write',
    overlay('POST', REASON),
    '5:13 warning "find_it" is documented as write, and the overlay says read effect-conflict',
  ],
  ['**Effect:** read', overlay('POST', REASON), undefined],
  ['**Effect:** destructive', overlay('POST'), undefined],
  ['', overlay('POST', '    effect: read\n'), '5:13 error expected "effect" to be a map of names to values overlay'],
  [
    '',
    overlay('POST', '    effect: { kind: reed, because: x }\n'),
    '5:21 error unexpected effect "reed", did you mean "read"? overlay',
  ],
  [
    '',
    overlay('POST', '    effect: { kind: read }\n'),
    '5:13 error expected "effect" to have "because": the reason overlay',
  ],
  [
    '',
    overlay('POST', '    effect: { because: x }\n'),
    '5:13 error expected "effect" to have "kind": read, write or destructive overlay',
  ],
  [
    '',
    overlay('POST', '    effect: { kind: write, because: x, idempotent: yes }\n'),
    '5:52 error expected "idempotent" to be true or false overlay',
  ],
])('document %j against overlay %j: %s', async (text, http, message) => {
  const { err } = await moonbind(['generate'], { cwd: project(text, http) })
  const found = err.split('\n').filter((line) => line.includes('shop.http.yaml:'))
  expect(found.map((line) => line.slice('spec/shop.http.yaml:'.length))).toEqual(message === undefined ? [] : [message])
})

test('the old overlay decides the old effects', async () => {
  const cwd = project('', overlay('GET'))
  git(cwd, 'init', '-q')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-qm', 'first')
  writeFileSync(join(cwd, 'spec/shop.http.yaml'), overlay('POST'))
  await moonbind(['generate'], { cwd })
  const { out } = await moonbind(['check', '--base', 'HEAD'], { cwd })
  expect(out).toMatch(
    /spec\/shop\.http\.yaml:4:11 error shop\.find_it: the function is write now, and was read\n[^]*breaking\/effect-raised/,
  )
})

test('guessed effects are one note per document', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'moonbind-effects-'))
  mkdirSync(join(cwd, 'spec'))
  const sections = ['get_it', 'set_it'].map((name) => `## ${name}\n\nDoes it.\n\nNo parameters.\n`)
  writeFileSync(
    join(cwd, 'spec/shop.md'),
    `# Shop\n\n${sections.join('\n')}\n## put_it\n\n**Effect:** write\n\nPuts it.\n`,
  )
  await moonbind(['generate'], { cwd })
  const { out } = await moonbind(['check'], { cwd })
  expect(out.match(/effect-guessed/g)).toHaveLength(1)
  expect(out).toContain('shop: the effect of 2 of 3 functions is guessed from their names: get_it, set_it')
})
