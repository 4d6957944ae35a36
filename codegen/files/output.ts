/** What is generated, as it is. */
import { type BigIntStats, readFileSync, statSync } from 'node:fs'
import { Failure } from '../failure.js'
import { unixBytes } from './normalise.js'
import { attempt, kindOf, refusal, shown } from './refusal.js'

/** A file below the output folder: `path` is relative to it, with `/`. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** What the file system knows about a file without reading it. */
export interface Stamp {
  /** Differs after every change of the file: its number, size and times in nanoseconds. */
  readonly identity: string
  /** When it was last written, in nanoseconds of the file system's clock. */
  readonly written: bigint
  /** When it was last changed in any way. */
  readonly changed: bigint
}

/**
 * The bytes of a file of the output folder, with LF as line ends; undefined if there is none.
 *
 * @throws {Failure} `output` if something is there that is not a file, or that cannot be read.
 */
export function readOutputBytes(folder: string, path: string): Uint8Array | undefined {
  const file = `${folder}/${path}`
  if (statOutput(file) === undefined) return undefined
  try {
    return unixBytes(readFileSync(file))
  } catch (error) {
    throw refusal('output', `cannot read ${shown(file)}`, '', error)
  }
}

/** The bytes of a file as they are. Throws as `readOutputBytes` does. */
export function readOutputExactly(folder: string, path: string): Uint8Array | undefined {
  const file = `${folder}/${path}`
  if (statOutput(file) === undefined) return undefined
  return attempt('output', `cannot read ${shown(file)}`, '', () => readFileSync(file))
}

/** A file of the output folder as text, for a person to see; bytes that are not UTF-8 become U+FFFD. */
export function readOutput(folder: string, path: string): string | undefined {
  const bytes = readOutputBytes(folder, path)
  return bytes && Buffer.from(bytes).toString('utf8')
}

/** The stamp of a file of the output folder; undefined if there is none. Throws as `readOutput` does. */
export function stampOutput(folder: string, path: string): Stamp | undefined {
  const stats = statOutput(`${folder}/${path}`)
  return stats && stampOf(stats)
}

export function stampOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): Stamp {
  return {
    identity: `${ino} ${size} ${mtimeNs} ${ctimeNs}`,
    written: mtimeNs,
    changed: mtimeNs > ctimeNs ? mtimeNs : ctimeNs,
  }
}

function statOutput(file: string): BigIntStats | undefined {
  const stats = tryStat(file)
  if (stats === undefined || stats.isFile()) return stats
  throw new Failure('output', `${shown(file)} is ${kindOf(stats)}, expected a file or nothing: move it away`)
}

/** Called for every generated file, so it prepares nothing for a message before there is a failure. */
function tryStat(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false })
  } catch (error) {
    throw refusal('output', `cannot read ${shown(file)}`, '', error)
  }
}
