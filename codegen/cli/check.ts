import type { Finding } from '../check/finding.js'
import { staleFindings } from '../check/stale.js'
import { exitCodes } from '../failure.js'
import type { Arguments } from './arguments.js'
import { commonOptions, type Command, type Io } from './command.js'
import { countDiagnostics, diagnosticsJson, formatDiagnostics, plural } from './diagnostics.js'
import { withLibraries } from './libraries.js'

/** `moonbind check`: the same plan as `generate`, reported instead of carried out. */
export const check: Command = {
  name: 'check',
  usage: '[--spec DIR] [--out DIR] [--json]',
  summary: 'fail where documents and generated code disagree',
  options: { ...commonOptions },
  words: { min: 0, max: 0 },
  run: runCheck,
}

async function runCheck(args: Arguments, io: Io): Promise<number> {
  const { isUnreadable, planOutput } = await withLibraries(() => import('../pipeline.js'))
  const spec = args.text('spec') ?? 'spec'
  const out = args.text('out') ?? 'generated'
  const plan = await withLibraries(() => planOutput({ spec, out, onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`) }))
  io.progress()
  const mend = mendCommand(args)
  const findings = staleFindings(plan.changes, out, mend)
  const { errors } = countDiagnostics(plan.documents)
  if (args.flag('json')) {
    const ok = errors === 0 && findings.length === 0
    io.out(`${JSON.stringify({ ok, findings, diagnostics: diagnosticsJson(plan.documents) }, undefined, 2)}\n`)
  } else {
    io.out(formatDiagnostics(plan.documents))
    io.out(conclusion(findings, errors, plan.unchanged, out, mend))
  }
  if (plan.documents.some(isUnreadable)) return exitCodes.input
  return errors + findings.length > 0 ? exitCodes.findings : exitCodes.clean
}

function conclusion(findings: readonly Finding[], errors: number, unchanged: number, out: string, mend: string): string {
  if (errors > 0) return `not compared with ${out}: the documents have errors\n`
  if (findings.length === 0) return `clean: ${plural(unchanged, 'file')} in ${out} as the documents give them\n`
  const lines = findings.flatMap(({ subject, level, message, rule, expected = '' }) => [`${subject} ${level} ${message} ${rule}`, ...indent(expected)])
  return `${[...lines, '', `✖ ${plural(findings.length, 'file')} of ${findings.length + unchanged} out of date`, `mend with: ${mend}`].join('\n')}\n`
}

const indent = (text: string): string[] => (text === '' ? [] : [text.replace(/^/gm, '    ')])

/** The command that mends it, with the folders that were named. */
function mendCommand(args: Arguments): string {
  const named = ['spec', 'out'].flatMap((name) => {
    const value = args.text(name)
    return value === undefined ? [] : [`--${name} ${/^[\w./@-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`}`]
  })
  return named.length === 0 ? 'make generate (or: npx moonbind generate)' : `npx moonbind generate ${named.join(' ')}`
}
