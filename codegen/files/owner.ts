/** Which run a temporary folder belongs to, and whether that run still lives. */
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { digest } from '../text/digest.js'

/** `alive` and `dead` are certain; a run of another machine or container cannot be asked. */
export type Liveness = 'alive' | 'dead' | 'unknown'

/** The name of this process: its machine and process namespace, its number, when it began. */
export const ownerName = (): string => `${machine()}.${process.pid}.${startOf(process.pid) ?? 0}`

/** Whether the run of that name still lives. */
export function livenessOf(owner: string): Liveness {
  const [, where, pid, start] = /^([0-9a-f]+)\.(\d+)\.(\d+)$/.exec(owner) ?? []
  if (where !== machine()) return 'unknown'
  if (!isRunning(Number(pid))) return 'dead'
  // Another process may have the same number by now.
  const now = startOf(Number(pid))
  return now !== undefined && start !== '0' && start !== now ? 'dead' : 'alive'
}

/** Processes are numbered anew in every container. */
const machine = (): string =>
  digest([hostname(), attempt(() => readlinkSync('/proc/self/ns/pid')) ?? 'none']).slice(0, 8)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // The process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When a process began, in ticks since the machine started; undefined if the system does not report it. */
function startOf(pid: number): string | undefined {
  // The second field is the name of the program in parentheses, which may hold anything: fields count from the last
  // one.
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
