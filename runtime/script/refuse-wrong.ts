/** Refuses a script that cannot do what it says. */
import type { Connection, connection } from '../connection.js'
import type { Finding } from '../lint/index.js'
import type { RunError, VmUsage } from '../vm/contract.js'

interface Refused {
  readonly ok: false
  readonly status: 'failed'
  readonly output: string
  readonly values: readonly unknown[]
  readonly calls: readonly []
  readonly error: RunError
  readonly findings: readonly Finding[]
  readonly usage: VmUsage
}

/** The outcome of a script in which the check finds an error; undefined for any other script. */
export async function refuseWrong(
  source: string,
  chunkName: string,
  integrations: readonly { readonly [connection]: Connection }[],
): Promise<Refused | undefined> {
  // Loaded on demand: a runtime that checks nothing is smaller without it.
  const { checkScript } = await import('../lint/index.js')
  const { findings } = checkScript(source, { integrations })
  const errors = findings.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (!first) return undefined
  const lines = errors.map(({ line, message }) => `${chunkName}:${line}: ${message}`)
  return {
    ok: false,
    status: 'failed',
    output: '',
    values: [],
    calls: [],
    error: {
      kind: 'check',
      message: `${lines.join('\n')}\nThe script was not run. No request was made.`,
      line: first.line,
    },
    findings,
    usage: { cpuMs: 0, memoryBytes: 0, calls: 0 },
  }
}
