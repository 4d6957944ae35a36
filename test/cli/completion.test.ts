import { describe, expect, test } from 'vitest'
import { moonbind } from '../helpers/cli.js'
import { hasShell, offersOf, type Shell } from '../helpers/shells.js'

const shells: readonly Shell[] = ['bash', 'zsh', 'fish']

describe.each(shells)('%s', (shell) => {
  const offers: readonly (readonly [line: string, offered: unknown])[] = [
    ['moonbind ', expect.arrayContaining(['help', 'init', 'generate', 'completion'])],
    ['moonbind ch', ['check']],
    ['moonbind help ch', ['check']],
    ['moonbind help help ', []],
    ['moonbind check --ba', ['--base', '--base-tip']],
    ['moonbind completion z', ['zsh']],
    ['moonbind run no-such-file', []],
  ]
  test.skipIf(!hasShell(shell))('offers commands, and the options of each (skipped without this shell)', async () => {
    const { out } = await moonbind(['completion', shell])
    const lines = offers.map(([line]) => line)
    const offered = offersOf(shell, out, lines).map((words, index) => [lines[index], words.sort()])
    expect(offered).toEqual(offers)
  })

  test('the completion names every command and option', async () => {
    const script = (await moonbind(['completion', shell])).out
    const commands = [...(await moonbind(['help'])).out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1]!)
    for (const command of commands) {
      const { out } = await moonbind(['help', command])
      const options = [...out.matchAll(/^ {2}(?:-., )?--([a-z-]+)/gm)].map((match) => match[1]!)
      for (const name of [command, ...options]) expect(script).toMatch(new RegExp(`[ '(-]${name}[ '\\[:=)]`))
    }
  })
})

test('an unknown shell is refused, with the names of the known ones', async () => {
  expect(await moonbind(['completion', 'fihs'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('moonbind: unknown shell "fihs", did you mean fish?\n'),
  })
})
