import type { Change } from '../compare.js'
import { exitCodes } from '../failure.js'
import type { Namespace } from '../ir.js'
import type { LoadedDocument, Plan } from '../project/plan.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { countDiagnostics, diagnosticsJson, formatDiagnostics, plural } from './diagnostics.js'
import { withLibraries } from './libraries.js'
import { watchAndRun, watchOption } from './watch.js'

/** `moonbind generate`: reads the documents, writes what changed, deletes what it made and nothing needs any more. */
export const generate: Command = {
  name: 'generate',
  usage: '[--spec DIR] [--out DIR] [--only NAMESPACE] [--keep-going] [--watch] [--json]',
  summary: 'read the documents and write the bindings that changed',
  options: {
    ...commonOptions,
    only: { type: 'value', value: 'NAMESPACE', help: 'this namespace only, all others stay as they are' },
    watch: watchOption,
    'keep-going': { type: 'flag', help: 'leave documents with errors out instead of writing nothing' },
  },
  words: { min: 0, max: 0 },
  run: runGenerate,
}

function runGenerate(args: Arguments, io: Io): Promise<number> {
  if (args.flag('watch')) return watchAndRun(io, { paths: [args.text('spec') ?? 'spec'] }, () => generateOnce(args, io))
  return generateOnce(args, io)
}

async function generateOnce(args: Arguments, io: Io): Promise<number> {
  const { isUnreadable, planOutput, writePlan } = await withLibraries(() => import('../project/plan.js'))
  const out = args.text('out') ?? 'generated'
  const only = args.text('only')
  const plan = await withLibraries(() =>
    planOutput({
      spec: args.text('spec') ?? 'spec',
      out,
      ...(only !== undefined && { only }),
      keepGoing: args.flag('keep-going'),
      onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`),
    }),
  )
  io.progress(`writing ${plural(plan.changes.length, 'file')}`)
  writePlan(plan, out)
  io.progress()
  io.err(formatDiagnostics(plan.documents))
  io.out(
    args.flag('json')
      ? `${JSON.stringify(toJson(plan, out), undefined, 2)}\n`
      : `${summary(plan)}${outcome(plan, out)}\n`,
  )
  if (plan.documents.some(isUnreadable)) return exitCodes.input
  return countDiagnostics(plan.documents).errors > 0 ? exitCodes.findings : exitCodes.clean
}

/** One line for each namespace: what was read of it. */
export function summary({ documents }: Pick<Plan, 'documents'>): string {
  const rows = documents.flatMap(documentRows)
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? []
  const align = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0]!) : column < 3 ? cell.padStart(widths[column]!) : cell
  const line = (row: readonly string[]): string => row.map(align).join('  ').trimEnd()
  return rows.map((row) => `${line(row)}\n`).join('')
}

function documentRows(document: LoadedDocument): string[][] {
  const { errors, warnings } = countDiagnostics([document])
  const problems = `${plural(errors, 'error')}${warnings > 0 ? `, ${plural(warnings, 'warning')}` : ''}`
  if (document.namespaces.length === 0)
    return [[document.file, plural(0, 'function'), plural(0, 'parameter'), problems]]
  return document.namespaces.map((entry, index) => {
    const { functions, parameters } = sizeOf(entry)
    return [
      entry.namespace,
      plural(functions, 'function'),
      plural(parameters, 'parameter'),
      index === 0 ? problems : '',
    ]
  })
}

function sizeOf({ functions }: Namespace): { functions: number; parameters: number } {
  return {
    functions: functions.length,
    parameters: functions.reduce((sum, { parameters }) => sum + parameters.length, 0),
  }
}

const SHOWN = 12

/** What was written, or that nothing was, and why. */
function outcome({ blocked, changes, unchanged }: Plan, out: string): string {
  if (blocked) return `\nnothing was written: fix the errors first, or write the other documents with --keep-going`
  if (changes.length === 0) return `nothing to do: ${plural(unchanged, 'file')} in ${out} up to date`
  const written = changes.filter(({ kind }) => kind !== 'orphaned').length
  const listed = changes.slice(0, SHOWN).map((change) => `  ${verb(change)} ${out}/${change.path}`)
  const more = changes.length > SHOWN ? [`  and ${changes.length - SHOWN} more`] : []
  return [
    '',
    ...listed,
    ...more,
    `${written} written, ${changes.length - written} deleted, ${unchanged} unchanged in ${out}`,
  ].join('\n')
}

function verb({ kind }: Change): string {
  switch (kind) {
    case 'missing':
      return 'new    '
    case 'stale':
    case 'edited':
      return 'changed'
    case 'orphaned':
      return 'deleted'
  }
}

function toJson(plan: Plan, out: string) {
  const paths = (wanted: (change: Change) => boolean): string[] =>
    plan.changes.filter(wanted).map(({ path }) => `${out}/${path}`)
  return {
    ok: countDiagnostics(plan.documents).errors === 0,
    documents: plan.documents.map((document) => ({
      file: document.file,
      namespaces: document.namespaces.map((entry) => ({ namespace: entry.namespace, ...sizeOf(entry) })),
      ...countDiagnostics([document]),
    })),
    written: paths(({ kind }) => kind !== 'orphaned'),
    deleted: paths(({ kind }) => kind === 'orphaned'),
    unchanged: plan.unchanged,
    diagnostics: diagnosticsJson(plan.documents),
  }
}
