import { spawn } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { documentOf, moonbind, project, put, root, snapshot } from '../helpers/cli.js'

interface Watching {
  /** Waits until the command has run this many times. */
  readonly runs: (count: number) => Promise<void>
  readonly text: () => string
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** A command that stays. */
function watching(cwd: string, ...args: string[]): Watching {
  const child = spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), ...args, '--watch'], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, ready] = ['', 0]
  const waiting: (() => void)[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out += text
    ready += text.split('ctrl-c ends it').length - 1
    for (const wake of waiting.splice(0)) wake()
  })
  const closed = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  return {
    runs: async (count) => {
      while (ready < count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    text: () => out,
    end: (signal = 'SIGINT') => {
      child.kill(signal)
      return closed
    },
  }
}

const generated = (cwd: string): string => snapshot(cwd)['generated/shop/index.ts'] ?? ''

test('generate --watch writes after a save, a rename into place, and a recreated folder', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']) })
  const command = watching(cwd, 'generate')
  await command.runs(1)
  expect(generated(cwd)).toContain('validatePing(')
  put(cwd, 'spec/shop.md', documentOf('shop', ['ping', 'pong']))
  await command.runs(2)
  expect(generated(cwd)).toContain('validatePong(')
  put(cwd, 'spec/.shop.md.tmp', documentOf('shop', ['pong', 'pang']))
  renameSync(join(cwd, 'spec/.shop.md.tmp'), join(cwd, 'spec/shop.md'))
  await expect.poll(() => generated(cwd), { timeout: 20_000 }).toContain('validatePang(')
  renameSync(join(cwd, 'spec'), join(cwd, 'away'))
  await expect.poll(command.text, { timeout: 20_000 }).toContain('cannot read the documents of spec')
  mkdirSync(join(cwd, 'spec'))
  put(cwd, 'spec/shop.md', documentOf('shop', ['last']))
  await expect.poll(() => generated(cwd), { timeout: 20_000 }).toContain('validateLast(')
  expect(await command.end()).toBe(0)
})

test('check --watch checks again after every relevant change, but not after its own report', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']).replace('| Which one |', '| |') })
  const command = watching(cwd, 'check', '--output', 'spec/report.json')
  await command.runs(1)
  expect(command.text()).toContain('stale/missing-output')
  await moonbind(['generate'], { cwd })
  await expect.poll(command.text, { timeout: 20_000 }).toContain('0 errors, 0 warnings, 1 note')
  put(cwd, '.moonbind/config.yaml', 'rules:\n  quality/*: warning\n')
  await expect.poll(command.text, { timeout: 20_000 }).toContain('0 errors, 1 warning, 0 notes')
  rmSync(join(cwd, 'generated/shop/index.ts'))
  await expect.poll(command.text, { timeout: 20_000 }).toMatch(/1 error, 1 warning, 0 notes\nmoonbind: watching/)
  const before = command.text()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(command.text()).toBe(before)
  expect(await command.end('SIGTERM')).toBe(0)
})
