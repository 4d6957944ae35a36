import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The root of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const script = join(root, 'dist/codegen/cli.js')

/** What a process left behind. */
export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the real command line in `cwd`. */
export function moonbind(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<Finished> {
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

/** All files below a folder with their text, `{}` where it is missing. What a run may forget is left out. */
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
