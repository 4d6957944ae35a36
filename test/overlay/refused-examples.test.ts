import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyOverlay } from '#codegen/overlay/apply.js'
import { parseDocument } from '#codegen/parse/index.js'
import { moonbind, root } from '../helpers/cli.js'
import { read, shop, sound } from './shop.js'

const withoutTags = sound
  .replace('      tags: tag\n', '')
  .replace('    pages:', '    absent: { tags: Orders have no tags }\n    pages:')

const right = 'app.integrations.shop.list_orders({})'
const wrong = 'app.integrations.shop.list_orders({ tags = { "a" } })'
const other = 'app.integrations.shop.get_order({ tags = 1 })'

function notesOf(codes: readonly string[], language = 'lua'): readonly string[] {
  const functions = shop.functions.map((fn, index) =>
    index === 0 ? { ...fn, examples: codes.map((code) => ({ language, code })) } : fn,
  )
  const notes = applyOverlay({ ...shop, functions }, read(withoutTags).overlay!).functions[0]!.reservations ?? []
  return notes.filter((note) => note.includes('is refused'))
}

describe('examples that the overlay refuses are marked on the pages of their function and namespace', () => {
  const refusal = 'is refused: the parameter `tags` is not available.'
  const marked: readonly (readonly [what: string, codes: readonly string[], notes: readonly string[]])[] = [
    ['the only one', [wrong], [`The documented example ${refusal}`]],
    ['one of two', [right, wrong], [`Example 2 of 2 ${refusal}`]],
    ['both', [wrong, wrong], [`Example 1 of 2 ${refusal}`, `Example 2 of 2 ${refusal}`]],
    ['twice in one', [`${wrong}\n${wrong}`], [`The documented example ${refusal}`]],
    ['none', [right], []],
    ['a call of another function', [other], []],
    ['a function of that name in another namespace', [wrong.replace('.shop.', '.store.')], []],
    ['what cannot be read', ['app.integrations.shop.list_orders({ tags = '], []],
  ]
  test.each(marked)(
    'examples that the overlay refuses are marked on the pages of their function and namespace: %s',
    (_what, codes, notes) => expect(notesOf(codes)).toEqual(notes),
  )

  test('an example in a language that moonbind does not read is not marked', () =>
    expect(notesOf([wrong], 'text')).toEqual([]))
})

test('the mock refuses the documented examples that the overlay refuses, with its reason', async () => {
  const file = 'spec/telnyx.md'
  const { namespaces } = parseDocument(file, readFileSync(join(root, file), 'utf8'))
  const code = (name: string): string => namespaces[0]!.functions.find((fn) => fn.name === name)!.examples[0]!.code
  const said = async (name: string): Promise<string> =>
    (await moonbind(['run', '--mock', '--no-lint', '-e', code(name)])).err
  expect(await said('get_call')).toContain(
    'get_call is not available: The API finds a call by its call control id only',
  )
  expect(await said('list_calls')).toContain(
    'the parameter "filter_status" is not available: The API describes no status',
  )
  expect(await said('list_call_records')).toContain('"filter_call_session_id"')
})
