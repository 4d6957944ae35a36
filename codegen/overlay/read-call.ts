/** One entry of `functions` that names a call. */
import { isScalar, type Node } from 'yaml'
import type { HttpMethod } from '../../runtime/http/call-table.js'
import { meantName } from '../../runtime/validation/did-you-mean.js'
import { readFields, readItems, readString, type YamlReader } from '../text/yaml.js'
import type { OverlayCall } from './overlay.js'
import { checkPath, checkTargets, isHeaderName } from './places.js'
import { readAnswer } from './read-answer.js'
import { readEffect } from './read-effect.js'
import { readConstants, readParameters } from './read-parameters.js'
import { readTypes } from './read-types.js'
import { sentence } from './sentence.js'

/** Remembers where something of the function is. */
export type Note = (inside: string, node: Node) => void

const keys = [
  'call',
  'path',
  'query',
  'header',
  'body',
  'constants',
  'absent',
  'answer',
  'types',
  'pages',
  'idempotency',
  'effect',
  'note',
  'hooks',
] as const
const methods: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

export function readCall(
  reader: YamlReader,
  name: string,
  keyNode: Node,
  node: Node,
  note: Note,
): OverlayCall | undefined {
  const fields = readFields(reader, node, `"${name}"`, keys)
  const target = readMethodAndPath(reader, fields.get('call'), keyNode, name)
  const nodes = new Map<string, Node>()
  const parameters = readParameters(reader, fields, (parameter, key) => {
    nodes.set(parameter, key)
    note(parameter, key)
  })
  const constants = readConstants(reader, fields.get('constants'))
  const pages = readPages(reader, fields.get('pages'))
  const idempotencyHeader = readHeader(reader, fields.get('idempotency'))
  const effect = readEffect(reader, fields.get('effect'))
  const text = readString(reader, fields.get('note'), '"note"')
  const answer = readAnswer(reader, fields.get('answer'), (field, key) => note(`answer ${field}`, key))
  const types = readTypes(reader, fields.get('types'), (field, key) => note(`types ${field}`, key))
  for (const key of ['pages', 'effect', 'call']) if (fields.has(key)) note(key, fields.get(key)!)
  if (!target) return undefined
  const call: OverlayCall = {
    kind: 'call',
    ...target,
    parameters,
    constants,
    answer,
    types,
    hooks: readHooks(reader, fields.get('hooks')),
    ...(pages && { pages }),
    ...(idempotencyHeader !== undefined && { idempotencyHeader }),
    ...(effect && { effect }),
    ...(text !== undefined && { note: sentence(text) }),
  }
  checkPath(reader, call, fields.get('call') ?? keyNode)
  checkTargets(reader, call, keyNode, (parameter) => nodes.get(parameter))
  return call
}

function readMethodAndPath(
  reader: YamlReader,
  node: Node | undefined,
  keyNode: Node,
  name: string,
): { method: HttpMethod; path: string } | undefined {
  const text = readString(reader, node, '"call"')
  if (text === undefined) {
    if (node === undefined)
      reader.report(keyNode, `expected "${name}" to have "call" (such as GET /things/{id}) or "absent" (the reason)`)
    return undefined
  }
  const [, method = '', path] = /^\s*([A-Za-z]+)\s+(\/\S*)\s*$/.exec(text) ?? []
  const known = methods.find((offered) => offered === method.toUpperCase())
  if (known && path !== undefined && !/[?#]/.test(path)) return { method: known, path }
  const meant =
    known || path === undefined ? undefined : meantName(method.toUpperCase(), methods, (near) => `${near} ${path}`)
  const expected = meant ?? 'expected a call such as GET /things/{id}'
  reader.report(
    node,
    /[?#]/.test(path ?? '')
      ? `expected a path without ? and #: what is always sent belongs under "constants"`
      : `unexpected call "${text}", ${expected}`,
  )
  return undefined
}

function readPages(reader: YamlReader, node: Node | undefined): OverlayCall['pages'] {
  if (node === undefined) return undefined
  const fields = readFields(reader, node, '"pages"', ['number', 'size', 'items', 'total'])
  const text = (name: string): string | undefined => readString(reader, fields.get(name), `"${name}"`)
  const [number, size, items, total] = [text('number'), text('size'), text('items'), text('total')]
  if (number === undefined || items === undefined) {
    reader.report(node, 'expected "number" (the parameter that counts pages) and "items" (where the answer holds them)')
    return undefined
  }
  if (items === '.' && total !== undefined) reader.report(fields.get('total')!, 'a list as answer holds no "total"')
  return {
    number,
    items: items === '.' ? [] : items.split('.'),
    ...(size !== undefined && { size }),
    ...(total !== undefined && { total: total.split('.') }),
  }
}

function readHeader(reader: YamlReader, node: Node | undefined): string | undefined {
  const name = readString(reader, node, '"idempotency"')
  if (name !== undefined && !isHeaderName(name))
    reader.report(node, `expected "idempotency" to be the name of a header, got "${name}"`)
  return name?.toLowerCase()
}

function readHooks(reader: YamlReader, node: Node | undefined): OverlayCall['hooks'] {
  return readItems(reader, node, '"hooks"').flatMap((item) => {
    const name = isScalar(item) ? item.value : undefined
    if (name === 'request' || name === 'answer') return [name]
    reader.report(item, 'expected "request" or "answer"')
    return []
  })
}
