import { isScalar, type Node } from 'yaml'
import { readEntries, type YamlReader } from '../text/yaml.js'

/**
 * Documented value → upstream value. Two documented values for one upstream value would be indistinguishable in an
 * answer.
 */
export function readValues(reader: YamlReader, node: Node): Map<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>()
  for (const { key, keyNode, value } of readEntries(reader, node, '"values"')) {
    const upstream = isScalar(value) ? value.value : undefined
    if (typeof upstream !== 'string' && typeof upstream !== 'number' && typeof upstream !== 'boolean')
      reader.report(value, 'expected a text, a number, true or false')
    else if ([...values.values()].some((other) => String(other) === String(upstream)))
      reader.report(keyNode, `two values become ${JSON.stringify(upstream)}: answers could not be translated back`)
    else values.set(key, upstream)
  }
  return values
}
