/** What to write instead of a wrong argument. */

import type { Edit } from '../../lua/source.js'
import { typesOf } from '../../validation/fits.js'
import type { Issue } from '../../validation/issues.js'
import type { Schema } from '../../validation/schema.js'
import type { Expression, Span } from '../syntax/tree.js'
import { edit } from '../walk/base.js'
import type { Problem } from './arguments.js'

/** The edits that fix an argument; undefined if its meaning is not clear. */
export function fixOf({ issue, place, schema, node }: Problem, text: (span: Span) => string): Edit[] | undefined {
  const { code, suggestion } = issue
  const written = text(place)
  if (code === 'unknown' && suggestion !== undefined)
    return [
      edit(place.start, place.end, /^["']/.test(written) ? JSON.stringify(suggestion) : keyText(suggestion, written)),
    ]
  if (code === 'not_in_enum' && suggestion !== undefined && node?.kind === 'string')
    return [edit(node.start, node.end, written.startsWith("'") ? `'${suggestion}'` : JSON.stringify(suggestion))]
  if (code !== 'wrong_type' || !node) return undefined
  const right = rightValue(node, schema, written)
  return right === undefined ? undefined : [edit(node.start, node.end, right)]
}

/** A name as the key of a field, in place of a plain name. */
const keyText = (name: string, written: string): string =>
  /^[A-Za-z_]\w*$/.test(name) || written.startsWith('[') ? name : `[${JSON.stringify(name)}]`

/** The value in the expected type. */
function rightValue(node: Expression, schema: Schema, written: string): string | undefined {
  const types = typesOf(schema)
  const type = types.length === 1 ? types[0] : undefined
  if (node.kind === 'number' && type === 'string' && schema.enum === undefined)
    return schema.format === 'e164' && /^\d{7,15}$/.test(written) ? `"+${written}"` : `"${written}"`
  if (node.kind === 'string' && (type === 'number' || type === 'integer') && /^-?\d+(?:\.\d+)?$/.test(node.value))
    return node.value
  if (node.kind === 'string' && type === 'boolean' && /^(?:true|false)$/i.test(node.value))
    return node.value.toLowerCase()
  if (type === 'array') return asList(node, schema, written)
  return undefined
}

function asList(node: Expression, { items }: Schema, written: string): string | undefined {
  const types = items ? typesOf(items) : []
  const fits =
    types.length === 0 || types.includes(node.kind === 'number' ? 'number' : 'string') || types.includes('integer')
  const simple = node.kind === 'string' || node.kind === 'number'
  if (simple && fits) return `{ ${written} }`
  return node.kind === 'table' && node.fields.length > 0 && types.includes('object') ? `{ ${written} }` : undefined
}

/** What to write instead, in words. */
export function hintOf({ code, received }: Issue, schema: Schema, node: Expression | undefined): string {
  if (code !== 'wrong_type') return ''
  const types = typesOf(schema)
  if (types.includes('string') && received.startsWith('number')) {
    const digits = received.slice('number '.length)
    return schema.format === 'e164' && /^\d{7,15}$/.test(digits)
      ? `: in quotes, with +: "+${digits}"`
      : `: in quotes: "${digits}"`
  }
  if (
    node?.kind === 'string' &&
    (types.includes('number') || types.includes('integer')) &&
    /^-?[\d.]+$/.test(node.value)
  )
    return `: without quotes: ${node.value}`
  if (node?.kind === 'string' && types.includes('boolean') && /^(?:true|false)$/i.test(node.value))
    return `: without quotes: ${node.value.toLowerCase()}`
  if (types.includes('array') && node?.kind === 'string') return `: as a list: { ${JSON.stringify(node.value)} }`
  if (types.includes('array')) return ': a list has no names: { …, … }'
  return ''
}
