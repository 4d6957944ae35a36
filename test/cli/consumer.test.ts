import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentOf, project, root } from '../helpers/cli.js'

test('without the libraries of the generator, generate names the line that installs them', () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']) })
  const installed = join(cwd, 'node_modules/moonbind')
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
  const cli = join(installed, 'dist/codegen/cli.js')
  for (const command of [['generate'], ['check'], ['schema', 'spec/shop.md'], ['explain', 'shop']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...command], { cwd, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(
      /^moonbind: \S+ is not installed: .*\n\n {2}npm install --save-dev (?=.* unified@11 )(?=.* ts-morph@28 )(?=.*\bhandlebars@4 )(?=.* luaparse@0\.3 )/,
    )
  }
  for (const command of [['--version'], ['help']])
    expect(spawnSync(process.execPath, [cli, ...command], { cwd, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
})

test('importing moonbind/codegen without its libraries names them, too', () => {
  const cwd = project({ 'package-lock.json': '{}' })
  const installed = join(cwd, 'node_modules/moonbind')
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
  const code = "import('moonbind/codegen').catch((error) => console.log(`${error.name}: ${error.message}`))"
  const { stdout } = spawnSync(process.execPath, ['-e', code], { cwd, encoding: 'utf8' })
  expect(stdout).toMatch(/^Failure: \S+ is not installed: .*\n\n {2}npm install --save-dev .*\bts-morph@28\b/)
})
