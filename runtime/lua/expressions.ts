/** What expressions stand for, and what they show about the answers that they use. */
import type {
  CallExpression,
  Expression,
  FunctionDeclaration,
  LogicalExpression,
  StringCallExpression,
  TableCallExpression,
} from 'luaparse'
import { useAsArguments } from './builtins.js'
import { knownBy, lookUp, type Meaning, narrowed, nothing, type Scope } from './meaning.js'
import type { RecordedCall, RecordedPrint } from './record.js'
import { addExample, fieldOf, isBare, itemOf, newShape, type Shape, useAs } from './shape.js'
import type { LuaSource } from './source.js'
import { readValue, stringValue } from './value.js'

/** Globals of the language and of the host, which are not documented functions. */
const globals = new Set(
  (
    '_G _VERSION assert collectgarbage error getmetatable ipairs load loadfile next pairs pcall print rawequal ' +
    'rawget rawlen rawset require select setmetatable tonumber tostring type unpack xpcall coroutine debug io ' +
    'math os package string table utf8 json docs regex dump'
  ).split(' '),
)

/** A longer path cannot be a documented call and only costs time. */
const longestPath = 12

const comparisons = new Set(['==', '~=', '<', '<=', '>', '>='])

/** Both comparisons show a possible value. */
export const both: ReadonlySet<string> = new Set(['==', '~='])

/** Reads expressions; the subclass reads statements. */
export abstract class ExpressionReader {
  protected readonly calls: RecordedCall[] = []
  protected readonly prints: RecordedPrint[] = []
  /** How many conditions hold where the walk is. */
  protected depth = 0
  /** Comparisons whose literal is a value that an answer may have. */
  protected telling = both

  readonly #source: LuaSource

  constructor(source: LuaSource) {
    this.#source = source
  }

  /** Reads the body of a function; what it returns is the answer. */
  protected abstract functionBody(node: FunctionDeclaration, scopes: readonly Scope[]): Meaning

  /** Reads in `work` code that may never run. */
  protected perhaps<T>(work: () => T): T {
    this.depth++
    const result = work()
    this.depth--
    return result
  }

  /** The items of a list; where several values may be meant, not of those that are known to have fields. */
  protected itemsOf({ shapes = [] }: Meaning): Shape[] {
    return shapes.filter((shape) => shapes.length === 1 || shape.fields.size === 0).map(itemOf)
  }

  protected use({ shapes = [] }: Meaning, types: Parameters<typeof useAs>[1]): void {
    for (const shape of shapes) useAs(shape, types)
  }

  /** Reads an expression; `certain` means that the code relies on the value being there. */
  protected read(node: Expression, scopes: readonly Scope[], certain: boolean): Meaning {
    switch (node.type) {
      case 'Identifier': {
        const known = lookUp(node.name, scopes)
        return known === undefined ? { path: [node.name] } : (known ?? nothing)
      }
      case 'MemberExpression':
        return this.#member(this.read(node.base, scopes, true), node.identifier.name, certain)
      case 'IndexExpression':
        return this.#index(this.read(node.base, scopes, true), node.index, scopes, certain)
      case 'CallExpression':
      case 'TableCallExpression':
      case 'StringCallExpression':
        return this.#call(node, scopes)
      case 'BinaryExpression':
        return this.#binary(node.operator, node.left, node.right, scopes)
      case 'LogicalExpression':
        return this.#logical(node, scopes, certain)
      case 'UnaryExpression':
        return this.#unary(node.operator, this.read(node.argument, scopes, node.operator !== 'not'))
      case 'TableConstructorExpression':
        for (const field of node.fields) {
          if (field.type === 'TableKey') this.read(field.key, scopes, true)
          this.read(field.value, scopes, true)
        }
        return nothing
      case 'FunctionDeclaration':
        this.perhaps(() => this.functionBody(node, scopes))
        return nothing
      case 'NumericLiteral':
        return { isNumber: true }
      case 'StringLiteral':
      case 'BooleanLiteral':
      case 'NilLiteral':
      case 'VarargLiteral':
        return nothing
    }
  }

  #unary(operator: string, meaning: Meaning): Meaning {
    if (operator === 'not') return nothing
    if (operator !== '#') this.use(meaning, ['number'])
    else for (const shape of meaning.shapes ?? []) if (isBare(shape) && shape.types.size === 0) itemOf(shape)
    return { isNumber: true }
  }

  /** `a and b`, `a or b`: the left may be absent, the right is read under a condition. */
  #logical({ operator, left, right }: LogicalExpression, scopes: readonly Scope[], certain: boolean): Meaning {
    const one = this.read(left, scopes, false)
    const known = operator === 'and' ? [knownBy(left, true)] : []
    const other = this.perhaps(() =>
      this.read(right, known.length > 0 ? [...scopes, narrowed(known, scopes, this.depth)] : scopes, certain),
    )
    if (operator === 'and') return other
    // `count or 0` shows a number; `count or "unknown"` shows nothing.
    if (right.type === 'NumericLiteral') this.use(one, ['number'])
    if (right.type === 'BooleanLiteral') this.use(one, ['boolean'])
    const shapes = [...(one.shapes ?? []), ...(other.shapes ?? [])]
    return shapes.length > 0 ? { shapes, depth: this.depth, ...(one.call && { call: one.call }) } : nothing
  }

  #member(base: Meaning, name: string, certain: boolean): Meaning {
    if (base.path) return base.path.length < longestPath ? { path: [...base.path, name] } : nothing
    if (!base.shapes) return nothing
    const sure = base.shapes.length === 1 && (base.depth ?? 0) >= this.depth
    const reliance = !certain ? 'asked' : sure ? 'certain' : 'perhaps'
    return { shapes: base.shapes.map((shape) => fieldOf(shape, name, reliance)), depth: this.depth }
  }

  #index(base: Meaning, key: Expression, scopes: readonly Scope[], certain: boolean): Meaning {
    const { isNumber } = this.read(key, scopes, true)
    if (key.type === 'StringLiteral') return this.#member(base, stringValue(key), certain)
    if (base.path) return this.#member(base, '*', certain)
    const lists = isNumber ? (base.shapes ?? []).filter((shape) => shape.fields.size === 0) : []
    return lists.length > 0 ? { shapes: lists.map(itemOf), depth: this.depth } : nothing
  }

  #call(node: CallExpression | TableCallExpression | StringCallExpression, scopes: readonly Scope[]): Meaning {
    const args =
      node.type === 'CallExpression'
        ? node.arguments
        : [node.type === 'TableCallExpression' ? node.arguments : node.argument]
    if (node.base.type === 'MemberExpression' && node.base.indexer === ':')
      return this.#method(node.base.base, node.base.identifier.name, args, scopes)
    const { path = [] } = this.read(node.base, scopes, true)
    if (path.length === 1 && (path[0] === 'pcall' || path[0] === 'xpcall'))
      return this.#protectedCall(path[0], args, node, scopes)
    const meanings = args.map((argument) => this.read(argument, scopes, true))
    if (path.length === 0) return nothing
    if (!globals.has(path[0]!)) return this.#record(path, args, node)
    useAsArguments(path.join('.'), meanings, args)
    return this.#answerOf(path, args, meanings)
  }

  /** Lua's own functions that return their arguments, or parts of them. */
  #answerOf(path: readonly string[], args: readonly Expression[], meanings: readonly Meaning[]): Meaning {
    const [argument] = args
    const [first = nothing] = meanings
    if (path.length > 1) return nothing
    if (path[0] === 'print' && argument && args.length === 1)
      this.prints.push({ argument, shapes: first.shapes ?? first.shown ?? [] })
    if (path[0] === 'assert') return first
    if (path[0] === 'tonumber') return { isNumber: true }
    return path[0] === 'tostring' && first.shapes ? { shown: first.shapes } : nothing
  }

  /** `text:upper()`. */
  #method(object: Expression, name: string, args: readonly Expression[], scopes: readonly Scope[]): Meaning {
    const base = this.read(object, scopes, true)
    this.use(base, ['string'])
    const meanings = args.map((argument) => this.read(argument, scopes, true))
    if (name === 'format') useAsArguments('string.format', [base, ...meanings], [object, ...args])
    return nothing
  }

  #protectedCall(how: string, args: readonly Expression[], node: object, scopes: readonly Scope[]): Meaning {
    const [called, ...others] = args
    const rest = how === 'xpcall' ? others.slice(1) : others
    if (!called) return nothing
    if (called.type === 'FunctionDeclaration') return { ...this.functionBody(called, scopes), isProtected: true }
    const { path = [] } = this.read(called, scopes, true)
    for (const other of others) this.read(other, scopes, true)
    return { ...(path.length > 0 && !globals.has(path[0]!) && this.#record(path, rest, node)), isProtected: true }
  }

  #record(path: readonly string[], args: readonly Expression[], node: object): Meaning {
    const call: RecordedCall = {
      path,
      args: args.map((argument) => readValue(argument, this.#source)),
      place: this.#source.place(node),
      result: newShape(),
      assigned: [],
    }
    this.calls.push(call)
    return { shapes: [call.result], depth: this.depth, call }
  }

  #binary(operator: string, left: Expression, right: Expression, scopes: readonly Scope[]): Meaning {
    const comparesNil = left.type === 'NilLiteral' || right.type === 'NilLiteral'
    const sides = [left, right].map((side) => this.read(side, scopes, !comparesNil))
    const use = (types: Parameters<typeof useAs>[1]): void => sides.forEach((side) => this.use(side, types))
    const literal = [left, right].find(
      (side) => side.type === 'StringLiteral' || side.type === 'NumericLiteral' || side.type === 'BooleanLiteral',
    )
    if (operator === '..') use(['string', 'number'])
    else if (!comparisons.has(operator)) {
      use(['number'])
      return { isNumber: true }
    } else if (literal?.type === 'StringLiteral') {
      use(['string'])
      const value = stringValue(literal)
      if (value !== '' && this.telling.has(operator))
        for (const { shapes = [] } of sides) for (const shape of shapes) addExample(shape, value)
    } else if (sides.some(({ isNumber }) => isNumber)) use(['number'])
    else if (literal?.type === 'BooleanLiteral') use(['boolean'])
    return nothing
  }
}
