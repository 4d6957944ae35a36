import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project, root } from '../helpers/cli.js'

/** A checkout whose build is `script`, as npm runs it after an install. */
function checkout(script: string): string {
  const folder = project({
    'codegen/prepare.mjs': readFileSync(join(root, 'codegen/prepare.mjs')),
    'build.mjs': script,
    'package.json': JSON.stringify({ type: 'module', scripts: { build: 'node build.mjs' } }),
    'tsconfig.json': '{}',
    'dist/old.js': 'old',
  })
  mkdirSync(join(folder, 'node_modules/typescript'), { recursive: true })
  return folder
}

function prepare(folder: string, environment: NodeJS.ProcessEnv = {}) {
  const { MAKELEVEL: _, ...env } = process.env
  return spawnSync(process.execPath, ['codegen/prepare.mjs'], {
    cwd: folder,
    env: { ...env, ...environment },
    encoding: 'utf8',
  })
}

const builds =
  'import { mkdirSync, writeFileSync } from "node:fs"\nmkdirSync("dist")\nwriteFileSync("dist/new.js", ' +
  '"new")\nconsole.log("built")\n'
const fails = `${builds}console.log("error TS2322")\nprocess.exit(2)\n`

describe('npm prepares a checkout', () => {
  test('npm’s prepare rebuilds dist/, and standard output stays npm’s own', () => {
    const folder = checkout(builds)
    const { status, stdout, stderr } = prepare(folder)
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: 'built\n' })
    expect(existsSync(join(folder, 'dist/old.js'))).toBe(false)
    expect(readFileSync(join(folder, 'dist/new.js'), 'utf8')).toBe('new')
  })

  test('a failing build says why, and leaves dist/ as it was', () => {
    const folder = checkout(fails)
    const { status, stderr } = prepare(folder)
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'built\nerror TS2322\nmoonbind: the build failed, see above; dist/ is as it was before\n',
    })
    expect(readFileSync(join(folder, 'dist/old.js'), 'utf8')).toBe('old')
    expect(existsSync(join(folder, 'dist/new.js'))).toBe(false)
  })

  test('the prepare script builds nothing under make', () => {
    const folder = checkout(fails)
    expect(prepare(folder, { MAKELEVEL: '1' }).status).toBe(0)
    expect(existsSync(join(folder, 'dist/old.js'))).toBe(true)
  })

  test.skipIf(process.platform === 'win32')('npx finds the command of the checkout, also before make builds it', () => {
    for (const environment of [{}, { MAKELEVEL: '1' }]) {
      const folder = checkout(builds)
      prepare(folder, environment)
      expect(readlinkSync(join(folder, 'node_modules/.bin/moonbind'))).toBe('../../dist/codegen/cli.js')
    }
  })
})
