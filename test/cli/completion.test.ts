import { describe, expect, test } from 'vitest'
import { moonbind } from '../helpers/cli.js'
import { hasShell, offersOf, type Shell } from '../helpers/shells.js'

const shells: readonly Shell[] = ['bash', 'zsh', 'fish']

describe.each(shells)('%s', (shell) => {
  const offers = async (line: string): Promise<string[]> => {
    const { out } = await moonbind(['completion', shell])
    return offersOf(shell, out, line).sort()
  }

  test.skipIf(!hasShell(shell))('offers commands, and the options of each (skipped without this shell)', async () => {
    expect(await offers('moonbind ')).toEqual(expect.arrayContaining(['help', 'init', 'generate', 'completion']))
    expect(await offers('moonbind ch')).toEqual(['check'])
    expect(await offers('moonbind help ch')).toEqual(['check'])
    expect(await offers('moonbind help help ')).toEqual([])
    expect(await offers('moonbind check --ba')).toEqual(['--base', '--base-tip'])
    expect(await offers('moonbind completion z')).toEqual(['zsh'])
    expect(await offers('moonbind run no-such-file')).toEqual([])
  })

  test('names every command and option', async () => {
    const script = (await moonbind(['completion', shell])).out
    const commands = [...(await moonbind(['help'])).out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1]!)
    for (const command of commands) {
      const { out } = await moonbind(['help', command])
      const options = [...out.matchAll(/^ {2}(?:-., )?--([a-z-]+)/gm)].map((match) => match[1]!)
      for (const name of [command, ...options]) expect(script).toMatch(new RegExp(`[ '(-]${name}[ '\\[:=)]`))
    }
  })
})

test('another shell is refused with those there are', async () => {
  expect(await moonbind(['completion', 'fihs'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('moonbind: unknown shell "fihs", did you mean fish?\n'),
  })
})
