/** What names and expressions stand for while code is read. */
import type { Expression } from 'luaparse'
import type { RecordedCall } from './record.js'
import type { Shape } from './shape.js'

/** What a name or an expression stands for; without path and shapes nothing is known of it. */
export interface Meaning {
  /** Keys of a global path. */
  readonly path?: readonly string[]
  /** Parts of answers that it may be: several for `result.users or result.matches`. */
  readonly shapes?: readonly Shape[]
  /** How many conditions held when it was read: what is read under further ones may be absent. */
  readonly depth?: number
  /** The call whose answer it is. */
  readonly call?: RecordedCall
  /** Of the two values of `pcall`. */
  readonly isProtected?: boolean
  /** It is true when the variable of this name holds an answer, and false when that holds an error. */
  readonly flagFor?: string
  /** Parts of answers whose text it is. */
  readonly shown?: readonly Shape[]
  /** It is a number, so that what it indexes is a list. */
  readonly isNumber?: boolean
}

export const nothing: Meaning = {}

/** Names of one block; `null` hides an outer name and stands for nothing known. */
export type Scope = Map<string, Meaning | null>

export function lookUp(name: string, scopes: readonly Scope[]): Meaning | null | undefined {
  return scopes.findLast((scope) => scope.has(name))?.get(name)
}

/** Variables that a condition shows to be present or absent. */
export interface Known {
  readonly there: ReadonlySet<string>
  readonly absent: ReadonlySet<string>
}

/** What a condition shows if it holds, or if it does not. */
export function knownBy(condition: Expression, holds: boolean): Known {
  const known = { there: new Set<string>(), absent: new Set<string>() }
  collect(condition, holds, known)
  return known
}

/** Every part of a chain is read under what the parts before it tell: a name counts once, and nothing is copied. */
function collect(condition: Expression, holds: boolean, known: { there: Set<string>; absent: Set<string> }): void {
  switch (condition.type) {
    case 'Identifier':
      known[holds ? 'there' : 'absent'].add(condition.name)
      return
    case 'UnaryExpression':
      if (condition.operator === 'not') collect(condition.argument, !holds, known)
      return
    case 'LogicalExpression':
      if ((condition.operator === 'and') !== holds) return
      collect(condition.left, holds, known)
      collect(condition.right, holds, known)
      return
    case 'BinaryExpression': {
      const { operator, left, right } = condition
      const isEmpty = right.type === 'NilLiteral' || (right.type === 'BooleanLiteral' && !right.value)
      if (isEmpty && (operator === '==' || operator === '~=')) collect(left, (operator === '~=') === holds, known)
      return
    }
    default:
      return
  }
}

/**
 * The same names as a condition leaves them: an answer that is there has its fields, the error of a failed `pcall` is
 * no answer.
 */
export function narrowed(known: readonly Known[], scopes: readonly Scope[], depth: number): Scope {
  const scope: Scope = new Map()
  const bind = (name: string, there: boolean): void => {
    const meaning = lookUp(name, scopes)
    if (!meaning) return
    if (there && meaning.shapes) scope.set(name, { ...meaning, depth })
    if (meaning.flagFor === undefined) return
    const answer = lookUp(meaning.flagFor, scopes)
    if (answer) scope.set(meaning.flagFor, there ? { ...answer, depth } : null)
  }
  for (const { there, absent } of known) {
    for (const name of there) bind(name, true)
    for (const name of absent) bind(name, false)
  }
  return scope
}
