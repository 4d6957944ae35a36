import { describe, expect, test } from 'vitest'
import { documentOf, moonbind, project } from '../helpers/cli.js'

const cwdOf = () =>
  project({
    'spec/shop.md': documentOf('shop', ['list_items', 'get_item']),
    'spec/other.md': documentOf('other', ['ping']),
    'bad.md': '# Bad\n',
  })

describe('schema', () => {
  test('schema prints one list for all files', async () => {
    const { code, out, err } = await moonbind(['schema', 'spec/shop.md', 'spec/other.md'], { cwd: cwdOf() })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const schema = JSON.parse(out)
    expect(schema.map((entry: { namespace: string }) => entry.namespace)).toEqual(['shop', 'other'])
    expect(schema[0].functions[1]).toMatchObject({
      name: 'get_item',
      parameters: [{ name: 'id', required: true, schema: { type: 'string' } }],
    })
  })

  test('schema prints diagnostics on standard error, apart from the schema', async () => {
    const { code, out, err } = await moonbind(['schema', 'bad.md'], { cwd: cwdOf() })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toBeInstanceOf(Array)
    expect(err).toMatch(/^bad\.md:\d+:\d+\S* error /)
  })

  test('schema reports mistakes between documents, as generate does', async () => {
    const files = {
      'spec/codegen.md': documentOf('codegen', ['ping']),
      'spec/shop.md': documentOf('shop', ['ping']),
      'spec/store.md': documentOf('shop', ['ping']),
    }
    const cwd = project(files)
    const printed = await moonbind(['schema', ...Object.keys(files)], { cwd })
    const generated = await moonbind(['generate'], { cwd })
    expect([printed.code, generated.code]).toEqual([1, 1])
    expect(printed.err).toMatch(/codegen\.md.* reserved-namespace\n[^]*store\.md.* duplicate-namespace\n/)
    expect(printed.err).toBe(generated.err)
  })

  test('schema --json prints one object, and --report what was read', async () => {
    const cwd = cwdOf()
    const all = JSON.parse((await moonbind(['schema', 'spec/shop.md', 'bad.md', '--json'], { cwd })).out)
    expect(all).toMatchObject({
      schema: [{ namespace: 'shop' }, {}].slice(0, all.schema.length),
      diagnostics: [{ file: 'bad.md', severity: 'error' }],
      report: [{ file: 'spec/shop.md' }, { file: 'bad.md' }],
    })
    const report = JSON.parse((await moonbind(['schema', 'spec/shop.md', '--report'], { cwd })).out)
    expect(report).toMatchObject([{ file: 'spec/shop.md' }])
  })

  test('a file that is missing is an input that cannot be read', async () => {
    const { code, err } = await moonbind(['schema', 'none.md'], { cwd: cwdOf() })
    expect(code).toBe(3)
    expect(err).toMatch(/^none\.md error Cannot read it: no such file or folder unreadable-file\n/)
  })
})

describe('explain', () => {
  test('explain prints what is known about a parameter, and which line says so', async () => {
    const { code, out } = await moonbind(['explain', 'shop.get_item.id'], { cwd: cwdOf() })
    expect(code).toBe(0)
    expect(out).toMatch(/^shop\.get_item\.id {2}string {2}required\nWhich one\n/)
    expect(out).toMatch(/^ {2}type +"string" +column at spec\/shop\.md:30:10 +"string"$/m)
    expect(out).toMatch(/^ {2}required +true +column at spec\/shop\.md:30:19 +"yes"$/m)
  })

  test('explain prints the parts of a function and of a namespace', async () => {
    const cwd = cwdOf()
    expect((await moonbind(['explain', 'shop.get_item'], { cwd })).out).toMatch(
      /^shop\.get_item {2}read \(guessed\)\nDoes get_item\.\n[\s\S]*\n {2}shop\.get_item\.id {2}string {2}required\n$/,
    )
    expect((await moonbind(['explain', 'shop'], { cwd })).out).toMatch(
      /^shop {2}\w+[\s\S]*\n {2}shop\.list_items {2}read \(guessed\)\n {2}shop\.get_item {2}read \(guessed\)\n$/,
    )
  })

  test('explain --json prints facts as data', async () => {
    const { out } = await moonbind(['explain', 'shop.get_item.id', '--json'], { cwd: cwdOf() })
    expect(JSON.parse(out)).toMatchObject({ name: 'id', text: 'Which one' })
    expect(JSON.parse(out).facts).toContainEqual({
      of: 'required',
      value: true,
      by: 'column',
      text: 'yes',
      file: 'spec/shop.md',
      line: 30,
      column: 19,
    })
  })

  test.each([
    ['shpo', 'unknown namespace: "shpo", did you mean "shop"?'],
    ['shop.get_itme', 'unknown function of shop: "get_itme", did you mean "get_item"?'],
    ['shop.get_item.di', 'unknown parameter of get_item: "di", did you mean "id"?'],
    ['shop.get_item.xyz', 'unknown parameter of get_item: "xyz", expected "id"'],
    ['shop.get_item.id.x', 'unknown part of id: "x", there are none'],
  ])('explain refuses the unknown %s', async (name, want) => {
    expect(await moonbind(['explain', name], { cwd: cwdOf() })).toEqual({
      code: 2,
      out: '',
      err: `moonbind: ${want}\n`,
    })
  })
})
