/** The barrel of a namespace: its functions typed, its definition, and what connects it. */
import { FORMAT } from '../../runtime/definition.js'
import { effectText } from '../effect/text.js'
import type { ApiFunction, Namespace } from '../ir.js'
import type { Overlay } from '../overlay/overlay.js'
import { pagedFunctions } from '../overlay/paged.js'
import { commentText, docComment, literal, propertyKey, stringLiteral } from './escape.js'
import { pagesType } from './http-pages.js'
import {
  exportConstant,
  exportFrom,
  header,
  importFrom,
  type MethodText,
  objectLiteral,
  type Statements,
} from './module.js'
import type { NamespaceNames } from './names.js'

/** The statements of a namespace's `index.ts`. */
export function indexModule(namespace: Namespace, names: NamespaceNames, http: Overlay | undefined): Statements {
  const modules = namespace.functions.map((documented) => names.functions.get(documented)!)
  const title = commentText(namespace.title)
  const connect = http ? 'ConnectHttp' : 'Connect'
  const lists = http && pagedFunctions(namespace, http).length > 0 ? [pagesType(namespace)] : []
  const types = `<${[names.functionsType, names.handlersType, ...lists].join(', ')}>`
  return [
    header(namespace.namespace),
    importFrom('moonbind/runtime', {
      values: ['integration'],
      types: [...(modules.length > 0 ? ['CallOptions'] : []), connect, 'Handlers', 'NamespaceDefinition'],
    }),
    importFrom('./docs.js', { values: ['docs'] }),
    ...(http ? [importFrom('./http.js', { values: ['http'], types: lists })] : []),
    ...modules.map(({ constant, params, result, file }) =>
      importFrom(`./${file}.js`, { values: [constant], types: [params, result] }),
    ),
    ...(http ? [exportFrom('./http.js', { types: ['paths', ...lists] })] : []),
    ...modules.map(({ validate, params, result, file }) =>
      exportFrom(`./${file}.js`, { values: [validate], types: [params, result] }),
    ),
    {
      kind: 'interface',
      name: names.functionsType,
      methods: functionMethods(namespace, names),
      comment: [`The documented functions of ${title}, for one account.`],
    },
    handlersType(namespace, names),
    exportConstant('definition', 'NamespaceDefinition', definition(namespace, names), ['The namespace as data.']),
    exportConstant(names.constant, `${connect}${types}`, `integration(definition${http ? ', http' : ''})`, [
      `Connects \`app.integrations.${commentText(namespace.namespace)}\` with what answers its calls.`,
    ]),
  ]
}

function functionMethods({ functions }: Namespace, names: NamespaceNames): MethodText[] {
  return functions.flatMap((documented) => {
    const { params, result } = names.functions.get(documented)!
    const optional = documented.parameters.every(({ required }) => !required)
    const method = (name: string, comment: readonly string[]): MethodText => ({
      name: propertyKey(name),
      parameters: [
        { name: 'params', type: params, optional },
        { name: 'options', type: 'CallOptions', optional: true },
      ],
      returns: `Promise<${result}>`,
      comment,
    })
    return [
      method(documented.name, functionComment(documented)),
      ...aliasesOf(functions, documented).map((alias) =>
        method(alias, [`The same as \`${commentText(documented.name)}\`.`]),
      ),
    ]
  })
}

/** Aliases of a function that are neither functions nor aliases of an earlier one. */
function aliasesOf(functions: readonly ApiFunction[], documented: ApiFunction): string[] {
  const earlier = functions.slice(0, functions.indexOf(documented)).flatMap(({ aliases = [] }) => aliases)
  const taken = new Set([...functions.map(({ name }) => name), ...earlier])
  return (documented.aliases ?? []).filter((alias) => !taken.has(alias) && taken.add(alias))
}

/** Handlers are given under the documented names, not under aliases. */
function handlersType({ title, functions }: Namespace, { functionsType, handlersType: name }: NamespaceNames): string {
  const aliases = functions.flatMap((documented) => aliasesOf(functions, documented)).map(stringLiteral)
  const own = aliases.length === 0 ? functionsType : `Omit<${functionsType}, ${aliases.join(' | ')}>`
  const comment = docComment([
    `What answers the documented functions of ${commentText(title)}. Parameters are validated already.`,
  ])
  return `${comment}export type ${name} = Handlers<${own}>;`
}

function functionComment({ summary, description = '', effect, inferred, deprecated }: ApiFunction): string[] {
  return [
    commentText([summary, `(${effectText(effect)})`].filter((text) => text !== '').join(' ')),
    commentText(description),
    ...(inferred ? ['Inferred from the documented examples.'] : []),
    ...(deprecated ? ['@deprecated'] : []),
  ]
}

function definition({ namespace, title, functions, calls }: Namespace, names: NamespaceNames): string {
  const constants = functions.map((documented) => names.functions.get(documented)!.constant)
  return objectLiteral([
    `format: ${FORMAT}`,
    `namespace: ${stringLiteral(namespace)}`,
    `title: ${stringLiteral(title)}`,
    `functions: [${constants.join(', ')}]`,
    ...(calls ? [`calls: ${literal(calls)}`] : []),
    'docs',
  ])
}
