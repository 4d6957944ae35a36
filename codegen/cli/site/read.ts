/** Reads from the documents what a site is made of. */
import { breakingFindings } from '../../check/breaking/base.js'
import { facts, type Namespace } from '../../ir.js'
import type { Cache } from '../../project/cache.js'
import { openProject } from '../../project/open-project.js'
import type { SpecFolder } from '../../project/spec-folder.js'
import type { SiteInput } from '../../site/project.js'
import type { Io } from '../command.js'
import { readBase } from '../project/base.js'
import { reporting, soundSources } from '../project/read-namespaces.js'
import type { SiteOptions } from './options.js'

export interface ReadingSite {
  /** The path of the folder. */
  readonly spec: string
  readonly folder: SpecFolder
  readonly cache: Cache
  readonly options: SiteOptions
}

/** Undefined, with the reasons printed, if a document has errors. */
export async function readSite({ spec, folder, cache, options }: ReadingSite, io: Io): Promise<SiteInput | undefined> {
  const open = (opened: SpecFolder) => openProject({ folder: opened, cache, wants: ['sources'], ...reporting(io) })
  const project = open(folder)
  const sources = await soundSources(project, io)
  if (!sources) return undefined
  const { namespaces, overlays } = sources
  const { title, base: name, url } = options
  const base =
    name === undefined ? undefined : await readBase({ name, tip: false, spec, environment: io.environment, open })
  io.progress()
  return {
    title,
    namespaces,
    overlays,
    documents: new Map(namespaces.flatMap(documentOf)),
    findings: await project.exampleFindings(),
    playground: true,
    ...(base && { changes: { base: base.name, findings: breakingFindings(base, namespaces) } }),
    ...(url !== undefined && { url }),
  }
}

const documentOf = (entry: Namespace): (readonly [namespace: string, file: string])[] => {
  const file = entry[facts]?.[0]?.place.file
  return file === undefined ? [] : [[entry.namespace, file.replace(/^.*\//, '')]]
}
