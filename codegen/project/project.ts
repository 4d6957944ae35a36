/** Reads a project and compares it with its output folder: the beginning of `generate` and `check`. */
import type { Comparison } from './comparison.js'
import { type OpeningOptions, type OpenProject, openProject } from './open-project.js'
import type { Verdict } from './resolve.js'
import type { Sources } from './sources.js'
import { readSpecFolder } from './spec-folder.js'

/** What to read, and where to write. */
export interface ProjectOptions extends Omit<OpeningOptions, 'folder' | 'wants'> {
  /** The folder of the documents. */
  readonly spec: string
  /** The folder of what is generated. */
  readonly out: string
  /** The caller will ask for findings or documents: keep what is read in memory. */
  readonly examine?: boolean
}

/** A project, compared with its output folder. */
export interface Project
  extends Pick<Verdict, 'documents' | 'namespaces' | 'blocked' | 'unreadable'>,
    Comparison,
    Pick<OpenProject, 'findings'> {
  /** The documents themselves. */
  load(): Promise<Sources>
}

/**
 * Reads a project and compares it with its output folder.
 *
 * @throws {Failure} `input` for a spec folder that cannot be read or is empty, `output` for an output folder that
 * cannot be read, `usage` for an unknown `only`.
 */
export async function readProject({ spec, out, examine = false, ...options }: ProjectOptions): Promise<Project> {
  const folder = readSpecFolder(spec, options.cache)
  const project = openProject({ ...options, folder, wants: examine ? ['sources', 'output'] : ['output'] })
  const { documents, namespaces, blocked, unreadable } = await project.verdict()
  const comparison = await project.compare(out)
  const { findings, sources: load } = project
  return { documents, namespaces, blocked, unreadable, ...comparison, findings, load }
}
