import { exitCodes } from '../failure.js'
import { readSpecFile } from '../files/index.js'
import type { Schema } from '../ir.js'
import { type DocumentOutline, isUnreadable, type LoadedDocument } from '../project/document.js'
import { openCache } from '../project/open-cache.js'
import { openProject } from '../project/open-project.js'
import { specFolderOf } from '../project/spec-folder.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { countDiagnostics, diagnosticsJson, formatDiagnostics } from './diagnostics.js'
import { reporting } from './project/read-namespaces.js'

/** `moonbind schema`: prints what was read from documents. */
export const schema: Command = {
  name: 'schema',
  usage: 'FILE… [--report] [--json]',
  options: {
    report: { type: 'flag', help: 'instead, print how much of each document was read, and how' },
    json: { ...commonOptions.json, help: 'one JSON object with schema, diagnostics and report' },
  },
  words: { min: 1, max: Number.POSITIVE_INFINITY },
  run: runSchema,
}

async function runSchema(args: Arguments, io: Io): Promise<number> {
  const folder = specFolderOf(args.words.map((file) => readSpecFile(file)))
  const project = openProject({ folder, cache: openCache(), ...reporting(io), wants: ['sources'] })
  const outlines = await project.outlines()
  const documents = await project.read(folder.documents.map(({ file }) => file))
  io.progress()
  const result = args.flag('json')
    ? everything(documents, outlines)
    : args.flag('report')
      ? reports(documents)
      : documents.flatMap(({ namespaces }) => namespaces)
  io.out(`${JSON.stringify(result, undefined, 2)}\n`)
  if (!args.flag('json')) io.err(formatDiagnostics(outlines))
  if (outlines.some(isUnreadable)) return exitCodes.input
  return countDiagnostics(outlines).errors > 0 ? exitCodes.findings : exitCodes.clean
}

/** How much of each document was read, and which sentences look like constraints but were left as prose. */
function reports(documents: readonly LoadedDocument[]) {
  return documents.map(({ file, namespaces, unread }) => {
    const functions = namespaces.flatMap((entry) => entry.functions)
    const parameters = functions.flatMap((entry) => entry.parameters)
    const stating = (keyword: keyof Schema): number =>
      parameters.filter(({ schema: { [keyword]: value } }) => value !== undefined).length
    return {
      file,
      namespaces: namespaces.map(({ namespace }) => namespace),
      functions: functions.length,
      inferredFunctions: functions.filter(({ inferred }) => inferred === true).length,
      parameters: parameters.length,
      required: parameters.filter(({ required }) => required).length,
      constraints: Object.fromEntries(constraints.map((keyword) => [keyword, stating(keyword)])),
      results: functions.filter(({ result }) => result !== undefined).length,
      examples:
        functions.flatMap(({ examples }) => examples).length +
        namespaces.flatMap(({ guides }) => guides.flatMap(({ examples = [] }) => examples)).length,
      guides: namespaces.flatMap(({ guides }) => guides).length,
      unreadByKind: countKinds(unread),
      unread: unread.map(({ kind, subject, text, reason, place: { start } }) => ({
        kind,
        subject,
        text,
        reason,
        line: start.line,
        column: start.column,
      })),
    }
  })
}

function countKinds(unread: readonly { readonly kind: string }[]): Readonly<Record<string, number>> {
  const kinds = [...new Set(unread.map(({ kind }) => kind))].sort()
  return Object.fromEntries(kinds.map((kind) => [kind, unread.filter((sentence) => sentence.kind === kind).length]))
}

const constraints = [
  'enum',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'format',
] as const satisfies readonly (keyof Schema)[]

const everything = (documents: readonly LoadedDocument[], outlines: readonly DocumentOutline[]) => ({
  schema: documents.flatMap(({ namespaces }) => namespaces),
  diagnostics: diagnosticsJson(outlines),
  report: reports(documents),
})
