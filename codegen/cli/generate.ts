import type { FileChange } from '../compare.js'
import { levelOf } from '../diagnostics.js'
import { exitCodes } from '../failure.js'
import { type DocumentOutline, isUnreadable } from '../project/document.js'
import { forgetful, openCache } from '../project/open-cache.js'
import { type Project, readProject } from '../project/project.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { countDiagnostics, diagnosticsJson, formatDiagnostics, plural } from './diagnostics.js'
import { readFolders } from './project/folders.js'
import { mistakeText, policyMistakes } from './project/policy-files.js'
import { watchAndRun, watchOption } from './watch.js'

/** `moonbind generate`: reads the documents, writes what changed, deletes generated files that are no longer needed. */
export const generate: Command = {
  name: 'generate',
  usage: '[--spec DIR] [--out DIR] [--only NAMESPACE] [--keep-going] [--no-cache] [--watch] [--quiet] [--json]',
  options: {
    spec: commonOptions.spec,
    out: commonOptions.out,
    json: commonOptions.json,
    quiet: commonOptions.quiet,
    only: { type: 'value', value: 'NAMESPACE', help: 'this namespace only, all others stay as they are' },
    watch: watchOption,
    'no-cache': { type: 'flag', help: 'ignore the cache' },
    'keep-going': { type: 'flag', help: 'leave documents with errors out instead of writing nothing' },
  },
  words: { min: 0, max: 0 },
  run: runGenerate,
}

async function runGenerate(args: Arguments, io: Io): Promise<number> {
  if (!args.flag('watch')) return generateOnce(args, io)
  const { spec } = await readFolders(args)
  return watchAndRun(io, { paths: [spec] }, () => generateOnce(args, io))
}

async function generateOnce(args: Arguments, io: Io): Promise<number> {
  const { spec, out } = await readFolders(args)
  const only = args.text('only')
  const project = await readProject({
    spec,
    out,
    ...(only !== undefined && { only }),
    keepGoing: args.flag('keep-going'),
    cache: args.flag('no-cache') ? forgetful : openCache(),
    onProgress: (done, total, file) => {
      if (done === 0 && !args.flag('watch')) io.expectShortWork?.()
      io.progress(`reading ${done + 1} of ${total}: ${file}`)
    },
    onNotice: (message) => io.err(`moonbind: ${message}\n`),
  })
  io.progress(`writing ${plural(project.changes.length, 'file')}`)
  project.write()
  io.progress()
  const quiet = args.flag('quiet')
  io.err(formatDiagnostics(quiet ? project.documents.map(errorsOnly) : project.documents))
  if (args.flag('json')) io.out(`${JSON.stringify(toJson(project, out), undefined, 2)}\n`)
  else if (!quiet) io.out(`${summary(project)}${outcome(project, out)}\n`)
  const mistakes = project.blocked ? [] : await policyMistakes(async () => (await project.load()).namespaces)
  for (const mistake of mistakes) io.err(`moonbind: ${mistakeText(mistake)}\n`)
  if (project.documents.some(isUnreadable)) return exitCodes.input
  if (mistakes.length > 0) return exitCodes.usage
  return countDiagnostics(project.documents).errors > 0 ? exitCodes.findings : exitCodes.clean
}

const errorsOnly = (document: DocumentOutline): DocumentOutline => ({
  ...document,
  messages: document.messages.filter((message) => levelOf(message) === 'error'),
})

/** One line for each namespace, with the counts of what was read. */
export function summary({ documents }: Pick<Project, 'documents'>): string {
  const rows = documents.flatMap(documentRows)
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? []
  const align = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0]!) : column < 3 ? cell.padStart(widths[column]!) : cell
  const line = (row: readonly string[]): string => row.map(align).join('  ').trimEnd()
  return rows.map((row) => `${line(row)}\n`).join('')
}

function documentRows(document: DocumentOutline): string[][] {
  const { errors, warnings } = countDiagnostics([document])
  const problems = `${plural(errors, 'error')}${warnings > 0 ? `, ${plural(warnings, 'warning')}` : ''}`
  if (document.namespaces.length === 0)
    return [[document.file, plural(0, 'function'), plural(0, 'parameter'), problems]]
  return document.namespaces.map(({ namespace, functions, parameters }, index) => [
    namespace,
    plural(functions, 'function'),
    plural(parameters, 'parameter'),
    index === 0 ? problems : '',
  ])
}

const SHOWN = 12

/** What was written, or that nothing was, and why. */
function outcome({ blocked, changes, unchanged }: Project, out: string): string {
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

function verb({ kind }: FileChange): string {
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

function toJson(project: Project, out: string) {
  const paths = (wanted: (change: FileChange) => boolean): string[] =>
    project.changes.filter(wanted).map(({ path }) => `${out}/${path}`)
  return {
    ok: countDiagnostics(project.documents).errors === 0,
    documents: project.documents.map((document) => ({
      file: document.file,
      namespaces: document.namespaces.map(({ namespace, functions, parameters }) => ({
        namespace,
        functions,
        parameters,
      })),
      ...countDiagnostics([document]),
    })),
    written: paths(({ kind }) => kind !== 'orphaned'),
    deleted: paths(({ kind }) => kind === 'orphaned'),
    unchanged: project.unchanged,
    diagnostics: diagnosticsJson(project.documents),
  }
}
