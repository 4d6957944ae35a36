import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '#codegen/cli/commands.js'
import { moonbind, root } from '../helpers/cli.js'

describe('wrong use', () => {
  const cases: [args: string[], want: string][] = [
    [['genrate'], 'unknown command "genrate", did you mean generate?'],
    [['xyzzy'], 'unknown command "xyzzy", expected one of init, generate, check, '],
    [['--versoin'], 'unknown option "--versoin", did you mean --version?'],
    [['help', 'chekc'], 'unknown command "chekc", did you mean check?'],
    [['generate', '--onyl', 'x'], 'unknown option --onyl, did you mean --only?\nusage: moonbind generate ['],
    [['generate', '-x'], 'unknown option -x, expected one of --spec, --out, '],
    [['generate', '--spec', 'a', '--spec=b'], 'option --spec is given twice, expected it once\nusage: '],
    [['generate', '--json', '--json'], 'option --json is given twice, expected it once\n'],
    [['generate', '--spec'], 'option --spec needs a value: --spec DIR\n'],
    [['generate', '--spec='], 'option --spec needs a value: --spec DIR\n'],
    [['generate', '--json=yes'], 'option --json takes no value\n'],
    [['generate', 'spec'], 'unexpected "spec"\n'],
    [['check', '--no-json'], 'unknown option --no-json'],
    [['schema'], 'schema needs more words\nusage: moonbind schema FILE… ['],
    [['explain'], 'explain needs more words\n'],
    [['run'], 'which script? expected a file, -e CODE or - for standard input\n'],
    [['run', 'x.lua', '-e', 'return 1'], 'expected one script, got "x.lua" and -e\n'],
    [
      ['run', '-e', 'return 1', '--generated', 'nowhere'],
      'no compiled bindings in nowhere: expected <namespace>/index.js',
    ],
    [['mock', '--fail', 'often'], 'option --fail: expected STATUS or STATUS:COUNT such as 429:3, got "often"\n'],
    [['mock', '--port', '99999'], 'option --port: expected a number from 0 to 65535, got 99999\n'],
    [['mock', '--latency', '1s'], 'option --latency: expected a whole number, got "1s"\n'],
    [['docs', 'raed'], 'unknown "raed", did you mean read?\n'],
    [['docs', 'read'], 'which page? npx moonbind docs list shows all\n'],
  ]
  test.each(cases)('wrong usage is refused: %j', async (args, want) => {
    const { code, out, err } = await moonbind(args)
    expect(err).toContain(`moonbind: ${want}`)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  test('moonbind without a command lists all commands', async () => {
    expect(await moonbind([])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('usage: moonbind COMMAND'),
    })
  })
})

describe('help', () => {
  test('--version prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await moonbind(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test('help shows every command and each option', async () => {
    const { code, out } = await moonbind(['help'])
    expect(code).toBe(0)
    const names = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1]!)
    expect(names).toEqual(commands.map(({ name }) => name))
    for (const name of names) {
      const help = await moonbind(['help', name])
      expect(await moonbind([name, '--help'])).toEqual(help)
      expect(help.out).toContain(`usage: moonbind ${name} `)
      for (const [, option] of help.out.matchAll(/\[(--[a-z-]+)/g))
        expect(help.out).toMatch(new RegExp(`^ {2}(?:-., )?${option!}`, 'm'))
    }
  })
})
