import type { RunErrorKind, VmLimits, VmRun } from './contract.js'

/** The result of a run that did not begin. */
export function refusedRun(kind: RunErrorKind, message: string): VmRun {
  return { ok: false, output: '', values: [], error: { kind, message }, usage: { cpuMs: 0, memoryBytes: 0, calls: 0 } }
}

/** Why a source cannot run, or undefined if it can. */
export function tooLong(source: string, limits: VmLimits): string | undefined {
  const most = limits.sourceBytes
  if (source.length * 3 <= most || new TextEncoder().encode(source).byteLength <= most) return undefined
  return `Source limit of ${most} bytes exceeded`
}
