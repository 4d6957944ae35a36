/** Calls that wait for a person, and the decisions: `.moonbind/approvals/RUN.json` and `RUN.decision.json`. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeTextFile } from './write.js'

const folder = '.moonbind/approvals'

/** We make the names of runs; anything else might be a path. */
const isRun = (run: string): boolean => /^run_[0-9a-f]{1,40}$/.test(run)

const fileOf = (run: string, kind: '' | '.decision'): string => join(folder, `${run}${kind}.json`)

/** Runs that wait, the oldest names first. */
export function waitingRuns(): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^run_[0-9a-f]+\.json$/.test(name))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
}

/** A waiting call, or a decision; undefined if there is none, and for a file that is not JSON. */
export function readApproval(run: string, kind: '' | '.decision'): unknown {
  if (!isRun(run) || !existsSync(fileOf(run, kind))) return undefined
  try {
    return JSON.parse(readFileSync(fileOf(run, kind), 'utf8'))
  } catch {
    return undefined
  }
}

export function writeApproval(run: string, kind: '' | '.decision', value: unknown): void {
  if (isRun(run)) writeTextFile(fileOf(run, kind), `${JSON.stringify(value, undefined, 2)}\n`)
}

export function deleteApproval(run: string, kind: '' | '.decision'): void {
  if (isRun(run)) rmSync(fileOf(run, kind), { force: true })
}
