/** Compares the output folder with the generated files. `generate` applies the differences, `check` reports them. */
import { compare, type FileChange, type WantedFile, withTexts } from '../compare.js'
import { removeAbandoned, type TextFile } from '../files/index.js'
import type { Cache } from './cache.js'
import { openOutputFolder } from './output-folder.js'
import type { Verdict } from './resolve.js'

export interface Comparison {
  /** Differences of the output folder, sorted by path. */
  readonly changes: readonly FileChange[]
  /** How many generated files are as they should be. */
  readonly unchanged: number
  /**
   * Makes the output folder what the documents say; does not touch a file if nothing differs.
   *
   * @throws {Failure} `output` if something cannot be written.
   */
  write(): void
}

/** The output of a document without errors. Plain data, because it is cached. */
export interface WantedOutput {
  readonly file: string
  readonly files: readonly WantedFile[]
}

/** What a comparison needs besides the folder. */
export interface Wanting {
  readonly verdict: Verdict
  readonly wanted: readonly WantedOutput[]
  /** The texts that documents generate, by path: they were made, or are made now. */
  readonly texts: (files: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly cache: Cache
}

/** Errors block generation: then nothing is compared. */
export const blockedComparison = (out: string): Comparison => ({
  changes: [],
  unchanged: 0,
  write: () => removeAbandoned(out),
})

/**
 * Compares the output folder.
 *
 * @throws {Failure} `output` if it cannot be read.
 */
export async function compareOutput(out: string, wanting: Wanting): Promise<Comparison> {
  const { sound, everything } = wanting.verdict
  const folder = openOutputFolder(out, wanting.cache)
  const wanted = wanting.wanted.flatMap(({ files }) => files)
  const namespaces = new Set(sound.flatMap((document) => document.namespaces))
  const found = compare(wanted, folder, { namespaces, everything })
  folder.remember()
  const differing = new Set(found.filter(({ kind }) => kind !== 'orphaned').map(({ path }) => path))
  const holders = wanting.wanted.filter(({ files }) => files.some(({ path }) => differing.has(path)))
  const texts = await wanting.texts(holders.map(({ file }) => file))
  const after = (path: string): string => {
    const text = texts.get(path)
    if (text === undefined) throw new Error(`the text of ${path} was not made`)
    return text
  }
  const changes = withTexts(found, folder, after)
  const write = (): void => {
    removeAbandoned(out)
    if (changes.length === 0) return
    const writes = changes.flatMap((change): TextFile[] =>
      change.kind === 'orphaned' ? [] : [{ path: change.path, text: change.after }],
    )
    const deletes = changes.filter(({ kind }) => kind === 'orphaned').map(({ path }) => path)
    folder.write(writes, deletes, wanted)
    folder.remember()
  }
  return { changes, unchanged: wanted.length - differing.size, write }
}
