import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project, put, root } from '../helpers/cli.js'
import { generating, others, type Packed, probe } from './installed.js'
import { lenient, programFiles, tsconfig } from './program.js'

const telnyx = ['telnyx.md', 'telnyx.http.yaml'].map((name) => `spec/${name}`)

/** A project as `init` makes it, with a second document that has an overlay, and a program that uses all of it. */
function ownProject(packed: Packed): string {
  const cwd = project({ 'package.json': '{"private":true,"type":"module"}', 'package-lock.json': '{}' })
  packed.install(cwd, [...generating, ...others])
  return cwd
}

export function inOwnProject(packed: () => Packed): void {
  test('begins with init, generates, runs, checks, compiles whatever the options, and works', () => {
    const cwd = ownProject(packed())
    const begun = probe(cwd, { commands: [['init'], ['docs']] }).finished
    expect(begun[0]).toMatchObject({ code: 0, err: '' })
    expect(begun[1]).toEqual({
      code: 2,
      out: '',
      err:
        'moonbind: nothing is generated in generated yet: run npx moonbind generate, or name compiled ' +
        'bindings with --generated DIR\n',
    })
    for (const path of telnyx) put(cwd, path, readFileSync(join(root, path)))
    const script = 'print(app.integrations.shop.get_item({ id = "item-1" }).data.id)'
    const commands = [['generate'], ['run', '--mock', '-e', script], ['check', '--run'], ['docs', 'list']]
    const { finished } = probe(cwd, { commands })
    expect(finished.map(({ code, err }) => ({ code, err }))).toEqual(commands.map(() => ({ code: 0, err: '' })))
    expect(finished[3]!.out).toMatch(/^shop\nshop\.get_item\ntelnyx\n/)

    const files = Object.entries(programFiles())
    for (const [path, text] of files) put(cwd, path, text)
    // What the server of MCP declares takes twice as long as all the rest: npm run proof:consumer reads that too.
    const exclude = files.flatMap(([path, text]) => (text.includes("'moonbind/mcp'") ? [path] : []))
    expect(exclude.length).toBeLessThan(files.length / 3)
    expect(compile(cwd, { ...tsconfig, exclude })).toBe('')
    const { compilerOptions: strict } = tsconfig
    for (const options of [{ ...strict, skipLibCheck: true }, lenient])
      expect(compile(cwd, { ...tsconfig, compilerOptions: { ...options, noEmit: true } })).toBe('')
    expect(JSON.parse(runNode(cwd, 'out/src/program.js'))).toEqual({
      sent: true,
      item: 'Item 1',
      ran: true,
      output: 'Item 1\n',
      unhandled: 'no_handler',
    })
    // Three compilations: on a busy machine they take their time.
  }, 240_000)
}

function compile(cwd: string, config: object): string {
  put(cwd, 'tsconfig.json', JSON.stringify(config))
  return runNode(cwd, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.')
}

function runNode(cwd: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  return stdout + stderr
}
