import { describe, expect, test } from 'vitest'
import { moonbind, project } from '../helpers/cli.js'

/** Compiled output of a consumer, as small as it can be. */
const shop = {
  'package.json': '{ "type": "module" }',
  'made/shop/index.js': `
const name = 'get_item'
export const definition = {
  format: 5, namespace: 'shop', title: 'Shop',
  functions: [{
    name, summary: 'Gets one.',
    effect: { kind: 'read', idempotent: true, source: 'name' },
    parameters: [{ name: 'id', required: true, schema: { type: 'string' } }],
    result: { type: 'object', properties: { id: { type: 'string' } } },
    validate: (input) => typeof input.id === 'string' ? undefined : [{ path: ['id'], code: 'missing', message: 'missing "id" (string)', expected: 'string', received: 'nothing' }],
  }],
  docs: {
    page: '# Shop\\n\\n    app.integrations.shop.work.get_item({ id = "1" })\\n    ' +
      'app.integrations.shop["east-1"].get_item({ id = "1" })\\n',
    functions: { get_item: '## get_item\\n\\nGets one.\\n' },
  },
}
`,
}
const there = ['--generated', 'made']

describe('run', () => {
  test('run takes a file, code after -e, or standard input', async () => {
    const cwd = project({ ...shop, 'hello.lua': 'print("hello", 1, 2.5)\n' })
    expect(await moonbind(['run', 'hello.lua', ...there], { cwd })).toEqual({
      code: 0,
      out: 'hello\t1\t2.5\n',
      err: '',
    })
    expect(await moonbind(['run', '-e', '-- a comment\nprint("hello")', ...there], { cwd })).toEqual({
      code: 0,
      out: 'hello\n',
      err: '',
    })
    expect(await moonbind(['run', '-', ...there], { cwd, input: 'print("hello")' })).toEqual({
      code: 0,
      out: 'hello\n',
      err: '',
    })
  })

  test('run shows what was printed before an error, and the error at its line', async () => {
    const cwd = project({ ...shop, 'bad.lua': 'print("before")\n\nerror("no more")\n' })
    const { code, out, err } = await moonbind(['run', 'bad.lua', ...there], { cwd })
    expect({ code, out }).toEqual({ code: 1, out: 'before\n' })
    expect(err).toMatch(/^bad\.lua:3: no more\n$/)
  })

  test('a syntax error is a failed script', async () => {
    const cwd = project(shop)
    const { code, err } = await moonbind(['run', '-e', 'print(', ...there], { cwd })
    expect(code).toBe(1)
    expect(err).toMatch(/^script:1: .*expected/)
  })

  test('the message of a wrong call says what is wrong with it', async () => {
    const cwd = project(shop)
    const { code, err } = await moonbind(['run', '--mock', '-e', 'app.integrations.shop.get_item({})', ...there], {
      cwd,
    })
    expect(code).toBe(1)
    expect(err).toBe(
      'script:1: app.integrations.shop.get_item: missing "id" (string)\nThe script was not run. No request was made.\n',
    )
  })

  test('with --mock, the accounts of the documents work, and those of --account', async () => {
    const cwd = project(shop)
    const call = (path: string): string => `app.integrations.shop${path}.get_item({ id = "1" })`
    const all = ['', '.default', '.work', '["east-1"]', '.own'].map(call).join('\n')
    expect(await moonbind(['run', '--mock', '--account', 'own', '-e', all, ...there], { cwd })).toEqual({
      code: 0,
      out: '',
      err: '',
    })
    expect(await moonbind(['run', '--mock', '--account', 'shop:own', '-e', all, ...there], { cwd })).toEqual({
      code: 0,
      out: '',
      err: '',
    })
    const { code, err } = await moonbind(['run', '--mock', '-e', call('.wrok'), ...there], { cwd })
    expect(code).toBe(1)
    expect(err).toMatch(/^script:1: .*wrok.*work/)
  })

  test('without --mock, calls say that nothing answers them', async () => {
    const cwd = project(shop)
    expect(await moonbind(['run', '-e', 'print(docs.read("shop.get_item"))', ...there], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining('Gets one.'),
    })
    const { code, err } = await moonbind(['run', '-e', 'app.integrations.shop.get_item({ id = "1" })', ...there], {
      cwd,
    })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^script:1: app\.integrations\.shop\.get_item: no API is connected: run with --mock.*No request was made\.\n$/,
    )
  })

  test('run --json prints the whole run', async () => {
    const cwd = project(shop)
    const good = await moonbind(
      [
        'run',
        '--mock',
        '--json',
        '-e',
        'print(1)\napp.integrations.shop.work.get_item({ id = "7" })\nreturn 2, "x"',
        ...there,
      ],
      { cwd },
    )
    expect(JSON.parse(good.out)).toMatchObject({
      ok: true,
      output: '1\n',
      values: [2, 'x'],
      calls: [{ namespace: 'shop', function: 'get_item', account: 'work', args: { id: '7' }, state: 'ok', line: 2 }],
    })
    const bad = await moonbind(['run', '--json', '-e', 'error("no")', ...there], { cwd })
    expect(bad).toMatchObject({ code: 1, err: '' })
    expect(JSON.parse(bad.out)).toMatchObject({
      ok: false,
      error: { kind: 'runtime', message: 'script:1: no', line: 1 },
    })
  })
})

describe('what cannot be run', () => {
  const cases: [name: string, args: string[], code: number, want: RegExp][] = [
    ['a file that is missing', ['none.lua'], 3, /^moonbind: none\.lua: Cannot read it: no such file or folder\n$/],
    [
      'a file that is no text',
      ['latin.lua'],
      3,
      /^moonbind: latin\.lua:1:8: Unexpected byte 0xE9 at offset 7, expected UTF-8 text\n$/,
    ],
    ['an account of an unknown namespace', ['-e', '', '--account', 'shpo:work'], 2, /option -e needs a value/],
    [
      'an account of a misspelled namespace',
      ['-e', 'return', '--account', 'shpo:work'],
      2,
      /^moonbind: unknown namespace "shpo", did you mean "shop"\?\n$/,
    ],
    [
      'an account without a name',
      ['-e', 'return', '--account', 'shop:'],
      2,
      /^moonbind: --account shop:: expected NAME or NAMESPACE:NAME\n$/,
    ],
    [
      'an account called like a function',
      ['-e', 'return', '--account', 'get_item'],
      2,
      /^moonbind: .*"get_item".*function/,
    ],
    [
      'output that is not ours',
      ['-e', 'return', '--generated', 'foreign'],
      2,
      /^moonbind: x\/index\.js exports no definition of x/,
    ],
    [
      'output that does not load',
      ['-e', 'return', '--generated', 'broken'],
      2,
      /^moonbind: cannot load the bindings of x: /,
    ],
    [
      'output of another version',
      ['-e', 'return', '--generated', 'other'],
      2,
      /^moonbind: x: generated code has format 99/,
    ],
  ]
  test.each(cases)('run refuses %s', async (_name, args, code, want) => {
    const cwd = project({
      ...shop,
      'latin.lua': Buffer.from('print("\xe9")', 'latin1'),
      'foreign/x/index.js': 'export const definition = 1\n',
      'broken/x/index.js': 'export const = \n',
      'other/x/index.js':
        'export const definition = { format: 99, namespace: "x", title: "X", functions: [], docs: { page: "", ' +
        'functions: {} } }\n',
    })
    const result = await moonbind(['run', ...(args.includes('--generated') ? [] : there), ...args], { cwd })
    expect(result.err).toMatch(want)
    expect(result.code).toBe(code)
  })
})

test('docs lists and reads the pages', async () => {
  const cwd = project(shop)
  expect(await moonbind(['docs', ...there], { cwd })).toEqual({ code: 0, out: 'shop\nshop.get_item\n', err: '' })
  expect(await moonbind(['docs', 'list', ...there], { cwd })).toEqual({
    code: 0,
    out: 'shop\nshop.get_item\n',
    err: '',
  })
  expect(await moonbind(['docs', 'read', 'shop.get_item', ...there], { cwd })).toEqual({
    code: 0,
    out: '## get_item\n\nGets one.\n',
    err: '',
  })
})

test('docs searches, and reads several pages in less detail', async () => {
  const cwd = project(shop)
  const line = 'shop.get_item{ id: string } (read) Gets one.'
  expect(await moonbind(['docs', 'search', 'gets', 'item', '--limit', '1', ...there], { cwd })).toEqual({
    code: 0,
    out: `${line}\n`,
    err: '',
  })
  expect(
    JSON.parse((await moonbind(['docs', 'search', 'item', '--limit', '1', '--json', ...there], { cwd })).out),
  ).toMatchObject([{ page: 'shop.get_item', kind: 'function', line }])
  const read = ['docs', 'read', 'shop', 'shop.get_item', '--detail', 'signature', ...there]
  expect(await moonbind(read, { cwd })).toEqual({ code: 0, out: `${line}\n\n${line}\n`, err: '' })
})

test.each([
  [['docs', 'search'], 'moonbind docs search "send a message"'],
  [['docs', 'serch', 'x'], 'unknown "serch", did you mean search?'],
  [['docs', 'search', 'x', '--limit', 'two'], '--limit: expected a whole number, got "two"'],
  [['docs', 'search', 'x', '--detail', 'full'], '--detail is an option of docs read, not of docs search'],
  [['docs', 'search', 'x', '--namespace', 'shpo'], 'search: unknown namespace "shpo", did you mean "shop"?'],
  [['docs', 'read', 'shop', '--max-tokens', '3'], 'read: expected "maxTokens" to be a whole number from 50 to'],
])('docs refuses %j', async (command, message) => {
  const { code, err } = await moonbind([...command, ...there], { cwd: project(shop) })
  expect(code).toBe(2)
  expect(err).toContain(message)
})

test('docs names the nearest page for an unknown one', async () => {
  const { code, err } = await moonbind(['docs', 'read', 'shop.get_itme', ...there], { cwd: project(shop) })
  expect(code).toBe(2)
  expect(err).toMatch(/^moonbind: .*shop\.get_itme.*shop\.get_item\b/)
})
