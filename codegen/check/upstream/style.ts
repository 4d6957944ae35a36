/** How lists and objects are written into an address (OpenAPI 3.1.0, 4.8.12.2). */
import { typesOf } from '../../../runtime/validation/fits.js'
import type { Parameter } from '../../ir.js'
import { isJson } from '../../overlay/openapi/operation.js'
import { targetText } from '../../overlay/overlay.js'
import type { Finding } from '../finding.js'
import type { Sent } from './compared.js'
import type { Slot } from './lookup.js'
import { type Subject, upstream } from './subject.js'

const separators: ReadonlyMap<string, string> = new Map([
  ['form', ','],
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
])

export function checkStyle(documented: Parameter, entry: Sent, { parameter }: Slot, subject: Subject): Finding[] {
  if (parameter?.place !== 'query') return []
  const wrong = (message: string, fix: string): Finding[] => [
    upstream('param-style-upstream', subject, message, { fix, detail: message }),
  ]
  if (parameter.mediaType !== undefined && isJson(parameter.mediaType))
    return entry.encoding === 'json'
      ? []
      : wrong(
          `the API takes it as ${parameter.mediaType} within the address`,
          'write `as: json` next to "name" in the overlay',
        )
  if (entry.encoding === 'json')
    return wrong('the overlay sends JSON, and the API takes plain text', 'leave `as: json` out of the overlay')
  const isNested = entry.target.name.length > 1 && parameter.name !== targetText(entry.target)
  if (isNested && parameter.style !== 'deepObject')
    return wrong(
      `the overlay sends ${targetText(entry.target)}, and the API writes the fields of ${parameter.name} in ` +
        `style ${parameter.style}`,
      parameter.explode ? 'send the field by its own name in the overlay' : 'use a request hook',
    )
  const isList = typesOf(documented.schema).includes('array')
  if (!isList) return []
  const wanted = parameter.explode ? undefined : separators.get(parameter.style)
  if (wanted === entry.join || (wanted === undefined && !parameter.explode)) return []
  return wanted === undefined
    ? wrong('the overlay joins the list, and the API takes its name repeated', 'leave "join" out of the overlay')
    : wrong(
        `the API takes the list joined by ${JSON.stringify(wanted)}`,
        `write \`join: '${wanted}'\` next to "name" in the overlay`,
      )
}
