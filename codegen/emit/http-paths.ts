/** The type `paths` that openapi-fetch takes: the operations that the overlay uses. */
import type { ApiFunction, Namespace, Schema } from '../ir.js'
import type { Overlay, OverlayCall, Target } from '../overlay/overlay.js'
import { docComment, propertyKey, stringLiteral } from './escape.js'
import { typeText } from './type-text.js'

/** A tree of types: a leaf is a type text. */
type Tree = Map<string, { readonly type: string; readonly required: boolean } | Tree>

/** One operation, with everything that any function sends to it. */
interface Operation {
  readonly method: string
  readonly places: ReadonlyMap<Target['place'], Tree>
}

export function pathsText(namespace: Namespace, overlay: Overlay): string {
  const paths = new Map<string, Map<string, Operation>>()
  for (const fn of namespace.functions) {
    const entry = overlay.functions.get(fn.name)
    if (entry?.kind === 'call') addOperation(paths, entry, fn)
  }
  const body = [...paths].map(
    ([path, operations]) =>
      `  ${stringLiteral(path)}: {\n${[...operations.values()].map(operationText).join('')}  };\n`,
  )
  const comment = docComment(['The operations that the documented functions use, as openapi-fetch takes them.'])
  return `${comment}export interface paths {\n${body.join('')}}`
}

function addOperation(paths: Map<string, Map<string, Operation>>, call: OverlayCall, fn: ApiFunction): void {
  const operations = paths.get(call.path) ?? new Map<string, Operation>()
  paths.set(call.path, operations)
  const operation = operations.get(call.method) ?? {
    method: call.method.toLowerCase(),
    places: new Map((['path', 'query', 'header', 'body'] as const).map((place) => [place, new Map()])),
  }
  operations.set(call.method, operation)
  const schemas = new Map(fn.parameters.map((parameter) => [parameter.name, parameter]))
  for (const { target, value } of call.constants)
    insert(operation.places.get(target.place)!, target.name, typeText({ enum: [value] }, 'input'), true)
  for (const [name, parameter] of call.parameters) {
    const documented = schemas.get(name)
    if (parameter.kind !== 'sent' || !documented) continue
    insert(
      operation.places.get(parameter.target.place)!,
      parameter.target.name,
      typeText(upstreamSchema(documented.schema, parameter.values), 'input', '        '),
      documented.required,
    )
  }
}

/** The values under their names in the API. */
function upstreamSchema(schema: Schema, values: ReadonlyMap<string, string | number | boolean> | undefined): Schema {
  if (!values) return schema
  const documented = schema.enum ?? (schema.type === 'boolean' ? [true, false] : undefined)
  return documented ? { enum: documented.map((value) => values.get(String(value)) ?? value) } : {}
}

function insert(tree: Tree, [step = '', ...rest]: readonly string[], type: string, required: boolean): void {
  const known = tree.get(step)
  if (rest.length > 0) {
    const inner: Tree = known instanceof Map ? known : new Map()
    tree.set(step, inner)
    return insert(inner, rest, type, required)
  }
  // Two functions may send different values to one place: the operation takes both.
  const types = known && !(known instanceof Map) && known.type !== type ? `${known.type} | ${type}` : type
  tree.set(step, {
    type: types,
    required: required && (known === undefined || (!(known instanceof Map) && known.required)),
  })
}

function operationText({ method, places }: Operation): string {
  const place = (name: Target['place']): string => {
    const tree = places.get(name)!
    return tree.size === 0 ? `${name}?: never` : `${name}${isRequired(tree) ? '' : '?'}: ${treeText(tree)}`
  }
  const body = places.get('body')!
  return [
    `    ${method}: {\n`,
    `      parameters: { ${[place('path'), place('query'), place('header'), 'cookie?: never'].join('; ')} };\n`,
    body.size === 0
      ? '      requestBody?: never;\n'
      : `      requestBody: { content: { 'application/json': ${treeText(body)} } };\n`,
    "      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': unknown } } };\n",
    '    };\n',
  ].join('')
}

const isRequired = (tree: Tree): boolean =>
  [...tree.values()].some((branch) => (branch instanceof Map ? isRequired(branch) : branch.required))

function treeText(tree: Tree): string {
  const members = [...tree].map(([name, each]) =>
    each instanceof Map
      ? `${propertyKey(name)}${isRequired(each) ? '' : '?'}: ${treeText(each)}`
      : `${propertyKey(name)}${each.required ? '' : '?'}: ${each.type}`,
  )
  return `{ ${members.join('; ')} }`
}
