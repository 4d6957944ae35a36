/** Built-in methods of JavaScript and Ruby, and what they reveal about the value that they are called on. */
import type { Expression, FunctionDeclaration, Identifier, Statement } from 'luaparse'
import * as tree from './tree.js'

/** A function that is passed to a method: its parameters and its body. */
export interface Callback {
  readonly parameters: readonly Identifier[]
  readonly body: Statement[]
}

const methodNames = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/).filter((word) => word !== ''))

/** Methods that walk through a list and return something else. */
const walkers = methodNames(`
  forEach map flatMap some every reduce each collect flat_map each_with_index each_with_object any? all? none? count sum
  partition group_by groupBy to_h index_by inject times
`)
/** Methods that return a list of the same items. */
const sameItems = methodNames(`
  filter slice sort toSorted reverse toReversed select reject filter_map sort_by sortBy take drop uniq compact flatten
  take_while drop_while each_slice
`)
/** Methods that return one of the items. */
const oneItem = methodNames('find findLast at pop shift detect first last sample min_by max_by')
const textMethods = methodNames(`
  toUpperCase toLowerCase trim trimStart trimEnd split startsWith endsWith replace replaceAll match padStart padEnd
  substring charAt upcase downcase capitalize strip chomp start_with? end_with? gsub sub ljust rjust center
`)
const numberMethods = methodNames('toFixed toPrecision floor ceil round abs')
const showing = methodNames('toString to_s inspect')
/** Methods that any value may have, so that they reveal nothing about it. */
const silent = methodNames(`
  includes include? indexOf concat keys values entries length size nil? empty? present? blank? key? has_key? to_a to_i
  to_f to_sym to_json toLocaleString toISOString hasOwnProperty is_a? respond_to? push unshift splice append then catch
  finally freeze dup clone merge except cycle lazy zip dig fetch join
`)

/** Whether a name is that of a method of the language rather than of a field. */
export const isMethod = (name: string): boolean =>
  [walkers, sameItems, oneItem, textMethods, numberMethods, showing, silent].some((names) => names.has(name))

export interface MethodCall {
  readonly range: tree.Range
  readonly object: Expression
  readonly name: string
  readonly args: readonly Expression[]
  readonly callback?: Callback
  /** Statements that must come before the one that contains the call. */
  readonly before: Statement[]
}

/** The call of a built-in method, as Lua that reveals the same about its object. */
export function methodCall(method: MethodCall): Expression {
  const { range, object, name, args, callback } = method
  if (callback) return walked(method, callback)
  if (sameItems.has(name)) return args.length === 0 ? object : logicalFirst(range, object, args)
  if (oneItem.has(name)) return tree.index(range, object, tree.number(range, 1))
  if (name === 'dig' || name === 'fetch') return args.reduce((inner, key) => tree.index(range, inner, key), object)
  if (name === 'join') return joinedItems(range, object, args)
  if (showing.has(name)) return tree.callGlobal(range, 'tostring', object)
  if (name === 'length') return tree.unary(range, '#', object)
  if (numberMethods.has(name)) return tree.unary(range, '-', object)
  if (textMethods.has(name)) return tree.call(range, tree.member(range, object, tree.name(range, 'len'), ':'), args)
  return tree.computed(range, object, ...args)
}

const joinedItems = (range: tree.Range, object: Expression, args: readonly Expression[]): Expression =>
  tree.call(range, tree.member(range, tree.name(range, 'table'), tree.name(range, 'concat')), [object, ...args])

/** The object, after its arguments were read. */
const logicalFirst = (range: tree.Range, object: Expression, args: readonly Expression[]): Expression =>
  args.every(({ type }) => type === 'NumericLiteral' || type === 'UnaryExpression')
    ? object
    : tree.computed(range, object, ...args)

/** A method with a callback: a loop over the items before the statement. */
function walked({ range, object, name, args, before }: MethodCall, { parameters, body }: Callback): Expression {
  const known = walkers.has(name) || sameItems.has(name) || oneItem.has(name)
  const kept = tree.name(range, `\u0000${range[0]}`)
  before.push(tree.local(range, [kept], [object]))
  if (!known || name === 'times') {
    before.push(tree.forEach(range, 'unknown', parameters, kept, body))
    return tree.computed(range, ...args)
  }
  const entries = (name === 'each' || name === 'map') && parameters.length > 1
  const variables = entries ? parameters : parameters.slice(name === 'reduce' || name === 'inject' ? 1 : 0).slice(0, 1)
  before.push(tree.forEach(range, entries ? 'entries' : 'items', variables, kept, body))
  if (sameItems.has(name)) return kept
  return oneItem.has(name) ? tree.index(range, kept, tree.number(range, 1)) : tree.computed(range, ...args)
}

/** A function as a callback. */
export const asCallback = ({ parameters, body }: FunctionDeclaration): Callback => ({
  parameters: parameters.filter((parameter): parameter is Identifier => parameter.type === 'Identifier'),
  body,
})

/** Two operands of `+`, or the parts of a text: concatenated if one of them is a text, otherwise computed. */
export function joined(range: tree.Range, left: Expression, right: Expression, shows: boolean): Expression {
  if (!isText(left) && !isText(right)) return tree.computed(range, left, right)
  const part = (operand: Expression): Expression =>
    shows && !isText(operand) ? tree.callGlobal(tree.rangeOf(operand), 'tostring', operand) : operand
  return tree.binary(range, '..', part(left), part(right))
}

/** Whether an expression is a text for certain. */
function isText(node: Expression): boolean {
  return (
    node.type === 'StringLiteral' ||
    (node.type === 'BinaryExpression' && node.operator === '..') ||
    (node.type === 'CallExpression' && node.base.type === 'Identifier' && node.base.name === 'tostring')
  )
}
