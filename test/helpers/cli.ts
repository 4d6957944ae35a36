import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { main } from '#codegen/cli/main.js'

/** The root of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const script = join(root, 'dist/codegen/cli.js')

/** The outcome of a command. */
export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  /** The working directory; the root of this checkout unless named. */
  readonly cwd?: string
  /** Standard input. */
  readonly input?: string | Uint8Array
  /** Variables of the environment in addition to those of the tests. */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Runs a command line in `cwd`, in this process: it loads the built modules once for all commands of a test file.
 * Commands run one after another, because the working directory and the environment belong to the whole process.
 */
export function moonbind(args: readonly string[], options: Surroundings = {}): Promise<Finished> {
  const finished = queue.last.then(() => runHere(args, options))
  queue.last = finished.catch(() => {})
  return finished
}

const queue: { last: Promise<unknown> } = { last: Promise.resolve() }

async function runHere(args: readonly string[], { cwd = root, input = '', env = {} }: Surroundings): Promise<Finished> {
  const before = { cwd: process.cwd(), env: process.env }
  let [out, err] = ['', '']
  process.chdir(cwd)
  process.env = { ...before.env, ...env }
  try {
    const code = await main(args, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      environment: process.env,
      colour: false,
      progress: () => {},
      enter: (folder) => process.chdir(folder),
      untilInterrupted: () => new Promise(() => {}),
      readInput: async () => Buffer.from(input),
    })
    return { code, out, err }
  } finally {
    process.env = before.env
    process.chdir(before.cwd)
  }
}

/** Runs the real command line as a process: for signals, pipes and exit codes, which only a process has. */
export function moonbindProcess(args: readonly string[], options: Surroundings = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => {}).end(options.input ?? '')
  })
}

/** A folder of its own for a test, with these files in it; deleted when the test is over. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) put(folder, path, content)
  return folder
}

/** Writes a file and the folders above it. */
export function put(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

/** All files below a folder with their text, without caches; `{}` if the folder is missing. */
export function snapshot(folder: string): Record<string, string> {
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((name) => !/[\\/]\.moonbind[\\/]cache[\\/]/.test(name))
  } catch {
    return {}
  }
  return Object.fromEntries(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, 'utf8')]))
}

/** A small document of the family. */
export function documentOf(namespace: string, functions: readonly string[]): string {
  const sections = functions.map(
    (name) => `## ${name}

Does ${name}.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`id\` | string | yes | Which one |

### Example

\`\`\`lua
local result = app.integrations.${namespace}.${name}({ id = "1" })
print(result.ok)
\`\`\`
`,
  )
  return `# ${namespace} — Lua API Reference\n\n${sections.join('\n---\n\n')}`
}
