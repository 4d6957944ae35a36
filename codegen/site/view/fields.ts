/** Parameters, and the fields of answers, as rows of a page: everything that the schema knows. */
import { describeType } from '../../../runtime/validation/schema-text.js'
import type { Json, Parameter, Schema } from '../../ir.js'
import { TYPE_OF_OVERLAY } from '../../overlay/apply-types.js'
import { describeConstraints } from '../../text/schema-text.js'
import { escapeHtml, isBidirectional } from '../prose/escape.js'
import type { PageContext } from './context.js'

export interface FieldView {
  /** Absent for fields within others. */
  readonly id: string
  readonly name: string
  readonly type: string
  readonly required: boolean
  /** `required`, or of an answer `may be missing`; empty for what goes without saying. */
  readonly presence: string
  readonly deprecated: boolean
  readonly inferred: boolean
  /** No sentence documents its type: the overlay states it. */
  readonly fromOverlay: boolean
  /** `1 to 250`, `format: uri`; none of them a sentence. */
  readonly constraints: readonly string[]
  readonly values: readonly ValueView[]
  /** `{"a":1}`; empty if there is none. */
  readonly default: string
  readonly samples: string
  /** Whether there are constraints, a default or samples. */
  readonly facts: boolean
  /** HTML. */
  readonly description: string
  /** HTML: under which condition it is required. */
  readonly conditional: string
  /** HTML: which promises the real API cannot keep. */
  readonly reservation: string
  readonly fields: readonly FieldView[]
}

export interface ValueView {
  readonly value: string
  readonly label: string
}

/** The row of a parameter with the fields within it. */
export function parameterView(parameter: Parameter, id: string, context: PageContext): FieldView {
  const { name, required, description, conditional, reservation, inferred, schema } = parameter
  return {
    ...fieldView({ name, schema, required, of: 'input' }, context),
    id,
    inferred: inferred ?? schema['x-inferred'] ?? false,
    description: context.prose.inline(description || (schema.description ?? '')),
    conditional: conditional === undefined ? '' : context.prose.inline(conditional),
    reservation: reservation === undefined ? '' : context.prose.inline(reservation),
  }
}

interface Field {
  readonly name: string
  readonly schema: Schema
  readonly required: boolean
  readonly of: Direction
}

/** What scripts send, or what they receive. */
type Direction = 'input' | 'answer'

function fieldView({ name, schema, required, of }: Field, context: PageContext): FieldView {
  const { description = '', deprecated = false, examples = [] } = schema
  const constraints = constraintsOf(schema)
  return {
    id: '',
    name,
    type: describeType(schema),
    required: required && of === 'input',
    presence: presenceOf(required, schema, of),
    deprecated,
    inferred: schema['x-inferred'] ?? false,
    fromOverlay: description.endsWith(TYPE_OF_OVERLAY),
    constraints,
    values: valuesOf(schema),
    default: schema.default === undefined ? '' : shown(schema.default),
    samples: examples.slice(0, 3).map(shown).join(', '),
    facts: constraints.length + examples.length > 0 || schema.default !== undefined,
    description: context.prose.inline(description.replace(TYPE_OF_OVERLAY, '')),
    conditional: '',
    reservation: '',
    fields: fieldViews(schema, of, context),
  }
}

function presenceOf(required: boolean, schema: Schema, of: Direction): string {
  if (of === 'input') return required ? 'required' : ''
  return required || schema['x-inferred'] ? '' : 'may be missing'
}

/** The fields of a table, of the items of a list, of each kind of value that it can be. */
export function fieldViews(schema: Schema, of: Direction, context: PageContext): FieldView[] {
  const { properties = {}, required = [], items, anyOf = [], additionalProperties } = schema
  const own = Object.entries(properties).map(([name, field]) =>
    fieldView({ name, schema: field, required: required.includes(name), of }, context),
  )
  const others =
    typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0
      ? [fieldView({ name: '*', schema: additionalProperties, required: true, of }, context)]
      : []
  const within = items === undefined ? [] : fieldViews(items, of, context)
  return [...own, ...others, ...within, ...anyOf.flatMap((option) => fieldViews(option, of, context))]
}

/** Those of a list, and those of each of its items. */
function constraintsOf({ 'x-labels': _, items, ...schema }: Schema): string[] {
  const own = describeConstraints(schema).map((sentence) => {
    const text = sentence.replace(/\.$/, '')
    return `${text[0]!.toLowerCase()}${text.slice(1)}`
  })
  return [...own, ...(items === undefined ? [] : constraintsOf(items).map(ofEach))]
}

/** `format: uri` as `format of each: uri`, `at least 1` as `each at least 1`. */
const ofEach = (text: string): string =>
  text.startsWith('format: ') ? text.replace('format:', 'format of each:') : `each ${text}`

/** Of a list those of its items. */
function valuesOf({ enum: values = [], 'x-labels': labels = {}, items }: Schema): ValueView[] {
  if (values.length === 0 && items !== undefined) return valuesOf(items)
  return values.map((value) => ({
    value: shown(value),
    label: Object.hasOwn(labels, String(value)) ? labels[String(value)]! : '',
  }))
}

const LONGEST = 200

/** A value as Lua and JSON write it, both for all but tables. */
function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** A text that finds its own direction, as HTML. */
export const textHtml = (text: string): string =>
  isBidirectional(text) ? `<bdi>${escapeHtml(text)}</bdi>` : escapeHtml(text)
