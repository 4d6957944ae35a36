/** Compares documented values and defaults with what the API accepts. */
import type { Parameter } from '../../ir.js'
import type { View } from '../../overlay/openapi/view.js'
import type { Finding } from '../finding.js'
import type { Sent } from './compared.js'
import { listText, refusal } from './refusal.js'
import { type Subject, upstream } from './subject.js'

interface SentValue {
  readonly value: unknown
  /** What the overlay converts it to. */
  readonly becomes: unknown
}

/** The documented values as they are sent; undefined if the document does not list them. */
function sentValues({ schema }: Parameter, { values }: Sent): SentValue[] | undefined {
  const documented =
    schema.enum ?? schema.items?.enum ?? (values && schema.type === 'boolean' ? [true, false] : undefined)
  return documented?.map((value) => ({ value, becomes: values?.get(String(value)) ?? value }))
}

export function checkValues(parameter: Parameter, entry: Sent, view: View, subject: Subject): Finding[] {
  const all = sentValues(parameter, entry)
  if (!all) return undocumentedList(view, subject)
  const { only, reason = '' } = entry.limit ?? {}
  const isRefused = ({ value }: SentValue): boolean => only !== undefined && !only.map(String).includes(String(value))
  const sent = all.filter((value) => !isRefused(value))
  return [
    ...all.filter(isRefused).map(({ value }) =>
      upstream('enum-value-refused', subject, `the overlay refuses ${JSON.stringify(value)}: ${reason}`, {
        detail: String(value),
      }),
    ),
    ...sent.flatMap((value) => checkValue(value, view, subject)),
    ...undocumentedValues(all, view, subject),
  ]
}

function undocumentedList({ enum: known }: View, subject: Subject): Finding[] {
  if (!known) return []
  const message = `the API accepts ${listText(known)} only, which is not documented`
  return [upstream('enum-value-undocumented', subject, message, { level: 'warning' })]
}

function checkValue({ value, becomes }: SentValue, view: View, subject: Subject): Finding[] {
  const detail = String(value)
  const wanted = refusal(becomes, view)
  if (wanted !== undefined) {
    const message = `the API has no value ${JSON.stringify(value)}, it expects ${wanted}`
    return [upstream('enum-value-missing-upstream', subject, message, { detail, expected: wanted })]
  }
  if (value === becomes || !view.enum) return []
  const message = `the API spells ${JSON.stringify(value)} ${JSON.stringify(becomes)}`
  return [upstream('enum-value-translated', subject, message, { detail })]
}

function undocumentedValues(sent: readonly SentValue[], { enum: known = [] }: View, subject: Subject): Finding[] {
  const covered = new Set(sent.map(({ becomes }) => becomes))
  const more = known.filter((value) => !covered.has(value))
  if (more.length === 0) return []
  const message = `the API accepts ${listText(more)} too, which is not documented`
  return [upstream('enum-value-undocumented', subject, message, { detail: listText(more) })]
}

/** Both sides say what an absent parameter means. */
export function checkDefault({ schema }: Parameter, { values }: Sent, view: View, subject: Subject): Finding[] {
  if (schema.default === undefined || view.default === undefined) return []
  const documented = values?.get(String(schema.default)) ?? schema.default
  if (JSON.stringify(documented) === JSON.stringify(view.default)) return []
  const [said, real] = [JSON.stringify(schema.default), JSON.stringify(view.default)]
  const message = `the documented default is ${said}, and that of the API is ${real}`
  return [upstream('default-mismatch', subject, message, { expected: real, detail: real })]
}
