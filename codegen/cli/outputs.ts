/** Decides in which formats a report is written, and where. */

import { dirname } from 'node:path'
import { bare, didYouMean } from '../../runtime/validation/did-you-mean.js'
import { formatGithub } from '../check/report/github.js'
import { formatGitlab } from '../check/report/gitlab.js'
import { formatJson } from '../check/report/json.js'
import { formatJunit } from '../check/report/junit.js'
import { locateFindings } from '../check/report/located.js'
import { formatMarkdown } from '../check/report/markdown.js'
import { renameFiles } from '../check/report/paths.js'
import { type Format, formats, type Report } from '../check/report/report.js'
import { formatSarif } from '../check/report/sarif.js'
import { formatText } from '../check/report/text.js'
import { Failure } from '../failure.js'
import { kindAt, readPackage, repositoryPaths } from '../files/index.js'
import { usage } from './arguments.js'
import type { Arguments, Command } from './command.js'

/** A file to write a report to. */
export interface OutputFile {
  readonly format: Format
  readonly file: string
}

/** Where the paths of a report start. */
export const pathStarts = ['repository', 'working-directory'] as const

export interface FormatOptions {
  readonly colour?: boolean
  readonly paths?: (typeof pathStarts)[number]
}

/**
 * The report as text of one format. Only a terminal gets colour. Programs read paths from the top of the repository;
 * people read paths from their folder.
 */
export function formatReport(
  found: Report,
  format: Format,
  { colour = false, paths = 'repository' }: FormatOptions = {},
): string {
  const placed = format === 'text' ? found : locateFindings(found)
  const report = format === 'text' || paths === 'working-directory' ? placed : renameFiles(placed, repositoryPaths())
  switch (format) {
    case 'text':
      return formatText(report, colour)
    case 'json':
      return formatJson(report)
    case 'github':
      return formatGithub(report)
    case 'sarif':
      return formatSarif(report, readPackage().version)
    case 'gitlab':
      return formatGitlab(report)
    case 'junit':
      return formatJunit(report)
    case 'markdown':
      return formatMarkdown(report)
  }
}

/** What `--format` and `--json` ask for. Throws a `Failure` (`usage`) for an unknown format. */
export function readFormat(command: Command, args: Arguments): Format {
  const named = args.text('format')
  if (named === undefined) return args.flag('json') ? 'json' : 'text'
  const format = formats.find((offered) => offered === named)
  if (format === undefined) throw usage(command, `unknown format "${named}"${orNearest(named)}`)
  if (args.flag('json') && format !== 'json') throw usage(command, `--json and --format ${format} ask for two things`)
  return format
}

const endings: readonly (readonly [ending: string, format: Format])[] = [
  ['.json', 'json'],
  ['.sarif', 'sarif'],
  ['.xml', 'junit'],
  ['.md', 'markdown'],
  ['.txt', 'text'],
]

/**
 * What `--output` asks for: `sarif:out/x.json`, or a file whose ending names the format. Throws as `readFormat` does.
 */
export function readOutputs(command: Command, args: Arguments): OutputFile[] {
  const files = args.list('output').map((value) => {
    const prefix = /^([a-z]{2,}):(.+)$/s.exec(value)
    const named = formats.find((offered) => offered === prefix?.[1])
    if (prefix && named) return { format: named, file: prefix[2]! }
    const format = endings.find(([ending]) => value.endsWith(ending))?.[1]
    if (format) return { format, file: value }
    const hint = prefix
      ? `unknown format "${prefix[1]!}"${orNearest(prefix[1]!)}`
      : `which format? write --output FORMAT:${value} with one of ${formats.join(', ')}, or a file that ends ` +
        `with ${endings.map(([ending]) => ending).join(', ')}`
    throw usage(command, hint)
  })
  for (const { file } of files) checkFolder(file)
  return files
}

/** Creating a folder for a misspelled path would hide the report from its readers. */
function checkFolder(file: string): void {
  const folder = dirname(file)
  if (kindAt(folder) === 'folder') return
  throw new Failure('output', `cannot write ${file}: there is no folder ${folder}, make it or name another one`)
}

const orNearest = (name: string): string => `, ${didYouMean(name, formats, bare)}`

/** What `--paths` asks for. Throws as `readFormat` does. */
export function readPaths(command: Command, args: Arguments): (typeof pathStarts)[number] {
  const named = args.text('paths') ?? 'repository'
  const found = pathStarts.find((start) => start === named)
  if (found !== undefined) return found
  throw usage(command, `unknown start of paths "${named}", ${didYouMean(named, pathStarts, bare)}`)
}
