/** Where bindings that are compiled on the way are kept: a folder for each version of their sources. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache.js'
import { exists, listFiles, makeFolder } from './folders.js'
import { readOutput, type TextFile } from './output.js'
import { attempt, shown } from './refusal.js'
import { writeOutput } from './write.js'

/** Sources of bindings: all TypeScript below a folder. */
export function readSources(folder: string): TextFile[] {
  return listFiles(folder)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readOutput(folder, path) ?? '' }))
}

/**
 * A folder with compiled files, known by `name`; `compile` makes them if it is not there yet.
 *
 * @throws {Failure} `output` where it cannot be written.
 */
export async function keepCompiled(name: string, compile: () => Promise<readonly TextFile[]>): Promise<string> {
  const all = `${cacheFolder()}-bindings`
  const folder = join(all, name)
  if (exists(join(folder, COMPLETE))) return folder
  const files = await compile()
  attempt('output', `cannot write to ${shown(folder)}`, 'nothing was written', () => {
    makeFolder(folder)
    writeFileSync(join(all, '.gitignore'), '*\n')
  })
  writeOutput(folder, [{ path: 'package.json', text: '{ "type": "module" }\n' }, ...files], [])
  writeOutput(folder, [{ path: COMPLETE, text: '' }], [])
  removeOld(all)
  return folder
}

const COMPLETE = 'complete'
const OLD_MS = 24 * 3_600_000

/** Keeps young ones, from which another process may still load. Never throws: a leftover does no harm. */
function removeOld(all: string): void {
  try {
    for (const entry of readdirSync(all, { withFileTypes: true })) {
      const path = join(all, entry.name)
      if (entry.isDirectory() && Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path, { recursive: true })
    }
  } catch {
    return
  }
}
