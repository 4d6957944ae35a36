import { expect, test } from 'vitest'
import { commandNames } from '#codegen/cli/command-names.js'
import { commands } from '#codegen/cli/commands.js'
import { asTyped } from '#codegen/cli/invocation.js'
import { documentOf, moonbind, project } from '../helpers/cli.js'

test('every command has its name in the list', () => {
  expect(commands.map(({ name }) => name)).toEqual(commandNames)
})

test.each([
  ['or begin with: moonbind init', 'or begin with: npx moonbind init'],
  ['run `moonbind generate` again', 'run `npx moonbind generate` again'],
  ['no page\nusage: moonbind docs [list]', 'no page\nusage: moonbind docs [list]'],
  ['npx moonbind docs', 'npx moonbind docs'],
  ['yarn moonbind check', 'yarn moonbind check'],
  ['written by moonbind: move it', 'written by moonbind: move it'],
  ['moonbind needs Node', 'moonbind needs Node'],
  ['mymoonbind run', 'mymoonbind run'],
])('%j is typed as %j', (message, typed) => {
  expect(asTyped({}, message)).toBe(typed)
})

test('a failure names commands as the current project types them', async () => {
  const env = { npm_config_user_agent: 'yarn/4.0.0' }
  const without = await moonbind(['generate'], { cwd: project({}), env })
  expect(without.err).toContain('or begin with: yarn moonbind init')
  const waiting = project({ 'spec/shop.md': documentOf('shop', ['ping']), 'yarn.lock': '' })
  for (const command of [['docs'], ['run', '-e', 'return 1'], ['mock'], ['skill'], ['tools'], ['repl']]) {
    const { code, err } = await moonbind(command, { cwd: waiting, env })
    if (command[0] === 'tools') expect({ code, err }).toEqual({ code: 0, err: '' })
    else
      expect({ command, code, err }).toMatchObject({ code: 2, err: expect.stringContaining('yarn moonbind generate') })
  }
})
