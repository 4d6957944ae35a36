/** `types`: what the API answers where the document does not say it. */
import { isScalar, type Node } from 'yaml'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { readEntries, readItems, type YamlReader } from '../text/yaml.js'
import { type AnswerType, type ScalarType, type Step, scalarTypes } from './overlay.js'
import { readSteps } from './steps.js'

/** Documented field or item → its type, or a list of types. `note` receives the place of each. */
export function readTypes(
  reader: YamlReader,
  node: Node | undefined,
  note: (field: string, node: Node) => void,
): AnswerType[] {
  return readEntries(reader, node, '"types"').flatMap(({ key, keyNode, value }) => {
    note(key, keyNode)
    const target = readTarget(key)
    if (!target || target.some(({ kind }) => kind === 'item')) {
      reader.report(keyNode, `expected a documented field such as data[].id, got "${key}"`)
      return []
    }
    const items = isScalar(value) ? [value] : readItems(reader, value, 'a type, or a list of types')
    const types = [...new Set(items.flatMap((item) => readType(reader, item)))]
    return types.length === 0 ? [] : [{ target, types }]
  })
}

/** An answer that is a list is `[]`, and a field of its items `[].id`. */
function readTarget(key: string): Step[] | undefined {
  if (key === '[]') return [{ kind: 'items' }]
  if (!key.startsWith('[].')) return readSteps(key)
  const steps = readSteps(key.slice('[].'.length))
  return steps && [{ kind: 'items' }, ...steps]
}

function readType(reader: YamlReader, node: Node): ScalarType[] {
  // Null without quotes is no text, and means the type.
  const name = isScalar(node) ? String(node.value) : undefined
  const known = scalarTypes.find((type) => type === name)
  if (known) return [known]
  const got = name === undefined ? 'expected the name of a type' : `unknown type ${JSON.stringify(name)}`
  reader.report(node, `${got}, ${didYouMean(name ?? '', scalarTypes)}`)
  return []
}
