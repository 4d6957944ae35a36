import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A folder with further documents of the family, for tests that try the reader on more than this repository holds. */
export const corpusFolder = join(
  process.env['MOONBIND_CORPUS'] ?? new URL('../../../shared/corpus', import.meta.url).pathname,
)

/** For the title of a test that is skipped without them. */
export const withoutCorpus = existsSync(corpusFolder)
  ? ''
  : ' (skipped: there is no folder of further documents here; name one with MOONBIND_CORPUS)'

/** All further documents: file name and text. */
export function readCorpus(): { readonly file: string; readonly text: string }[] {
  if (withoutCorpus) return []
  const names = readdirSync(corpusFolder).filter((name) => name.endsWith('.md') && name !== 'README.md')
  return names.sort().map((file) => ({ file, text: readFileSync(join(corpusFolder, file), 'utf8') }))
}

/** Counts that the folder's own README states: document → functions with a section, parameter rows. */
export function readCounts(): [document: string, functions: number, parameters: number][] {
  if (withoutCorpus) return []
  const readme = readFileSync(join(corpusFolder, 'README.md'), 'utf8').split('## Function headings')[0]!
  return [...readme.matchAll(/([a-z][a-z0-9-]*) (\d+)\/(\d+)/g)].map(([, name, functions, parameters]) => [
    name!,
    Number(functions),
    Number(parameters),
  ])
}
