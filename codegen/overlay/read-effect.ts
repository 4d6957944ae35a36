/** `effect` of an overlay: what a call does, with the reason. */
import { isScalar, type Node } from 'yaml'
import { effectKinds } from '../../runtime/effect.js'
import { readFields, readString, readWord, type YamlReader } from '../text/yaml.js'
import type { OverlayEffect } from './overlay.js'
import { sentence } from './sentence.js'

export function readEffect(reader: YamlReader, node: Node | undefined): OverlayEffect | undefined {
  if (node === undefined) return undefined
  const mistakes = reader.mistakes.length
  const fields = readFields(reader, node, '"effect"', ['kind', 'idempotent', 'because'])
  if (reader.mistakes.length > mistakes && fields.size === 0) return undefined
  const kind = readWord(reader, fields.get('kind'), 'effect', effectKinds)
  const reason = readString(reader, fields.get('because'), '"because"')
  const idempotent = readFlag(reader, fields.get('idempotent'))
  if (!fields.has('kind')) reader.report(node, 'expected "effect" to have "kind": read, write or destructive')
  if (!fields.has('because')) reader.report(node, 'expected "effect" to have "because": the reason')
  if (kind === 'read' && idempotent === false)
    reader.report(fields.get('idempotent'), 'a read changes nothing, so it is always idempotent')
  if (kind === undefined || reason === undefined) return undefined
  return { kind, reason: sentence(reason), ...(idempotent !== undefined && { idempotent }) }
}

function readFlag(reader: YamlReader, node: Node | undefined): boolean | undefined {
  if (node === undefined) return undefined
  if (isScalar(node) && typeof node.value === 'boolean') return node.value
  reader.report(node, 'expected "idempotent" to be true or false')
  return undefined
}
