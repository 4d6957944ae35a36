/** The history of a prompt. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MOST_LINES = 1000

/** In the user's home folder, never in the project; undefined if there is no such folder. */
export function historyFile(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = environment['HOME'] ?? environment['USERPROFILE']
  const state = environment['XDG_STATE_HOME'] || (home ? join(home, '.local', 'state') : undefined)
  return state === undefined ? undefined : join(state, 'moonbind', 'history')
}

/** The oldest line first. Without a file that can be read there are none. */
export function readHistory(file: string | undefined): string[] {
  if (file === undefined) return []
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(-MOST_LINES)
  } catch {
    return []
  }
}

/** Only the user can read it. If it cannot be written, nothing is kept. */
export function writeHistory(file: string | undefined, lines: readonly string[]): void {
  if (file === undefined) return
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${lines.slice(-MOST_LINES).join('\n')}\n`, { mode: 0o600 })
  } catch {
    return
  }
}
