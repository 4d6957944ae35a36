/** The barrel of a namespace: its functions typed, its definition, and what connects it. */
import { type MethodSignatureStructure, type OptionalKind, type StatementStructures, StructureKind } from 'ts-morph'
import { FORMAT } from '../../runtime/definition.js'
import type { ApiFunction, Namespace } from '../ir.js'
import type { Overlay } from '../overlay/overlay.js'
import { pagedFunctions } from '../overlay/paged.js'
import { commentText, docs, literal, propertyKey, stringLiteral } from './escape.js'
import { pagesType } from './http-pages.js'
import { exportConstant, exportFrom, header, importFrom, objectLiteral, type Statements } from './module.js'
import type { NamespaceNames } from './names.js'

type Method = OptionalKind<MethodSignatureStructure>

/** The statements of a namespace's `index.ts`. */
export function indexModule(namespace: Namespace, names: NamespaceNames, http: Overlay | undefined): Statements {
  const modules = namespace.functions.map((each) => names.functions.get(each)!)
  const title = commentText(namespace.title)
  const connect = http ? 'ConnectHttp' : 'Connect'
  const lists = http && pagedFunctions(namespace, http).length > 0 ? [pagesType(namespace)] : []
  const types = `<${[names.functionsType, names.handlersType, ...lists].join(', ')}>`
  return [
    header(namespace.namespace),
    importFrom('moonbind/runtime', {
      values: ['integration'],
      types: ['CallContext', 'CallOptions', connect, 'NamespaceDefinition'],
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
    interfaceOf(names.functionsType, functionMethods(namespace, names), [
      `The documented functions of ${title}, for one account.`,
    ]),
    interfaceOf(names.handlersType, handlerMethods(namespace, names), [
      `What answers the documented functions of ${title}. Parameters are validated already.`,
    ]),
    exportConstant('definition', 'NamespaceDefinition', definition(namespace, names), ['The namespace as data.']),
    exportConstant(names.constant, `${connect}${types}`, `integration${types}(definition${http ? ', http' : ''})`, [
      `Connects \`app.integrations.${commentText(namespace.namespace)}\` with what answers its calls.`,
    ]),
  ]
}

const interfaceOf = (name: string, methods: Method[], comment: readonly string[]): StatementStructures => ({
  kind: StructureKind.Interface,
  isExported: true,
  name,
  methods,
  docs: docs(comment),
})

function functionMethods({ functions }: Namespace, names: NamespaceNames): Method[] {
  const taken = new Set(functions.map(({ name }) => name))
  return functions.flatMap((each) => {
    const { params, result } = names.functions.get(each)!
    const optional = each.parameters.every(({ required }) => !required)
    const method = (name: string, comment: readonly string[]): Method => ({
      name: propertyKey(name),
      parameters: [
        { name: 'params', type: params, hasQuestionToken: optional },
        { name: 'options', type: 'CallOptions', hasQuestionToken: true },
      ],
      returnType: `Promise<${result}>`,
      docs: docs(comment),
    })
    const aliases = (each.aliases ?? []).filter((alias) => !taken.has(alias) && taken.add(alias))
    return [
      method(each.name, functionComment(each)),
      ...aliases.map((alias) => method(alias, [`The same as \`${commentText(each.name)}\`.`])),
    ]
  })
}

function handlerMethods({ functions }: Namespace, names: NamespaceNames): Method[] {
  return functions.map((each) => {
    const { params, result } = names.functions.get(each)!
    return {
      name: propertyKey(each.name),
      parameters: [
        { name: 'params', type: params },
        { name: 'context', type: 'CallContext' },
      ],
      returnType: `${result} | Promise<${result}>`,
      docs: docs(functionComment(each)),
    }
  })
}

function functionComment({ summary, description = '', inferred, deprecated }: ApiFunction): string[] {
  return [
    commentText(summary),
    commentText(description),
    ...(inferred ? ['Inferred from the documented examples.'] : []),
    ...(deprecated ? ['@deprecated'] : []),
  ]
}

function definition({ namespace, title, functions, calls }: Namespace, names: NamespaceNames): string {
  const constants = functions.map((each) => names.functions.get(each)!.constant)
  return objectLiteral([
    `format: ${FORMAT}`,
    `namespace: ${stringLiteral(namespace)}`,
    `title: ${stringLiteral(title)}`,
    `functions: [${constants.join(', ')}]`,
    ...(calls ? [`calls: ${literal(calls)}`] : []),
    'docs',
  ])
}
