/** Follows `$ref` within a document and into files next to it. */
import { posix } from 'node:path'
import { readData } from './data.js'
import { asList, isRaw, type Raw } from './raw.js'

/** Reads a file below the folder of the document; undefined if it is not there. */
export type ReadBeside = (path: string) => string | undefined

export interface References {
  /** The value itself, or the target of its `$ref`; undefined for a reference that leads nowhere or in a circle. */
  resolve(thing: unknown): Raw | undefined
  /** Every reference that led nowhere so far, with the reason. */
  readonly broken: ReadonlyMap<string, string>
}

/** A longer chain of references can only be a circle. */
const MOST_HOPS = 32

export function openReferences(root: unknown, readBeside: ReadBeside = () => undefined): References {
  const broken = new Map<string, string>()
  const files = new Map<string, unknown>([['', root]])
  const fail = (reference: string, reason: string): undefined => {
    broken.set(reference, reason)
    return undefined
  }
  const follow = (reference: string): unknown => {
    const [file = '', pointer = ''] = reference.split('#', 2)
    if (/^[a-z][a-z+.-]*:/i.test(file)) return fail(reference, 'other addresses are never fetched')
    if (file.startsWith('/') || file.split('/').includes('..'))
      return fail(reference, 'only files next to the document or below it are read')
    if (!files.has(file)) files.set(file, loadFile(file, readBeside))
    const data = files.get(file)
    if (data === undefined) return fail(reference, `there is no readable file ${file} next to the document`)
    const found = pointed(data, pointer)
    return found === undefined ? fail(reference, 'it leads nowhere') : found
  }
  const resolve = (thing: unknown): Raw | undefined => {
    let target = thing
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      if (!isRaw(target)) return undefined
      const reference = target['$ref']
      if (typeof reference !== 'string') return target
      target = follow(reference)
    }
    return fail(String(isRaw(thing) ? thing['$ref'] : ''), 'it leads in a circle')
  }
  return { resolve, broken }
}

/** A file with its own references rewritten relative to the document. */
function loadFile(file: string, readBeside: ReadBeside): unknown {
  const text = readBeside(file)
  const read = text === undefined ? undefined : readData(text)
  return read && 'data' in read ? rebased(read.data, file) : undefined
}

function rebased(value: unknown, file: string): unknown {
  if (Array.isArray(value)) return asList(value).map((item) => rebased(item, file))
  if (!isRaw(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' ? [key, rebasedReference(inner, file)] : [key, rebased(inner, file)],
    ),
  )
}

function rebasedReference(reference: string, file: string): string {
  if (reference.startsWith('#')) return `${file}${reference}`
  return /^[a-z][a-z+.-]*:|^\//i.test(reference) ? reference : posix.join(posix.dirname(file), reference)
}

/** The target of a JSON Pointer (RFC 6901), percent-encoded as in a fragment. */
function pointed(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((reached, step) => {
      if (Array.isArray(reached)) return reached[Number(step)]
      return isRaw(reached) && Object.hasOwn(reached, step) ? reached[step] : undefined
    }, root)
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
