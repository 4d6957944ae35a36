import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { readEntries, readFields, readString, type YamlReader } from '../text/yaml.js'
import type { AnswerField, AnswerVerb, Step } from './overlay.js'
import { readValues } from './read-values.js'
import { sentence } from './sentence.js'
import { readSteps } from './steps.js'

const verbs = ['rename', 'pick', 'scale', 'by', 'values', 'from', 'absent'] as const

/** Documented field → how it is built. `note` receives the place of each. */
export function readAnswer(
  reader: YamlReader,
  node: Node | undefined,
  note: (field: string, node: Node) => void,
): AnswerField[] {
  return readEntries(reader, node, '"answer"').flatMap(({ key, keyNode, value }) => {
    note(key, keyNode)
    const target = readSteps(key)
    const last = target?.at(-1)
    if (!target || last?.kind !== 'name' || target.some(({ kind }) => kind === 'item')) {
      reader.report(keyNode, `expected a documented field such as data[].status, got "${key}"`)
      return []
    }
    const verb = readVerb(reader, value, last.name)
    return verb ? [{ target, verb }] : []
  })
}

function readVerb(reader: YamlReader, node: Node, own: string): AnswerVerb | undefined {
  const fields = readFields(reader, node, 'a field of the answer', verbs)
  const named = (['rename', 'pick', 'scale', 'values', 'absent'] as const).filter((verb) => fields.has(verb))
  const [verb] = named
  if (named.length !== 1 || !verb) {
    reader.report(
      node,
      `expected one of rename, pick, scale, values, absent${named.length > 1 ? `, got ${named.join(' and ')}` : ''}`,
    )
    return undefined
  }
  switch (verb) {
    case 'rename':
      return withSource(reader, fields.get(verb)!, (source) => ({ kind: 'rename', source }))
    case 'pick':
      return readPick(reader, fields.get(verb)!)
    case 'scale':
      return withSource(reader, fields.get(verb)!, (source) => readScale(reader, source, fields.get('by'), node))
    case 'values': {
      const values = readValues(reader, fields.get(verb)!)
      const from = fields.get('from')
      return from === undefined
        ? { kind: 'values', source: [{ kind: 'name', name: own }], values }
        : withSource(reader, from, (source) => ({ kind: 'values', source, values }))
    }
    case 'absent': {
      const reason = readString(reader, fields.get(verb), '"absent"')
      return reason === undefined ? undefined : { kind: 'absent', reason: sentence(reason) }
    }
  }
}

/** One path, or a list of paths: then the field is the list of the values that are present. */
function readPick(reader: YamlReader, node: Node): AnswerVerb | undefined {
  if (!isSeq(node)) return withSource(reader, node, (source) => ({ kind: 'pick', sources: [source], list: false }))
  const sources = (node.items as Node[]).map((item) => withSource(reader, reader.resolve(item), (source) => source))
  return sources.includes(undefined) ? undefined : { kind: 'pick', sources: sources as (readonly Step[])[], list: true }
}

function readScale(
  reader: YamlReader,
  source: readonly Step[],
  by: Node | undefined,
  node: Node,
): AnswerVerb | undefined {
  const factor = by !== undefined && isScalar(by) ? by.value : undefined
  if (typeof factor === 'number' && Number.isFinite(factor) && factor !== 0)
    return { kind: 'scale', source, by: factor }
  reader.report(by ?? node, 'expected "by": a number other than 0')
  return undefined
}

function withSource<T>(reader: YamlReader, node: Node, make: (source: readonly Step[]) => T): T | undefined {
  const text = isMap(node) ? undefined : readString(reader, node, 'a path in the answer')
  const steps = text === undefined ? undefined : readSteps(text)
  if (steps?.every(({ kind }) => kind !== 'items')) return make(steps)
  if (text !== undefined) reader.report(node, `expected a path such as to[0].status, got "${text}"`)
  return undefined
}
