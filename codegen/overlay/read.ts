/** Reads `spec/<namespace>.http.yaml`. */
import { isMap, isScalar, type Node } from 'yaml'
import { type Mistake, readEntries, readFields, readString, readYaml, type YamlReader } from '../text/yaml.js'
import type { Overlay, OverlayFunction } from './overlay.js'
import { isHeaderName } from './places.js'
import { type Note, readCall } from './read-call.js'
import { sentence } from './sentence.js'

/** The part of an overlay that could be read, and what is wrong with the rest. */
export interface OverlayReading {
  readonly overlay?: Overlay
  readonly mistakes: readonly Mistake[]
  /** Places, for the findings of a check against the document. */
  readonly places: OverlayPlaces
}

export interface OverlayPlaces {
  /**
   * Line and column of a function's entry, or of something in it (a parameter, `answer`, `pages`); of the file where
   * there is none.
   */
  find(functionName?: string, inside?: string): { readonly line: number; readonly column: number }
  /** Whether there is such an entry, even if it is unreadable. */
  has(functionName: string, inside?: string): boolean
}

const topKeys = ['api', 'auth', 'functions'] as const

/** Never throws because of the text. */
export function readOverlay(file: string, text: string, namespace: string): OverlayReading {
  const reader = readYaml(file, text)
  const nodes = new Map<string, Node>()
  const key = (name: string, inside?: string): string => JSON.stringify([name, inside])
  const places: OverlayPlaces = {
    find: (name = '', inside) => reader.placeOf(nodes.get(key(name, inside)) ?? nodes.get(key(name))),
    has: (name, inside) => nodes.has(key(name, inside)),
  }
  if (!reader.root) {
    if (reader.mistakes.length === 0) reader.report(null, 'expected "api" and "functions"')
    return { mistakes: reader.mistakes, places }
  }
  const fields = readFields(reader, reader.root, 'an overlay', topKeys)
  if (isMap(reader.root) && !fields.has('functions'))
    reader.report(reader.root, 'expected "functions" with an entry for each documented function')
  const baseUrl = readAddress(reader, fields.get('api'))
  const auth = readAuth(reader, fields.get('auth'))
  const functions = new Map<string, OverlayFunction>()
  for (const { key: name, keyNode, value } of readEntries(reader, fields.get('functions'), '"functions"')) {
    nodes.set(key(name), keyNode)
    const entry = readFunction(reader, name, keyNode, value, (inside, node) => nodes.set(key(name, inside), node))
    if (entry) functions.set(name, entry)
  }
  return { overlay: { namespace, file, baseUrl, auth, functions }, mistakes: reader.mistakes, places }
}

function readAddress(reader: YamlReader, node: Node | undefined): string {
  if (node === undefined && isMap(reader.root))
    reader.report(reader.root, 'expected "api": the base address of the API')
  const address = readString(reader, node, '"api"') ?? ''
  const url = URL.canParse(address) ? new URL(address) : undefined
  const plain =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    !/[?#\s]/.test(address) &&
    url.username === '' &&
    url.password === ''
  if (address !== '' && !plain)
    reader.report(node, `expected "api" to be an address such as https://api.example.com/v2, got "${address}"`)
  return address.replace(/\/+$/, '')
}

/** `bearer`, or the header that carries the key, with the prefix: `X-Api-Key`, `Authorization: Token`. */
function readAuth(reader: YamlReader, node: Node | undefined): Overlay['auth'] {
  const text = readString(reader, node, '"auth"') ?? 'bearer'
  if (text.toLowerCase() === 'bearer') return { header: 'authorization', prefix: 'Bearer ' }
  const [header = '', prefix = ''] = text.split(/:\s*/, 2)
  if (!isHeaderName(header) || /[^\x21-\x7e]/.test(prefix))
    reader.report(node, `expected "auth" to be bearer or the name of a header, got "${text}"`)
  return { header: header.toLowerCase(), prefix: prefix === '' ? '' : `${prefix} ` }
}

/** `absent` alone with a reason says that the API cannot answer; next to `call` it lists parameters. */
function readFunction(
  reader: YamlReader,
  name: string,
  keyNode: Node,
  node: Node,
  note: Note,
): OverlayFunction | undefined {
  const absent = isMap(node) ? node.get('absent', true) : undefined
  if (!isMap(node) || node.has('call') || !isScalar(absent)) return readCall(reader, name, keyNode, node, note)
  const fields = readFields(reader, node, `"${name}"`, ['absent'])
  const reason = readString(reader, fields.get('absent'), '"absent"')
  return reason === undefined ? undefined : { kind: 'absent', reason: sentence(reason) }
}
