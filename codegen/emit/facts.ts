/**
 * The intermediate schema as JSON: whole, as `moonbind schema` prints it, and without its words, as `schema.json` holds
 * it.
 */
import type { ApiFunction, FunctionRule, Namespace, Parameter, Schema } from '../ir.js'
import { digest } from '../text/digest.js'
import { jsonText } from '../text/layout.js'
import { lineText } from './escape.js'

/** The facts of a document, without the words that `index.ts` and `docs.ts` hold. */
export interface Facts extends Pick<Namespace, 'namespace' | 'title' | 'calls'> {
  /** Says that it is generated. */
  readonly $comment: string
  readonly words: string
  readonly functions: readonly FunctionFacts[]
}

/** `words` differs if any word of the document differs that is not a fact. */
interface Fingerprint {
  readonly words: string
}

type FunctionFacts = Fingerprint &
  Omit<
    ApiFunction,
    'summary' | 'description' | 'reservations' | 'examples' | 'notes' | 'parameters' | 'rules' | symbol
  > & {
    readonly parameters: readonly Omit<Parameter, 'description' | 'reservation' | 'conditional' | symbol>[]
    readonly rules?: readonly Omit<FunctionRule, 'text'>[]
  }

/** The intermediate schema as text. */
export const schemaJson = (namespaces: readonly Namespace[] | readonly Facts[]): string => `${jsonText(namespaces)}\n`

/** `schema.json` as data: a list of one namespace, as `moonbind schema` prints it. */
export function documentedFacts({
  namespace,
  title,
  description,
  guides,
  calls,
  functions,
}: Namespace): readonly Facts[] {
  return [
    {
      $comment: `@generated from the documentation of ${lineText(namespace)} by \`moonbind generate\`. Do not edit.`,
      namespace,
      title,
      ...(calls && { calls }),
      words: fingerprint([description, guides]),
      functions: functions.map(functionFacts),
    },
  ]
}

function functionFacts(documented: ApiFunction): FunctionFacts {
  const { summary: _, description, reservations, examples, notes, parameters, rules, result, ...facts } = documented
  return {
    ...facts,
    words: fingerprint(documented),
    parameters: parameters.map(({ description: words, reservation, conditional, schema, ...parameter }) => ({
      ...parameter,
      schema: withoutWords(schema),
    })),
    ...(rules && { rules: rules.map(({ kind, parameters: names }) => ({ kind, parameters: names })) }),
    ...(result && { result: withoutWords(result) }),
  }
}

/** Short, because it only distinguishes versions of one text. */
const fingerprint = (value: unknown): string => digest([JSON.stringify(value)]).slice(0, 12)

/** A schema without the descriptions in it. */
function withoutWords({ description, ...schema }: Schema): Schema {
  const { items, properties, additionalProperties, anyOf } = schema
  return {
    ...schema,
    ...(items && { items: withoutWords(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, withoutWords(field)])),
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: withoutWords(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map(withoutWords) }),
  }
}
