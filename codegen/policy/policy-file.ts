/** `.moonbind/policy.yaml`: which calls of scripts are sent, asked about or denied. */
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { checkPolicy, type PolicySurface } from '../../runtime/policy/check.js'
import type { Policy } from '../../runtime/policy/policy.js'
import { type PolicyMistake, readPolicy } from '../../runtime/policy/read.js'
import { type Mistake, readEntries, readItems, readYaml, type YamlReader } from '../text/yaml.js'

/** A policy as far as it could be read, and what is wrong with it. */
export interface PolicyFile {
  readonly policy?: Policy
  readonly mistakes: readonly Mistake[]
}

/** Reads a policy and holds it against what can be called. Never throws for what the text holds. */
export function readPolicyFile(file: string, text: string, surfaces: readonly PolicySurface[]): PolicyFile {
  const reader = readYaml(file, text)
  if (!reader.root) {
    if (reader.mistakes.length === 0)
      reader.report(null, 'expected "rules": a list of rules, which may be empty: rules: []')
    return { mistakes: reader.mistakes }
  }
  const value = plain(reader, reader.root, { left: MOST_NODES }, 0)
  if (reader.mistakes.length > 0) return { mistakes: reader.mistakes }
  const reading = readPolicy(value)
  const found = 'mistakes' in reading ? reading.mistakes : checkPolicy(reading.policy, surfaces)
  if ('policy' in reading && found.length === 0) return { policy: reading.policy, mistakes: [] }
  return { mistakes: found.map((mistake) => placed(reader, file, mistake)) }
}

/** No part of a policy nests deeper than this. */
const DEEPEST = 8
/** Aliases repeat what they name: a short file may mean a very long one. */
const MOST_NODES = 100_000

function plain(reader: YamlReader, node: Node, budget: { left: number }, depth: number): unknown {
  if (--budget.left === 0) reader.report(node, `the policy has more than ${MOST_NODES} parts`)
  if (depth > DEEPEST || budget.left <= 0) return null
  if (isScalar(node)) return node.value
  if (isSeq(node)) return readItems(reader, node, 'a list').map((item) => plain(reader, item, budget, depth + 1))
  if (!isMap(node)) return null
  const entries = readEntries(reader, node, 'the policy').map(({ key, value }) => [
    key,
    plain(reader, value, budget, depth + 1),
  ])
  return Object.fromEntries(entries)
}

/** At the value, or at what should hold it. */
function placed(reader: YamlReader, file: string, { at, message }: PolicyMistake): Mistake {
  for (let length = at.length; length > 0; length--) {
    const node = isMap(reader.root) ? (reader.root.getIn(at.slice(0, length), true) as Node | undefined) : undefined
    if (node) return { file, ...reader.placeOf(node), message }
  }
  return { file, ...reader.placeOf(reader.root), message }
}
