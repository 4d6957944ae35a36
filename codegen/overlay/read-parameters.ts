/** Reads which documented parameter is sent where. */
import { isMap, isScalar, type Node } from 'yaml'
import type { Limit } from '../../runtime/http/call-table.js'
import { readEntries, readFields, readItems, readString, readWord, type YamlReader } from '../text/yaml.js'
import type { OverlayCall, OverlayParameter, Target } from './overlay.js'
import { isHeaderText, readTarget } from './places.js'
import { readValues } from './read-values.js'
import { sentence } from './sentence.js'

const places = ['path', 'query', 'header', 'body'] as const

/** The parameters under `path`, `query`, `header`, `body` and `absent`. `note` receives the place of each. */
export function readParameters(
  reader: YamlReader,
  fields: ReadonlyMap<string, Node>,
  note: (name: string, node: Node) => void,
): Map<string, OverlayParameter> {
  const parameters = new Map<string, OverlayParameter>()
  const seen = new Set<string>()
  const add = (name: string, node: Node, parameter: OverlayParameter | undefined): void => {
    if (seen.has(name)) reader.report(node, `"${name}" has two places, expected one`)
    seen.add(name)
    note(name, node)
    if (parameter) parameters.set(name, parameter)
  }
  for (const place of places) {
    for (const { key, keyNode, value } of readEntries(reader, fields.get(place), `"${place}"`))
      add(key, keyNode, readParameter(reader, place, value))
  }
  for (const { key, keyNode, value } of readEntries(reader, fields.get('absent'), '"absent"')) {
    const reason = readString(reader, value, `the reason of "${key}"`)
    add(key, keyNode, reason === undefined ? undefined : { kind: 'absent', reason: sentence(reason) })
  }
  return parameters
}

/** An upstream name, or a map that begins with `name`. */
function readParameter(reader: YamlReader, place: Target['place'], node: Node): OverlayParameter | undefined {
  if (!isMap(node)) {
    const name = readString(reader, node, 'an upstream name')
    return name === undefined ? undefined : { kind: 'sent', target: readTarget(reader, place, name, node) }
  }
  const fields = readFields(reader, node, 'a parameter', [
    'name',
    'values',
    'minimum',
    'maximum',
    'only',
    'format',
    'because',
    ...(place === 'query' ? ['join', 'as'] : []),
  ])
  const name = readString(reader, fields.get('name'), '"name"')
  if (name === undefined) {
    if (!fields.has('name')) reader.report(node, 'expected "name": what the API calls it')
    return undefined
  }
  const values = fields.has('values') ? readValues(reader, fields.get('values')!) : undefined
  const limit = readLimit(reader, fields, node)
  const join = readWord(reader, fields.get('join'), 'separator', [',', ' ', '|'])
  const encoding = readWord(reader, fields.get('as'), 'form', ['json'])
  if (join !== undefined && (values || encoding))
    reader.report(fields.get('join'), '"join" is about lists of plain values, expected neither "values" nor "as"')
  return {
    kind: 'sent',
    target: readTarget(reader, place, name, fields.get('name')!),
    ...(values && { values }),
    ...(limit && { limit }),
    ...(join && { join }),
    ...(encoding && { encoding }),
  }
}

/** Where the API accepts less than the document promises, and why. */
function readLimit(
  reader: YamlReader,
  fields: ReadonlyMap<string, Node>,
  node: Node,
): Omit<Limit, 'parameter'> | undefined {
  const [minimum, maximum] = [readNumber(reader, fields, 'minimum'), readNumber(reader, fields, 'maximum')]
  const only = fields.has('only')
    ? readItems(reader, fields.get('only'), '"only"').flatMap((item) => readScalar(reader, item))
    : undefined
  const format = readWord(reader, fields.get('format'), 'format', ['uuid'])
  const limits = minimum !== undefined || maximum !== undefined || only !== undefined || format !== undefined
  const reason = readString(reader, fields.get('because'), '"because"')
  if (!limits && fields.has('because'))
    reader.report(fields.get('because'), 'expected "minimum", "maximum", "only" or "format" next to "because"')
  if (limits && !fields.has('because'))
    reader.report(node, 'expected "because": why the API takes less than the document says')
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    reader.report(fields.get('minimum'), `no number is at least ${minimum} and at most ${maximum}`)
  if (!limits || reason === undefined) return undefined
  return {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(only && { only }),
    ...(format && { format }),
    reason: reason.trim().replace(/\s+/g, ' '),
  }
}

function readNumber(
  reader: YamlReader,
  fields: ReadonlyMap<string, Node>,
  name: 'minimum' | 'maximum',
): number | undefined {
  const node = fields.get(name)
  if (node === undefined) return undefined
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'number' && Number.isFinite(value)) return value
  reader.report(node, `expected "${name}" to be a number`)
  return undefined
}

function readScalar(reader: YamlReader, node: Node): (string | number | boolean)[] {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value]
  reader.report(node, 'expected a text, a number, true or false')
  return []
}

/** What is always sent, whatever the parameters. */
export function readConstants(reader: YamlReader, node: Node | undefined): OverlayCall['constants'] {
  return [...readFields(reader, node, '"constants"', ['query', 'header', 'body'])].flatMap(([place, map]) =>
    readEntries(reader, map, `"${place}"`).flatMap(({ key, keyNode, value }) => {
      const target = readTarget(reader, place as Target['place'], key, keyNode)
      return readScalar(reader, value).map((constant) => {
        if (place === 'header' && !isHeaderText(String(constant)))
          reader.report(value, `expected "${key}" to be text that a header can carry`)
        return { target, value: constant }
      })
    }),
  )
}
