import { bare, didYouMean } from '../../runtime/validation/did-you-mean.js'
import { gate, qualityCounts } from '../check/gate.js'
import { ACCEPTED_FILE } from '../check/policy/accepted.js'
import { applySeverities, CONFIG_FILE } from '../check/policy/severities.js'
import { RATCHET_FILE, writeRatchet } from '../check/quality/ratchet.js'
import { type Format, formats, type Report, reaches } from '../check/report/report.js'
import { exitCodes } from '../failure.js'
import { kindAt, writeTextFile } from '../files/index.js'
import type { Level } from '../rules/rule.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { asTyped } from './invocation.js'
import { type FormatOptions, formatReport, type OutputFile, readFormat, readOutputs, readPaths } from './outputs.js'
import { readFolders } from './project/folders.js'
import type { Inspection } from './project/gather.js'
import { inspectOptions } from './project/gather-options.js'
import { readPolicy } from './project/policy.js'
import { today } from './project/today.js'
import { watchAndRun, watchOption } from './watch.js'

/** `moonbind check`: the drift gate. */
export const check: Command = {
  name: 'check',
  usage:
    '[--spec DIR] [--out DIR] [--base REF|FOLDER|FILE] [--run] [--format FORMAT] [--output FILE]… [--fail-on ' +
    'LEVEL] [--watch] [--quiet]',
  options: {
    ...inspectOptions,
    format: { type: 'value', value: 'FORMAT', help: `${formats.join(', ')} (text)` },
    output: {
      type: 'list',
      value: 'FILE',
      help: 'also write a report to a file: FORMAT:FILE, or a name that ends with .json, .sarif, .xml, .md or .txt',
    },
    paths: {
      type: 'value',
      value: 'START',
      help: 'where paths start in every format but text: repository or working-directory (repository)',
    },
    'fail-on': { type: 'value', value: 'LEVEL', help: 'error, warning or info: the lowest level that fails (error)' },
    'update-ratchet': {
      type: 'flag',
      help: `record in ${RATCHET_FILE} how many quality findings each namespace has now`,
    },
    watch: watchOption,
    quiet: commonOptions.quiet,
    json: { ...commonOptions.json, help: 'the same as --format json' },
  },
  words: { min: 0, max: 0 },
  run: runCheck,
}

async function runCheck(args: Arguments, io: Io): Promise<number> {
  const asked: Asked = {
    format: readFormat(check, args),
    outputs: readOutputs(check, args),
    paths: readPaths(check, args),
    failOn: readLevel(args),
  }
  if (!args.flag('watch')) return checkOnce(args, io, asked)
  const base = args.text('base')
  const { spec, out } = await readFolders(args)
  const paths = [
    spec,
    out,
    CONFIG_FILE,
    ACCEPTED_FILE,
    RATCHET_FILE,
    ...(base !== undefined && kindAt(base) !== undefined ? [base] : []),
  ]
  return watchAndRun(io, { paths, except: asked.outputs.map(({ file }) => file) }, () => checkOnce(args, io, asked))
}

/** How the user wants the report. */
interface Asked {
  readonly format: Format
  readonly outputs: readonly OutputFile[]
  readonly paths: FormatOptions['paths'] & string
  readonly failOn: Level | undefined
}

async function checkOnce(args: Arguments, io: Io, { format, outputs, paths, failOn }: Asked): Promise<number> {
  const policy = await readPolicy(today())
  const inspection = await (await import('./project/gather.js')).inspect(args, io, policy)
  const { ratchet: _, ...free } = policy
  const input = args.flag('update-ratchet') ? { ...inspection.input, policy: free } : inspection.input
  const report = withTypedFixes(gate(input), io)
  for (const output of outputs) writeTextFile(output.file, formatReport(report, output.format, { paths }))
  const least = failOn ?? policy.config.failOn
  const failing = report.findings.filter((finding) => reaches([finding], least))
  if (!args.flag('quiet')) io.out(formatReport(report, format, { colour: io.colour, paths }))
  else if (failing.length > 0)
    io.out(formatReport({ ...report, findings: failing }, format, { colour: io.colour, paths }))
  if (inspection.unreadable) return exitCodes.input
  if (args.flag('update-ratchet')) updateRatchet(inspection, io)
  return failing.length > 0 ? exitCodes.findings : exitCodes.clean
}

/** Makes the fix of a finding a command that can be typed as it is. */
const withTypedFixes = (report: Report, { environment }: Io): Report => ({
  ...report,
  findings: report.findings.map((finding) =>
    finding.fix === undefined ? finding : { ...finding, fix: asTyped(environment, finding.fix) },
  ),
})

const levels = ['error', 'warning', 'info'] as const satisfies readonly Level[]

function readLevel(args: Arguments): Level | undefined {
  const named = args.text('fail-on')
  const level = levels.find((offered) => offered === named)
  if (named === undefined || level !== undefined) return level
  throw usage(check, `unknown level "${named}", ${didYouMean(named, levels, bare)}`)
}

/** Documents with errors are not counted and would look perfect, so the record is left alone. */
function updateRatchet({ input }: Inspection, io: Io): void {
  const stale = input.sections.find(({ section }) => section === 'stale')
  if (stale && 'notCompared' in stale.outcome) {
    io.err(`moonbind: ${RATCHET_FILE} stays as it is: ${stale.outcome.notCompared}\n`)
    return
  }
  const found = input.sections.flatMap(({ outcome }) => ('findings' in outcome ? outcome.findings : []))
  writeTextFile(
    RATCHET_FILE,
    writeRatchet(qualityCounts(applySeverities(found, input.policy.config), input.namespaces)),
  )
  io.err(`moonbind: wrote ${RATCHET_FILE}\n`)
}
