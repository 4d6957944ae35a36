/** Documents at random. */
import fc from 'fast-check'
import type { DocumentModel, FieldModel, FunctionModel, GroupModel, NamespaceModel } from './model.js'
import { stated } from './statements.js'
import { functionName, groupTitle, namespaceName, parameterName, sentence } from './words.js'

const named = <T extends { readonly name: string }>(
  each: fc.Arbitrary<T>,
  length: { readonly minLength?: number; readonly maxLength: number },
): fc.Arbitrary<T[]> => fc.uniqueArray(each, { selector: ({ name }) => name, ...length })

const fieldOf = (depth: number): fc.Arbitrary<FieldModel> =>
  fc
    .record({
      name: depth === 0 ? parameterName : parameterName.filter((name) => /^\w+$/.test(name)),
      required: fc.boolean(),
      prose: sentence,
      of: stated,
    })
    .chain(({ of: { holds, ...of }, ...rest }) =>
      (holds && depth < 2 ? named(fieldOf(depth + 1), { maxLength: 3 }) : fc.constant([])).map((fields) => ({
        ...rest,
        ...of,
        fields,
      })),
    )

const fields = named(fieldOf(0), { maxLength: 5 })

const oneFunction: fc.Arbitrary<FunctionModel> = fc
  .record({
    name: functionName,
    summary: sentence,
    more: fc.option(sentence, { nil: undefined }),
    parameters: fields,
    result: fc.oneof(fc.constant([]), named(fieldOf(1), { maxLength: 3 })),
    shown: fc.boolean(),
  })
  .map(({ more, ...rest }) => ({ ...rest, ...(more && { more }) }))

/** Functions of a namespace in groups: a title heads several of them. */
export const oneNamespace: fc.Arbitrary<NamespaceModel> = fc
  .record({
    name: namespaceName,
    titles: fc.uniqueArray(groupTitle, { minLength: 1, maxLength: 3 }),
    functions: named(oneFunction, { minLength: 1, maxLength: 5 }),
  })
  .map(({ name, titles, functions }) => ({ name, groups: grouped(titles, functions) }))

function grouped(titles: readonly string[], functions: readonly FunctionModel[]): GroupModel[] {
  const size = Math.ceil(functions.length / titles.length)
  return titles
    .map((title, index) => ({ title, functions: functions.slice(index * size, (index + 1) * size) }))
    .filter((group) => group.functions.length > 0)
}

export const oneDocument: fc.Arbitrary<DocumentModel> = fc.record({
  title: fc.constantFrom('Library', 'City Books', 'North Branch 2', 'Bücherei'),
  namespaces: named(oneNamespace, { minLength: 1, maxLength: 2 }),
})
