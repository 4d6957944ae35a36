/** What a site is made of, read from the documents. */
import { breakingFindings } from '../../check/breaking/base.js'
import { checkExamples } from '../../check/examples/examples.js'
import { refusedExamples } from '../../check/examples/refused.js'
import type { Finding } from '../../check/finding.js'
import { facts, type Namespace } from '../../ir.js'
import type { Cache } from '../../project/cache.js'
import { readDocument } from '../../project/make.js'
import { createMemory } from '../../project/memory.js'
import type { Sources } from '../../project/project.js'
import { readDocumented } from '../../project/read-documented.js'
import { identityOf, type SpecFolder } from '../../project/spec-folder.js'
import type { Changes, SiteInput } from '../../site/project.js'
import type { Io } from '../command.js'
import { formatDiagnostics } from '../diagnostics.js'
import { readBase } from '../project/base.js'
import type { SiteOptions } from './options.js'

export interface ReadingSite {
  /** The path of the folder, and what was in it. */
  readonly spec: string
  readonly folder: SpecFolder
  readonly cache: Cache
  readonly options: SiteOptions
}

/** Undefined, with the reasons printed, if a document has errors. */
export async function readSite(reading: ReadingSite, io: Io): Promise<SiteInput | undefined> {
  const { folder, cache, options } = reading
  const project = await readDocumented({
    folder,
    cache,
    onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`),
    onNotice: (message) => io.err(`moonbind: ${message}\n`),
  })
  io.progress()
  if (project.blocked) {
    io.err(formatDiagnostics(project.outlines))
    return undefined
  }
  const { namespaces, overlays } = project
  const changes = options.base === undefined ? undefined : await readChanges(options.base, reading, namespaces, io)
  return {
    title: options.title,
    namespaces,
    overlays,
    documents: new Map(namespaces.flatMap(documentOf)),
    findings: exampleFindings(project, folder, cache),
    playground: true,
    ...(changes && { changes }),
    ...(options.url !== undefined && { url: options.url }),
  }
}

/** What is wrong with examples, remembered for these very documents. */
function exampleFindings({ namespaces, overlays }: Sources, folder: SpecFolder, cache: Cache): readonly Finding[] {
  const key = ['example-findings', ...identityOf(folder)]
  const known = cache.get(key) as readonly Finding[] | undefined
  if (known !== undefined) return known
  const read = new Map([...overlays].map(([name, { overlay }]) => [name, overlay]))
  const found = [...checkExamples(namespaces), ...refusedExamples(namespaces, read)]
  cache.set(key, found)
  return found
}

const documentOf = (entry: Namespace): (readonly [namespace: string, file: string])[] => {
  const file = entry[facts]?.[0]?.place.file
  return file === undefined ? [] : [[entry.namespace, file.replace(/^.*\//, '')]]
}

async function readChanges(
  name: string,
  { spec, cache }: ReadingSite,
  namespaces: readonly Namespace[],
  io: Io,
): Promise<Changes> {
  const load = (file: Parameters<typeof readDocument>[0]) => readDocument(file, createMemory(cache))
  const base = await readBase({ name, tip: false, spec, environment: io.environment, load })
  return { base: base.name, findings: breakingFindings(base, namespaces) }
}
