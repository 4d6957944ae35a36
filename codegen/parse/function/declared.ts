/** What a signature adds to the parameters that a function lists. */
import type { FunctionName } from '../heading.js'
import { placeOfNode } from '../markdown/markdown.js'
import type { Section } from '../markdown/sections.js'
import type { Reading } from '../reading.js'
import type { Declaration } from '../signature.js'
import { type Entry, fact } from './entry.js'
import { rootName } from './fields.js'

/**
 * The signature of a heading such as `find_it(q, [limit])`. It names parameters, but does not promise to name all of
 * them.
 */
export function headingDeclaration({ name, signature, optional = [] }: FunctionName): Declaration | undefined {
  return signature === undefined
    ? undefined
    : {
        name,
        arguments: signature.map((argument) => ({
          name: argument,
          optional: optional.includes(argument),
          schema: {},
        })),
        more: true,
      }
}

/**
 * Adds what a signature says to the entries: the type and the presence, where nothing else states them. A fence that
 * declares the function also adds the parameters that no row names, in its order.
 */
export function withDeclared(
  entries: readonly Entry[],
  declaration: Declaration | undefined,
  section: Section,
  reading: Reading,
): Entry[] {
  if (!declaration) return [...entries]
  const declared = new Map(declaration.arguments.map((argument) => [argument.name, argument]))
  const known = entries.map((entry): Entry => {
    const argument = declared.get(entry.name)
    if (!argument) return entry
    const isUntyped = Object.keys(entry.schema).length === 0
    return {
      ...entry,
      ...(isUntyped && { schema: argument.schema }),
      ...(entry.unstated && { required: !argument.optional }),
    }
  })
  if (declaration.more) return known
  const names = new Set(entries.map(({ name }) => rootName(name)))
  const place = section.heading ? placeOfNode(reading, section.heading) : undefined
  const missing = declaration.arguments.flatMap((argument): Entry[] =>
    names.has(argument.name) || !place
      ? []
      : [
          {
            name: argument.name,
            required: !argument.optional,
            description: '',
            schema: argument.schema,
            facts: [fact('name', 'signature', argument.name, place)],
            place,
          },
        ],
  )
  return [...known, ...missing]
}
