/** One documented function as a TypeScript module: its types, its validator, its definition. */
import type { Project, StatementStructures, WriterFunction } from 'ts-morph'
import type { ApiFunction, Namespace } from '../ir.js'
import type { FunctionNames, NamespaceNames } from '../names.js'
import { commentText, docComment, literal, propertyKey, stringLiteral } from './escape.js'
import { membersText, typeText, type PropertyText } from './type-text.js'
import { validatorBody } from './validator.js'

export type Statements = readonly (string | WriterFunction | StatementStructures)[]

/** Text of a module made of statements in one go: adding them one by one would parse the file anew each time. */
export type PrintModule = (statements: Statements) => string

/** Prints modules through one ts-morph project. */
export function modulePrinter(project: Project): PrintModule {
  return (statements) => {
    const file = project.createSourceFile('module.ts', { statements: [...statements] }, { overwrite: true })
    const text = file.getFullText()
    project.removeSourceFile(file)
    return text.endsWith('\n') ? text : `${text}\n`
  }
}

/** First lines of every generated TypeScript file. */
export const header = (what: string): string => `// @generated from the documentation of ${commentText(what).replaceAll('\n', ' ')} by \`moonbind generate\`. Do not edit.\n/* eslint-disable */\n`

export function functionModule(namespace: Namespace, each: ApiFunction, names: FunctionNames): Statements {
  const { body, imports } = validatorBody(each)
  const values = [...imports].sort()
  return [
    header(`${namespace.namespace}.${each.name}`),
    `import { ${[...values, 'type FunctionDefinition', 'type Issues'].join(', ')} } from 'moonbind/runtime'\n`,
    paramsInterface(namespace, each, names),
    resultType(namespace, each, names),
    validator(namespace, each, names, body),
    definition(namespace, each, names),
  ]
}

function paramsInterface(namespace: Namespace, each: ApiFunction, names: FunctionNames): string {
  const properties = each.parameters.map((parameter): PropertyText => {
    const comment = [commentText(parameter.description), ...(parameter.conditional === undefined ? [] : [`Required: ${commentText(parameter.conditional)}.`]), ...(parameter.inferred ? ['Seen in a documented example only.'] : [])]
    return { name: parameter.name, schema: parameter.schema, optional: !parameter.required, comment }
  })
  const doc = docComment([`Parameters of \`${commentText(namespace.namespace)}.${commentText(each.name)}\`.`, ...(each.rules ?? []).map(({ text }) => commentText(text)), ...(each.open ? ['Nothing documents all of them: others are accepted.'] : [])])
  return `${doc}export interface ${names.params} ${membersText(properties, 'input', { indent: '', open: each.open ?? false })}\n`
}

function resultType(namespace: Namespace, each: ApiFunction, names: FunctionNames): string {
  const result = each.result
  const source = result === undefined ? ['Nothing documents what it answers.'] : result['x-inferred'] ? ['Inferred from the documented examples; open for further fields.'] : []
  const doc = docComment([`What \`${commentText(namespace.namespace)}.${commentText(each.name)}\` answers.`, ...source])
  const text = typeText(result ?? {}, 'output')
  return text.startsWith('{') && text.endsWith('}') && result?.type === 'object' ? `${doc}export interface ${names.result} ${text}\n` : `${doc}export type ${names.result} = ${text}\n`
}

function validator(namespace: Namespace, each: ApiFunction, names: FunctionNames, body: string): string {
  const doc = docComment([`All problems of the parameters of \`${commentText(namespace.namespace)}.${commentText(each.name)}\`; undefined where there are none.`])
  return `${doc}export function ${names.validate}(input: unknown): Issues {\n${body}\n}\n`
}

function definition(namespace: Namespace, each: ApiFunction, names: FunctionNames): string {
  const parameters = each.parameters.map(({ name, required, schema }) => `    { name: ${stringLiteral(name)}, required: ${required}, schema: ${literal(schema)} },\n`)
  const fields = [
    `name: ${stringLiteral(each.name)}`,
    ...(each.aliases?.length ? [`aliases: ${literal(each.aliases)}`] : []),
    `summary: ${stringLiteral(each.summary)}`,
    parameters.length === 0 ? 'parameters: []' : `parameters: [\n${parameters.join('')}  ]`,
    ...(each.open ? ['open: true'] : []),
    ...(each.result ? [`result: ${literal(each.result)}`] : []),
    `validate: ${names.validate}`,
  ]
  const doc = docComment([`Binds \`app.integrations.${commentText(namespace.namespace)}.${commentText(each.name)}\`.`])
  return `${doc}export const ${names.constant}: FunctionDefinition = {\n${fields.map((field) => `  ${field},\n`).join('')}}\n`
}

/** The barrel of a namespace: its functions typed, its definition, and what connects it. */
export function indexModule(namespace: Namespace, names: NamespaceNames, http: boolean): Statements {
  const connect = http ? 'ConnectHttp' : 'Connect'
  const modules = namespace.functions.map((each) => names.functions.get(each)!)
  return [
    header(namespace.namespace),
    `import { integration, type CallContext, type CallOptions, type ${connect}, type NamespaceDefinition } from 'moonbind/runtime'\n`,
    "import { docs } from './docs.js'\n",
    ...(http ? ["import { http } from './http.js'\n"] : []),
    ...modules.map(({ constant, params, result, file }) => `import { ${constant}, type ${params}, type ${result} } from './${file}.js'\n`),
    '\n',
    ...(http ? ["export type { paths } from './http.js'\n"] : []),
    ...modules.map(({ params, result, validate, file }) => `export { ${validate}, type ${params}, type ${result} } from './${file}.js'\n`),
    '\n',
    functionsInterface(namespace, names),
    handlersInterface(namespace, names),
    namespaceDefinition(namespace, modules),
    `${docComment([`Connects \`app.integrations.${commentText(namespace.namespace)}\` with what answers its calls.`])}export const ${names.constant}: ${connect}<${names.functionsType}, ${names.handlersType}> = integration<${names.functionsType}, ${names.handlersType}>(definition${http ? ', http' : ''})\n`,
  ]
}

/** Paragraphs of a function's doc comment. */
function functionComment(each: ApiFunction): string[] {
  return [commentText(each.summary), ...(each.description === undefined ? [] : [commentText(each.description)]), ...(each.deprecated ? ['@deprecated'] : [])]
}

function functionsInterface(namespace: Namespace, names: NamespaceNames): string {
  const members = namespace.functions.flatMap((each) => {
    const { params, result } = names.functions.get(each)!
    const optional = each.parameters.every(({ required }) => !required) ? '?' : ''
    return [each.name, ...(each.aliases ?? [])].map((name) => `${docComment(functionComment(each), '  ')}  ${propertyKey(name)}(params${optional}: ${params}, options?: CallOptions): Promise<${result}>\n`)
  })
  const doc = docComment([`The documented functions of ${commentText(namespace.title)}, for one account.`])
  return `${doc}export interface ${names.functionsType} {\n${members.join('')}}\n`
}

function handlersInterface(namespace: Namespace, names: NamespaceNames): string {
  const members = namespace.functions.map((each) => {
    const { params, result } = names.functions.get(each)!
    return `${docComment(functionComment(each), '  ')}  ${propertyKey(each.name)}(params: ${params}, context: CallContext): ${result} | Promise<${result}>\n`
  })
  const doc = docComment([`What answers the documented functions of ${commentText(namespace.title)}. Parameters are validated already.`])
  return `${doc}export interface ${names.handlersType} {\n${members.join('')}}\n`
}

function namespaceDefinition(namespace: Namespace, modules: readonly FunctionNames[]): string {
  const fields = ['format: 1', `namespace: ${stringLiteral(namespace.namespace)}`, `title: ${stringLiteral(namespace.title)}`, `functions: [${modules.map(({ constant }) => constant).join(', ')}]`, ...(namespace.calls ? [`calls: ${literal(namespace.calls)}`] : []), 'docs']
  return `/** The namespace as data. */\nexport const definition: NamespaceDefinition = {\n${fields.map((field) => `  ${field},\n`).join('')}}\n`
}

/** The pages of a namespace as a module, so that they need no file at run time. */
export function docsModule(namespace: Namespace, page: string, pages: ReadonlyMap<ApiFunction, string>): Statements {
  const functions = namespace.functions.map((each) => `    ${propertyKey(each.name)}: ${stringLiteral(pages.get(each) ?? '')},\n`)
  const body = [`  page: ${stringLiteral(page)},\n`, `  functions: {\n${functions.join('')}  },\n`].join('')
  return [header(namespace.namespace), "import type { NamespaceDocs } from 'moonbind/runtime'\n", `\n/** The Markdown that agents read. */\nexport const docs: NamespaceDocs = {\n${body}}\n`]
}

