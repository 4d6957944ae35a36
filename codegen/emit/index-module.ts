/** The module of a namespace: its functions, its definition, and what connects it. */
import { FORMAT } from '../../runtime/definition.js'
import { effectText } from '../../runtime/effect.js'
import type { ApiFunction, Namespace } from '../ir.js'
import type { Overlay } from '../overlay/overlay.js'
import { pagedFunctions } from '../overlay/paged.js'
import { bytewise } from '../text/bytewise.js'
import { commentText, docComment, literal, propertyKey, stringLiteral } from './escape.js'
import { functionPart } from './function-module.js'
import { pagesInterface, pagesType } from './http-pages.js'
import {
  constant,
  exportConstant,
  exportFrom,
  header,
  importFrom,
  type MethodText,
  objectLiteral,
  onlyTyped,
  type SourceStatement,
  type Statements,
} from './module.js'
import type { NamespaceNames } from './names.js'

/** The statements of a namespace's `index.ts`. */
export function indexModule(namespace: Namespace, names: NamespaceNames, http: Overlay | undefined): Statements {
  const parts = namespace.functions.map((documented) => functionPart(documented, names.functions.get(documented)!))
  const title = commentText(namespace.title)
  const connect = http ? 'ConnectHttp' : 'Connect'
  const paged = http ? pagedFunctions(namespace, http) : []
  const lists = paged.length > 0 ? [pagesType(namespace)] : []
  const types = `<${[names.functionsType, names.handlersType, ...lists].join(', ')}>`
  return [
    header(namespace.namespace),
    ...(parts.length > 0 ? [ABOUT] : []),
    importFrom('moonbind/runtime', {
      values: [
        'documentation',
        ...(parts.length > 0 ? ['documented'] : []),
        'integration',
        ...parts.flatMap(({ imports }) => imports),
      ]
        .sort(bytewise)
        .filter(isNew),
      types: [
        ...(parts.length > 0 ? ['CallOptions'] : []),
        connect,
        ...(parts.length > 0 ? ['DocumentedFunction'] : []),
        'FunctionDefinition',
        'Handlers',
        ...(parts.length > 0 ? ['Issues'] : []),
        'NamespaceDefinition',
      ],
    }),
    importFrom('./docs.js', { values: ['document'] }),
    ...(http ? [importFrom('./http.js', { values: ['http'] }), exportFrom('./http.js', { types: ['paths'] })] : []),
    ...parts.flatMap(({ statements }) => statements),
    {
      kind: 'interface',
      name: names.functionsType,
      methods: () => functionMethods(namespace, names),
      comment: [`The documented functions of ${title}, for one account.`],
    },
    handlersType(namespace, names),
    ...(paged.length > 0 ? [pagesInterface(namespace, names, paged)] : []),
    constant('functions', 'readonly FunctionDefinition[]', functionList(namespace, names)),
    exportConstant('definition', 'NamespaceDefinition', definition(namespace), ['The namespace as data.']),
    exportConstant(
      names.constant,
      `${connect}${types}`,
      `/* @__PURE__ */ integration(definition${http ? ', http' : ''})`,
      [`Connects \`app.integrations.${commentText(namespace.namespace)}\` with what answers its calls.`],
    ),
  ]
}

/** What each function has is said once, not above each of them. */
const ABOUT: SourceStatement = onlyTyped(() =>
  [
    '// Each function has four exports: `…Params` and `…Result` are the types of a call, `validate…` returns all',
    '// problems of parameters (undefined if there are none), and the constant in camelCase is its definition with the',
    '// validator and a Standard Schema of the parameters.',
    '',
  ].join('\n'),
)

/** The items of a sorted list without duplicates. */
const isNew = (name: string, index: number, sorted: readonly string[]): boolean => name !== sorted[index - 1]

const functionList = ({ functions }: Namespace, names: NamespaceNames): string =>
  `[${functions.map((documented) => names.functions.get(documented)!.constant).join(', ')}]`

function functionMethods({ functions }: Namespace, names: NamespaceNames): MethodText[] {
  const aliases = aliasesOf(functions)
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
      ...aliases.get(documented)!.map((alias) => method(alias, [`The same as \`${commentText(documented.name)}\`.`])),
    ]
  })
}

/** For each function its aliases that are neither functions nor aliases of an earlier one. */
function aliasesOf(functions: readonly ApiFunction[]): ReadonlyMap<ApiFunction, readonly string[]> {
  const taken = new Set(functions.map(({ name }) => name))
  return new Map(
    functions.map((documented) => {
      const own = (documented.aliases ?? []).filter((alias) => !taken.has(alias) && taken.add(alias))
      return [documented, own]
    }),
  )
}

/** Handlers are given under the documented names, not under aliases. */
function handlersType(
  { title, functions }: Namespace,
  { functionsType, handlersType: name }: NamespaceNames,
): SourceStatement {
  const aliases = [...aliasesOf(functions).values()].flat().map(stringLiteral)
  const own = aliases.length === 0 ? functionsType : `Omit<${functionsType}, ${aliases.join(' | ')}>`
  const comment = docComment([
    `What answers the documented functions of ${commentText(title)}. Parameters are validated already.`,
  ])
  return onlyTyped(() => `${comment}export type ${name} = Handlers<${own}>;`)
}

function functionComment(documented: ApiFunction): string[] {
  const { summary, description = '', reservations = [], effect, inferred, deprecated } = documented
  return [
    commentText([summary, `(${effectText(effect)})`].filter((text) => text !== '').join(' ')),
    commentText(description),
    ...reservations.map(commentText),
    ...(inferred ? ['Inferred from the documented examples.'] : []),
    ...(deprecated ? ['@deprecated'] : []),
  ]
}

function definition({ namespace, title, calls }: Namespace): string {
  return objectLiteral([
    `format: ${FORMAT}`,
    `namespace: ${stringLiteral(namespace)}`,
    `title: ${stringLiteral(title)}`,
    'functions',
    ...(calls ? [`calls: ${literal(calls)}`] : []),
    // Marked as pure, so that bundlers drop it where only a validator is wanted.
    `docs: /* @__PURE__ */ documentation(${stringLiteral(namespace)}, functions, document)`,
  ])
}
