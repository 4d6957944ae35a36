import type { Schema, SchemaType } from '../../../runtime/validation/schema.js'

const plain = (names: string, schema: Schema): readonly [string, Schema][] =>
  names.split(' ').map((name) => [name, schema])

/**
 * The schema of every single-word type name, in lower case. It is a Map and not an object, because `constructor` is a
 * word in documents, too.
 */
export const typeNames: ReadonlyMap<string, Schema> = new Map([
  ...plain(
    'string str text char character varchar secret password token key phrase markdown html xml csv base64 binary ' +
      'blob file',
    {
      type: 'string',
    },
  ),
  ...plain('slug handle phone color colour currency cursor locale timezone duration time enum regex identifier path', {
    type: 'string',
  }),
  ...plain('integer int long short int32 int64 uint uint32 uint64 bigint smallint count', { type: 'integer' }),
  ...plain('number float double decimal numeric real float32 float64 num money amount percentage percent', {
    type: 'number',
  }),
  ...plain('boolean bool flag', { type: 'boolean' }),
  ...plain('array list arr sequence tuple vector collection', { type: 'array' }),
  ...plain('object table map dict dictionary hash hashmap record struct obj', { type: 'object' }),
  ...plain('null nil none void', { type: 'null' }),
  ...plain('any mixed unknown variant value anything *', {}),
  ...plain('url uri link href', { type: 'string', format: 'uri' }),
  ...plain('email e-mail', { type: 'string', format: 'email' }),
  ...plain('date', { type: 'string', format: 'date' }),
  ...plain('datetime date-time date_time iso8601 iso-8601', { type: 'string', format: 'date-time' }),
  ...plain('uuid guid', { type: 'string', format: 'uuid' }),
  ...plain('e164 e.164', { type: 'string', format: 'e164' }),
  // Values that only code can create have no type in JSON.
  ...plain('function callable callback func fun userdata thread', {}),
  // A time stamp may be text or a count of seconds, an id text or a number: only the rest can be refused.
  ...plain('timestamp id', { type: ['string', 'integer'] satisfies SchemaType[] }),
  // Some documents mean a table, others the text of one.
  ...plain('json', { format: 'json' }),
])

/** Names that are suggested for a misspelt type: the ones that documents should use. */
export const usualTypes: readonly string[] = [
  'string',
  'integer',
  'number',
  'boolean',
  'array',
  'object',
  'null',
  'any',
  'url',
  'email',
  'date',
  'datetime',
  'secret',
  'json',
  'enum',
  'table',
  'float',
  'list',
]
