/** Builds nodes of the Lua syntax tree for code in other languages that means the same. */
import type {
  AssignmentStatement,
  CallExpression,
  Chunk,
  Expression,
  ForGenericStatement,
  FunctionDeclaration,
  Identifier,
  IfStatement,
  IndexExpression,
  LocalStatement,
  MemberExpression,
  Statement,
  TableConstructorExpression,
} from 'luaparse'

/** Where a node is in the code: offsets from 0, with an exclusive end. */
export type Range = readonly [start: number, end: number]

/** Thrown if the code, or a part of it, cannot be read. */
export class UnreadableCode extends Error {}

/** No example has a deeper tree, and walking through one would exhaust the stack. */
const deepest = 400

const depths = new WeakMap<object, number>()

const depthOf = (part: unknown): number =>
  Array.isArray(part)
    ? part.reduce<number>((most, inner) => Math.max(most, depthOf(inner)), 0)
    : typeof part === 'object' && part !== null
      ? (depths.get(part) ?? 0)
      : 0

/** A node at its place. Throws `UnreadableCode` if its tree is too deep. */
function at<T extends object>(range: Range, node: T): T {
  const depth = 1 + depthOf(Object.values(node))
  if (depth > deepest) throw new UnreadableCode('nested too deeply')
  depths.set(node, depth)
  return Object.assign(node, { range })
}

export const rangeOf = (node: object): Range => (node as { readonly range?: Range }).range ?? [0, 0]

export const name = (range: Range, text: string): Identifier => at(range, { type: 'Identifier', name: text })

/** Names that mean something in Lua but may be ordinary variables in another language. */
const luaNames: ReadonlySet<string> = new Set(
  (
    '_G _VERSION assert collectgarbage error getmetatable ipairs load loadfile next pairs pcall print rawequal ' +
    'rawget rawlen rawset require select setmetatable tonumber tostring type unpack xpcall coroutine debug io ' +
    'math os package string table utf8 json docs regex dump'
  ).split(' '),
)

/** A variable of the code, renamed if Lua has that name itself. */
export const variable = (range: Range, written: string): Identifier =>
  name(range, luaNames.has(written) ? `${written}\u0000` : written)

export const text = (range: Range, value: string): Expression =>
  at(range, { type: 'StringLiteral', value, raw: JSON.stringify(value) })

export const number = (range: Range, value: number): Expression =>
  at(range, { type: 'NumericLiteral', value, raw: String(value) })

export const boolean = (range: Range, value: boolean): Expression =>
  at(range, { type: 'BooleanLiteral', value, raw: String(value) })

export const nil = (range: Range): Expression => at(range, { type: 'NilLiteral', value: null, raw: 'nil' })

export const member = (range: Range, base: Expression, key: Identifier, indexer: '.' | ':' = '.'): MemberExpression =>
  at(range, { type: 'MemberExpression', indexer, identifier: key, base })

export const index = (range: Range, base: Expression, key: Expression): IndexExpression =>
  at(range, { type: 'IndexExpression', base, index: key })

export const call = (range: Range, base: Expression, args: readonly Expression[]): CallExpression =>
  at(range, { type: 'CallExpression', base, arguments: [...args] })

/** A call of one of Lua's own functions. */
export const callGlobal = (range: Range, called: string, ...args: Expression[]): CallExpression =>
  call(range, name(range, called), args)

/** A computed value that reveals nothing about its parts; the parts are read all the same. */
export const computed = (range: Range, ...parts: Expression[]): Expression => callGlobal(range, 'select', ...parts)

export const unary = (range: Range, operator: 'not' | '-' | '#', argument: Expression): Expression =>
  at(range, { type: 'UnaryExpression', operator, argument })

export const logical = (range: Range, operator: 'and' | 'or', left: Expression, right: Expression): Expression =>
  at(range, { type: 'LogicalExpression', operator, left, right })

export type BinaryOperator = '..' | '==' | '~=' | '<' | '<=' | '>' | '>=' | '-' | '*' | '/' | '%'

export const binary = (range: Range, operator: BinaryOperator, left: Expression, right: Expression): Expression =>
  at(range, { type: 'BinaryExpression', operator, left, right })

type Field = TableConstructorExpression['fields'][number]

export const table = (range: Range, fields: readonly Field[]): TableConstructorExpression =>
  at(range, { type: 'TableConstructorExpression', fields: [...fields] })

export const item = (value: Expression): Field => at(rangeOf(value), { type: 'TableValue', value })

export const field = (key: Identifier, value: Expression): Field =>
  at([rangeOf(key)[0], rangeOf(value)[1]], { type: 'TableKeyString', key, value })

/** A field whose name is computed, or fields that come from elsewhere: the table has more fields than it shows. */
export const unknownField = (key: Expression, value: Expression): Field =>
  at([rangeOf(key)[0], rangeOf(value)[1]], { type: 'TableKey', key, value })

export const functionOf = (
  range: Range,
  parameters: readonly Identifier[],
  body: Statement[],
  identifier: Identifier | null = null,
): FunctionDeclaration =>
  at(range, { type: 'FunctionDeclaration', identifier, isLocal: true, parameters: [...parameters], body })

export const local = (range: Range, variables: readonly Identifier[], init: readonly Expression[]): LocalStatement =>
  at(range, { type: 'LocalStatement', variables: [...variables], init: [...init] })

export const assignment = (
  range: Range,
  target: AssignmentStatement['variables'][number],
  value: Expression,
): AssignmentStatement => at(range, { type: 'AssignmentStatement', variables: [target], init: [value] })

/** An expression in the place of a statement. */
export const evaluated = (expression: Expression): Statement =>
  at(rangeOf(expression), {
    type: 'CallStatement',
    expression:
      expression.type === 'CallExpression' ? expression : callGlobal(rangeOf(expression), 'select', expression),
  })

export const returned = (range: Range, values: readonly Expression[]): Statement =>
  at(range, { type: 'ReturnStatement', arguments: [...values] })

export const block = (range: Range, body: Statement[]): Statement => at(range, { type: 'DoStatement', body })

export const whileLoop = (range: Range, condition: Expression, body: Statement[]): Statement =>
  at(range, { type: 'WhileStatement', condition, body })

export const repeatLoop = (range: Range, condition: Expression, body: Statement[]): Statement =>
  at(range, { type: 'RepeatStatement', condition, body })

/** A branch; one without a condition is the `else`. */
export interface Branch {
  readonly condition?: Expression
  readonly body: Statement[]
}

export const branches = (range: Range, all: readonly Branch[]): IfStatement =>
  at(range, {
    type: 'IfStatement',
    clauses: all.map(({ condition, body }, position) =>
      condition
        ? at(range, { type: position === 0 ? ('IfClause' as const) : ('ElseifClause' as const), condition, body })
        : at(range, { type: 'ElseClause' as const, body }),
    ) as IfStatement['clauses'],
  })

/** A loop over the items of a list, over the entries of a table, or over something unknown. */
export function forEach(
  range: Range,
  over: 'items' | 'entries' | 'unknown',
  variables: readonly Identifier[],
  subject: Expression,
  body: Statement[],
): ForGenericStatement {
  const walker = over === 'items' ? 'ipairs' : 'pairs'
  const iterator =
    over === 'unknown' ? computed(rangeOf(subject), subject) : callGlobal(rangeOf(subject), walker, subject)
  const key = over === 'items' ? [name(range, '_')] : []
  return at(range, { type: 'ForGenericStatement', variables: [...key, ...variables], iterators: [iterator], body })
}

export interface CodeComment {
  readonly value: string
  readonly range: Range
}

/** A whole piece of code. */
export const chunk = (body: Statement[], comments: readonly CodeComment[]): Chunk => ({
  type: 'Chunk',
  body,
  comments: comments as unknown as Chunk['comments'],
})
