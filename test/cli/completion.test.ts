import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { moonbind } from '../helpers/cli.js'

const available = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).error === undefined

/** What bash offers behind these words, of which the last is not complete. */
async function offered(...words: string[]): Promise<string[]> {
  const { out } = await moonbind(['completion', 'bash'])
  const array = words.map((word) => `'${word}'`).join(' ')
  const code = `${out}\nCOMP_WORDS=(${array}) COMP_CWORD=${words.length - 1}\n_moonbind\nprintf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = spawnSync('bash', ['-c', code], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

test.skipIf(!available('bash'))('bash offers commands, and the options of each (skipped without bash)', async () => {
  expect(await offered('moonbind', '')).toEqual(expect.arrayContaining(['help', 'init', 'generate', 'completion']))
  expect(await offered('moonbind', 'ch')).toEqual(['check'])
  expect(await offered('moonbind', 'help', 'ch')).toEqual(['check'])
  expect(await offered('moonbind', 'check', '--ba')).toEqual(['--base', '--base-tip'])
  expect(await offered('moonbind', 'run', 'scr')).toEqual([])
})

test('zsh and fish name every command and option', async () => {
  const commands = [...(await moonbind(['help'])).out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1]!)
  const [zsh, fish] = [(await moonbind(['completion', 'zsh'])).out, (await moonbind(['completion', 'fish'])).out]
  for (const command of commands) {
    expect(zsh).toContain(`\n    '${command}:`)
    expect(fish).toContain(` -a ${command} `)
    for (const [, option] of (await moonbind(['help', command])).out.matchAll(/^ {2}(?:-., )?--([a-z-]+)/gm)) {
      expect(zsh).toContain(`'--${option}[`)
      expect(fish).toContain(`'__fish_seen_subcommand_from ${command}' -l ${option} `)
    }
  }
})

test.for(['zsh', 'fish'])('%s takes its script (skipped without that shell)', async (shell, { skip }) => {
  if (!available(shell)) skip()
  const { out } = await moonbind(['completion', shell])
  expect(spawnSync(shell, ['-n'], { input: out, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})

test('another shell is refused with those there are', async () => {
  expect(await moonbind(['completion', 'fihs'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('moonbind: unknown shell "fihs", did you mean fish?\n'),
  })
})
