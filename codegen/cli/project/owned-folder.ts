/** Writes into a folder that also holds files of other people, which are never overwritten. */
import { exitCodes, Failure } from '../../failure.js'
import { listFiles, readOptional, type TextFile, writeOutput } from '../../files/index.js'
import { type Arguments, type Command, commonOptions, type Io } from '../command.js'
import { plural } from '../diagnostics.js'
import { commandLine } from '../invocation.js'

/** The options of a command that writes such a folder; `help` says which folder that is. */
export const ownedOptions = (help: string) =>
  ({
    out: { type: 'value', value: 'DIR', help },
    check: { type: 'flag', help: 'write nothing; exit 1 if something would change' },
    json: { ...commonOptions.json, help: 'what was written and deleted as one JSON object' },
  }) satisfies Command['options']

export interface OwnedFolder {
  readonly folder: string
  readonly files: readonly TextFile[]
  /** The mark in the first lines of our files. */
  readonly mark: string
  /** Subfolders in which our files are deleted when they are no longer needed. */
  readonly swept: readonly string[]
  /** The command line that writes the folder. */
  readonly command: readonly string[]
}

/**
 * Brings a folder up to date, or with `--check` reports how it differs. Prints what was done and returns the exit code.
 *
 * @throws {Failure} `output` for a file of someone else in the place of one of ours.
 */
export function writeOwned(owned: OwnedFolder, args: Arguments, io: Io): number {
  const { folder, files, command } = owned
  const written = files.filter((file) => isOutdated(owned, file))
  const deleted = abandoned(owned)
  const differs = written.length + deleted.length > 0
  if (differs && !args.flag('check')) writeOutput(folder, written, deleted)
  io.out(shown({ folder, written: written.map(({ path }) => path), deleted, files: files.length }, args))
  if (!args.flag('check') || !differs) return exitCodes.clean
  io.err(`moonbind: ${folder} is not what the documents say: ${commandLine(io.environment, [...command])} writes it\n`)
  return exitCodes.findings
}

function isOutdated({ folder, mark }: OwnedFolder, { path, text }: TextFile): boolean {
  const now = readOptional(`${folder}/${path}`)
  if (now === undefined) return true
  if (now === text) return false
  if (isOurs(now, mark)) return true
  throw new Failure(
    'output',
    `${folder}/${path} was not written by moonbind: move it away, or choose another folder with --out`,
  )
}

/** The mark is in the first lines, or directly after front matter. */
const isOurs = (text: string, mark: string): boolean => text.slice(0, 2_000).includes(mark)

function abandoned({ folder, files, mark, swept }: OwnedFolder): string[] {
  const wanted = new Set(files.map(({ path }) => path))
  return swept
    .flatMap((name) => listFiles(`${folder}/${name}`).map((file) => `${name}/${file}`))
    .filter((path) => !wanted.has(path) && isOurs(readOptional(`${folder}/${path}`) ?? '', mark))
}

interface Outcome {
  readonly folder: string
  readonly written: readonly string[]
  readonly deleted: readonly string[]
  readonly files: number
}

function shown({ folder, written, deleted, files }: Outcome, args: Arguments): string {
  if (args.flag('json')) return `${JSON.stringify({ folder, written, deleted })}\n`
  const verb = args.flag('check') ? ['differs', 'is left'] : ['written', 'deleted']
  const lines = [
    ...written.map((path) => `  ${verb[0]}  ${folder}/${path}`),
    ...deleted.map((path) => `  ${verb[1]}  ${folder}/${path}`),
  ]
  return lines.length === 0 ? `nothing to do: ${plural(files, 'file')} up to date\n` : `${lines.join('\n')}\n`
}
