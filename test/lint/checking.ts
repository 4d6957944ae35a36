import { definition as telnyx } from '#generated/telnyx/index.js'
import { applyFixes, type CheckOptions, checkScript } from '#runtime/lint/index.js'

/** A script, its findings one in a line, and the script with their fixes; no third part where no finding has one. */
export type Row = [script: string, findings: string, fixed?: string]

interface Linted {
  readonly findings: string
  readonly fixed: string | undefined
}

/** `1:6 error foreign-operator "!=" is …`, for a script below `before`. Lines count from the script's own first one. */
export function lint(script: string, before = '', options: Partial<CheckOptions> = {}): Linted {
  const source = before + script
  const { findings } = checkScript(source, { integrations: [telnyx], ...options })
  const above = before.split('\n').length - 1
  const shown = findings.map(
    ({ line, column, severity, rule, message }) => `${line - above}:${column} ${severity} ${rule} ${message}`,
  )
  const { text, count } = applyFixes(source, findings)
  return { findings: shown.join('\n'), fixed: count > 0 ? text.slice(before.length) : undefined }
}
