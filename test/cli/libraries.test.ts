import { expect, test } from 'vitest'
import { explainMissingLibrary } from '#codegen/cli/libraries.js'
import { project } from '../helpers/cli.js'

const missing = (name: string): Error =>
  Object.assign(new Error(`Cannot find package '${name}' imported from /x.js`), { code: 'ERR_MODULE_NOT_FOUND' })

/** What is said in a folder with these files, by a process that this package manager started. */
function lineIn(files: Readonly<Record<string, string>>, startedBy: string | undefined): string {
  const before = process.cwd()
  process.chdir(project(files))
  try {
    const environment = { npm_config_user_agent: startedBy === undefined ? undefined : `${startedBy}/9.1.0 node/v22` }
    const error = explainMissingLibrary(missing('yaml'), environment) as Error
    return /\n\n {2}(.*)\n$/.exec(error.message)?.[1] ?? error.message
  } finally {
    process.chdir(before)
  }
}

const lines = {
  npm: 'npm install --save-dev yaml@2',
  pnpm: 'pnpm add --save-dev yaml@2',
  yarn: 'yarn add --dev yaml@2',
  bun: 'bun add --dev yaml@2',
}

test.each([
  [{}, undefined, lines.npm],
  [{}, 'npm', lines.npm],
  [{}, 'pnpm', lines.pnpm],
  [{}, 'yarn', lines.yarn],
  [{}, 'bun', lines.bun],
  [{}, 'deno', lines.npm],
  [{ 'package-lock.json': '{}' }, 'pnpm', lines.npm],
  [{ 'pnpm-lock.yaml': '' }, 'npm', lines.pnpm],
  [{ 'yarn.lock': '' }, undefined, lines.yarn],
  [{ 'bun.lock': '' }, 'npm', lines.bun],
])('with %j and started by %s, a missing library is installed by %s', (files, startedBy, line) => {
  expect(lineIn(files, startedBy)).toBe(line)
})

test.each([
  ['an error of another kind', new Error("Cannot find package 'yaml'")],
  ['a module of the project', missing('left-pad')],
  ['what is no error', 'yaml'],
])('the command %s stays as it is', (_, thrown) => {
  expect(explainMissingLibrary(thrown, {})).toBe(thrown)
})
