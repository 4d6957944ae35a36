import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project, root } from '../helpers/cli.js'

/** Without what a surrounding make says to those it starts. */
const { MAKEFLAGS: _flags, MAKELEVEL: _level, MFLAGS: _more, ...env } = process.env
const make = (target: string, path = process.env.PATH!) =>
  spawnSync('make', [target], { cwd: root, encoding: 'utf8', env: { ...env, PATH: path } })

describe.skipIf(make('help').error !== undefined)('make', () => {
  test('help is the default and lists every target that is for people', () => {
    const { stdout, status } = make('help')
    expect(status).toBe(0)
    const targets = [...readFileSync(join(root, 'Makefile'), 'utf8').matchAll(/^([a-z]+):.*##/gm)].map(
      (match) => match[1],
    )
    expect(targets).toEqual(expect.arrayContaining(['help', 'generate', 'check', 'test']))
    expect([...stdout.matchAll(/^ {2}(\w+) {2,}\S/gm)].map((match) => match[1])).toEqual(targets)
    expect(spawnSync('make', { cwd: root, encoding: 'utf8', env }).stdout).toBe(stdout)
  })

  test('make reports that Node is too old', () => {
    const bin = project({
      'old.cjs':
        "Object.defineProperty(process.versions, 'node', { value: '20.18.3' })\n" +
        "Object.defineProperty(process, 'version', { value: 'v20.18.3' })\n",
      node: `#!/bin/sh\nexec "${process.execPath}" --require "$(dirname "$0")/old.cjs" "$@"\n`,
    })
    chmodSync(join(bin, 'node'), 0o755)
    for (const target of ['generate', 'check', 'test']) {
      const { stdout, stderr, status } = make(target, `${bin}:${process.env.PATH}`)
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
      expect(stderr).toMatch(/^moonbind needs Node >= 20\.19, this is v20\.18\.3: https:\/\/nodejs\.org\n/)
    }
  })
})
