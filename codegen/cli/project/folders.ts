/** Where a project keeps its documents and what is generated from them. */
import type { Arguments } from '../command.js'
import { readConfigFile } from './config-file.js'

export interface ProjectFolders {
  /** Of the documents. */
  readonly spec: string
  /** Of what is generated. */
  readonly out: string
  /** Of compiled bindings, if one was named. */
  readonly generated: string | undefined
}

/**
 * The folders that the options name, else those of the configuration, else `spec` and `generated`.
 *
 * @throws {Failure} `usage` for mistakes in the configuration.
 */
export async function readFolders(args: Arguments): Promise<ProjectFolders> {
  const { folders } = await readConfigFile()
  return {
    spec: args.text('spec') ?? folders.spec ?? 'spec',
    out: args.text('out') ?? folders.out ?? 'generated',
    generated: args.text('generated') ?? folders.generated,
  }
}
