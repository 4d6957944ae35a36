/** A function in one line: how scripts call it, its effect, and its purpose. */
import type { Schema } from '../validation/schema.js'
import type { SearchableFunction } from './searchable.js'

/** Beyond this many characters, optional parameters are only counted; required ones are always named. */
const LONGEST_PARAMETERS = 240
const LONGEST_SUMMARY = 160

/** `telnyx.send_sms{ from: string, to: string, use_mms?: boolean }` */
function signatureOf(namespace: string, { name, parameters, open }: SearchableFunction): string {
  const shown: string[] = []
  let left = LONGEST_PARAMETERS
  let hidden = 0
  for (const { name: parameter, required, schema } of parameters) {
    const text = `${parameter}${required ? '' : '?'}: ${shortType(schema)}`
    left -= text.length
    if (required || left >= 0) shown.push(text)
    else hidden++
  }
  if (hidden > 0) shown.push(`… ${hidden} more`)
  else if (open) shown.push('…')
  const path = `${namespace}.${name}`
  return shown.length === 0 ? `${path}{}` : `${path}{ ${shown.join(', ')} }`
}

/** The signature with the effect and the summary. */
export function signatureLine(namespace: string, documented: SearchableFunction): string {
  const { effect, summary = '' } = documented
  const parts = [signatureOf(namespace, documented), effect && `(${effect.kind})`, oneLine(summary)]
  return parts.filter(Boolean).join(' ')
}

export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_SUMMARY ? line : `${line.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, '')}…`
}

const MOST_VALUES = 6

function shortType({ type, enum: values, items, anyOf }: Schema): string {
  if (values !== undefined && values.length <= MOST_VALUES)
    return values.map((value) => JSON.stringify(value)).join('|')
  if (anyOf !== undefined) return [...new Set(anyOf.map(shortType))].join('|')
  if (type === undefined) return 'any'
  if (typeof type !== 'string') return type.join('|')
  return type === 'array' ? `${items?.type === undefined ? 'any' : shortType(items)}[]` : type
}
