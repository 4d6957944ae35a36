/** Reads `spec/<namespace>.http.yaml`. */
import { isMap, isScalar, type Node } from 'yaml'
import type { HttpMethod } from '../../runtime/http/call-table.js'
import { readEntries, readFields, readItems, readString, readYaml, type Mistake, type YamlReader } from '../yaml.js'
import { readAnswer } from './read-answer.js'
import { readValues } from './read-values.js'
import type { Overlay, OverlayCall, OverlayFunction, OverlayParameter, Target } from './overlay.js'

/** An overlay as far as it could be read, and what is wrong with it. */
export interface OverlayReading {
  readonly overlay?: Overlay
  readonly mistakes: readonly Mistake[]
  /** Nodes of functions and parameters, for what a check against the document finds. */
  readonly places: OverlayPlaces
}

export interface OverlayPlaces {
  /** Line and column of a function's entry, or of a parameter's in it; of the file where there is none. */
  find(functionName?: string, parameter?: string): { readonly line: number; readonly column: number }
}

const topKeys = ['api', 'auth', 'functions'] as const
const callKeys = ['call', 'path', 'query', 'header', 'body', 'constants', 'absent', 'answer', 'pages', 'idempotency', 'note', 'hooks'] as const
const methods: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

export function readOverlay(file: string, text: string, namespace: string): OverlayReading {
  const reader = readYaml(file, text)
  const nodes = new Map<string, Node>()
  const places: OverlayPlaces = { find: (name, parameter) => reader.placeOf(nodes.get(`${name} ${parameter ?? ''}`) ?? nodes.get(`${name} `)) }
  if (!reader.root) {
    if (reader.mistakes.length === 0) reader.report(null, 'expected "api" and "functions"')
    return { mistakes: reader.mistakes, places }
  }
  const fields = readFields(reader, reader.root, 'an overlay', topKeys)
  const baseUrl = readAddress(reader, fields.get('api'))
  const auth = readAuth(reader, fields.get('auth'))
  const functions = new Map(
    readEntries(reader, fields.get('functions'), '"functions"').map(({ key, keyNode, value }) => {
      nodes.set(`${key} `, keyNode)
      return [key, readFunction(reader, key, keyNode, value, nodes)] as const
    }),
  )
  if (!fields.has('functions')) reader.report(reader.root, 'expected "functions" with an entry for each documented function')
  const read = new Map([...functions].flatMap(([name, each]) => (each ? [[name, each] as const] : [])))
  return { overlay: { namespace, file, baseUrl, auth, functions: read }, mistakes: reader.mistakes, places }
}

function readAddress(reader: YamlReader, node: Node | undefined): string {
  const address = readString(reader, node, '"api"')
  if (address === undefined) {
    if (node === undefined) reader.report(reader.root, 'expected "api": the base address of the API')
    return ''
  }
  if (!URL.canParse(address) || !/^https?:\/\/[^?#]*$/.test(address)) reader.report(node, `expected "api" to be an address such as https://api.example.com/v2, got "${address}"`)
  return address.replace(/\/+$/, '')
}

/** `bearer`, or the name of the header that carries the key. */
function readAuth(reader: YamlReader, node: Node | undefined): Overlay['auth'] {
  const text = readString(reader, node, '"auth"') ?? 'bearer'
  const [header = '', prefix] = text.split(/:\s*/, 2)
  if (text.toLowerCase() === 'bearer') return { header: 'authorization', prefix: 'Bearer ' }
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header)) reader.report(node, `expected "auth" to be bearer or the name of a header, got "${text}"`)
  return { header: header.toLowerCase(), prefix: prefix === undefined || prefix === '' ? '' : `${prefix} ` }
}

function readFunction(reader: YamlReader, name: string, keyNode: Node, node: Node, nodes: Map<string, Node>): OverlayFunction | undefined {
  if (isMap(node) && node.items.length === 1 && node.has('absent') && isScalar(node.get('absent', true))) {
    const reason = readString(reader, node.get('absent', true) as Node, '"absent"')
    return reason === undefined ? undefined : { kind: 'absent', reason: sentence(reason) }
  }
  const fields = readFields(reader, node, `"${name}"`, callKeys)
  const target = readCall(reader, fields.get('call'), keyNode, name)
  if (!target) return undefined
  const parameters = readParameters(reader, name, fields, nodes)
  const pages = readPages(reader, fields.get('pages'))
  const idempotencyHeader = readString(reader, fields.get('idempotency'), '"idempotency"')
  const note = readString(reader, fields.get('note'), '"note"')
  const call: OverlayCall = {
    kind: 'call',
    ...target,
    parameters,
    constants: readConstants(reader, fields.get('constants')),
    answer: readAnswer(reader, fields.get('answer')),
    hooks: readItems(reader, fields.get('hooks'), '"hooks"').flatMap((item) => (isScalar(item) && (item.value === 'request' || item.value === 'answer') ? [item.value] : (reader.report(item, 'expected "request" or "answer"'), []))),
    ...(pages && { pages }),
    ...(idempotencyHeader !== undefined && { idempotencyHeader: idempotencyHeader.toLowerCase() }),
    ...(note !== undefined && { note: sentence(note) }),
  }
  checkPath(reader, call, fields.get('call') ?? keyNode)
  checkTargets(reader, call, keyNode)
  return call
}

/** A reason as a sentence with a final stop. */
const sentence = (text: string): string => text.trim().replace(/\s+/g, ' ').replace(/[^.!?]$/, '$&.')

function readCall(reader: YamlReader, node: Node | undefined, keyNode: Node, name: string): { method: HttpMethod; path: string } | undefined {
  const text = readString(reader, node, '"call"')
  if (text === undefined) {
    if (node === undefined) reader.report(keyNode, `expected "${name}" to have "call" (such as GET /things/{id}) or "absent" (the reason)`)
    return undefined
  }
  const [, method, path] = /^\s*([A-Za-z]+)\s+(\/\S*)\s*$/.exec(text) ?? []
  const known = methods.find((each) => each === method?.toUpperCase())
  if (known && path !== undefined) return { method: known, path }
  reader.report(node, `expected a call such as GET /things/{id}, got "${text}"`)
  return undefined
}

const placesOf = ['path', 'query', 'header', 'body'] as const

function readParameters(reader: YamlReader, name: string, fields: ReadonlyMap<string, Node>, nodes: Map<string, Node>): Map<string, OverlayParameter> {
  const parameters = new Map<string, OverlayParameter>()
  const add = (key: string, keyNode: Node, parameter: OverlayParameter | undefined): void => {
    if (parameters.has(key)) reader.report(keyNode, `"${key}" has two places, expected one`)
    nodes.set(`${name} ${key}`, keyNode)
    if (parameter) parameters.set(key, parameter)
  }
  for (const place of placesOf) {
    for (const { key, keyNode, value } of readEntries(reader, fields.get(place), `"${place}"`)) add(key, keyNode, readParameter(reader, place, value))
  }
  for (const { key, keyNode, value } of readEntries(reader, fields.get('absent'), '"absent"')) {
    const reason = readString(reader, value, `the reason of "${key}"`)
    add(key, keyNode, reason === undefined ? undefined : { kind: 'absent', reason: sentence(reason) })
  }
  return parameters
}

/** An upstream name, or a map with `name`, `values`, `maximum` and `because`. */
function readParameter(reader: YamlReader, place: Target['place'], node: Node): OverlayParameter | undefined {
  if (!isMap(node)) {
    const name = readString(reader, node, 'an upstream name')
    return name === undefined ? undefined : { kind: 'sent', target: readTarget(reader, place, name, node) }
  }
  const fields = readFields(reader, node, 'a parameter', ['name', 'values', 'maximum', 'because'])
  const name = readString(reader, fields.get('name'), '"name"')
  if (name === undefined) {
    reader.report(node, 'expected "name": what the API calls it')
    return undefined
  }
  const values = fields.has('values') ? readValues(reader, fields.get('values')!) : undefined
  const maximum = readMaximum(reader, fields)
  return { kind: 'sent', target: readTarget(reader, place, name, node), ...(values && { values }), ...(maximum && { maximum }) }
}

/** `filter[status]` is an object in the query; elsewhere brackets and dots nest in the body only. */
function readTarget(reader: YamlReader, place: Target['place'], name: string, node: Node): Target {
  const match = /^([^[\]]+)((?:\[[^[\]]+\])*)$/.exec(name)
  if (!match || (match[2] !== '' && place !== 'query' && place !== 'body')) reader.report(node, `expected a name such as page[size], got "${name}"`)
  return { place, name: match ? [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]+)\]/g)].map(([, step]) => step!)] : [name] }
}

function readMaximum(reader: YamlReader, fields: ReadonlyMap<string, Node>): { value: number; reason: string } | undefined {
  const node = fields.get('maximum')
  if (node === undefined) return undefined
  const value = isScalar(node) ? node.value : undefined
  const reason = readString(reader, fields.get('because'), '"because"')
  if (typeof value !== 'number') reader.report(node, 'expected "maximum" to be a number')
  if (reason === undefined) reader.report(node, 'expected "because": why the API gives less than the document says')
  return typeof value === 'number' && reason !== undefined ? { value, reason } : undefined
}

function readConstants(reader: YamlReader, node: Node | undefined): { target: Target; value: string | number | boolean }[] {
  const fields = readFields(reader, node, '"constants"', ['query', 'header', 'body'])
  return [...fields].flatMap(([place, map]) =>
    readEntries(reader, map, `"${place}"`).flatMap(({ key, value }) => {
      const constant = isScalar(value) ? value.value : undefined
      if (typeof constant === 'string' || typeof constant === 'number' || typeof constant === 'boolean') return [{ target: readTarget(reader, place as Target['place'], key, value), value: constant }]
      reader.report(value, 'expected a text, a number, true or false')
      return []
    }),
  )
}

function readPages(reader: YamlReader, node: Node | undefined): OverlayCall['pages'] {
  if (node === undefined) return undefined
  const fields = readFields(reader, node, '"pages"', ['number', 'size', 'items', 'total'])
  const [number, size, items, total] = (['number', 'size', 'items', 'total'] as const).map((name) => readString(reader, fields.get(name), `"${name}"`))
  if (number === undefined || items === undefined) {
    reader.report(node, 'expected "number" (the parameter that counts pages) and "items" (where the answer holds them)')
    return undefined
  }
  return { number, items: items.split('.'), ...(size !== undefined && { size }), ...(total !== undefined && { total: total.split('.') }) }
}

/** Every variable of the path has a source, and every path parameter a variable. */
function checkPath(reader: YamlReader, call: OverlayCall, node: Node): void {
  const variables = [...call.path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)
  const sources = [...call.parameters.values()].flatMap((each) => (each.kind === 'sent' && each.target.place === 'path' ? [each.target.name[0]!] : []))
  for (const name of variables) if (!sources.includes(name)) reader.report(node, `the path variable {${name}} has no source, expected a parameter under "path"`)
  for (const name of sources) if (!variables.includes(name)) reader.report(node, `the path has no variable {${name}}, expected ${variables.map((each) => `{${each}}`).join(', ') || 'none under "path"'}`)
  if (/[{}]/.test(call.path.replace(/\{[^{}]+\}/g, '')) || /\{[^{}]*\/[^{}]*\}/.test(call.path)) reader.report(node, `expected braces around names only, got "${call.path}"`)
}

/** No two values in one place, and none inside another. */
function checkTargets(reader: YamlReader, { parameters, constants, method }: OverlayCall, node: Node): void {
  const targets = [...[...parameters.values()].flatMap((each) => (each.kind === 'sent' ? [each.target] : [])), ...constants.map(({ target }) => target)]
  const texts = targets.map(({ place, name }) => JSON.stringify([place, ...name]).slice(0, -1))
  texts.forEach((text, index) => {
    if (texts.some((other, at) => at !== index && (other === text ? at < index : other.startsWith(`${text},`)))) {
      reader.report(node, `two values go to ${targets[index]!.place} ${targets[index]!.name.join('.')}, expected one`)
    }
  })
  if ((method === 'GET' || method === 'HEAD') && targets.some(({ place }) => place === 'body')) reader.report(node, `${method} has no body, expected "query"`)
}

