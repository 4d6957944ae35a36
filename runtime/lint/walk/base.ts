/** What all parts of the walk share. */
import type { Edit } from '../../lua/source.js'
import { callPath } from '../../path.js'
import { nearest } from '../../validation/nearest.js'
import type { Schema } from '../../validation/schema.js'
import type { Report } from '../finding.js'
import { globalFunctions, libraryMembers } from '../library.js'
import type { Reporter } from '../reporter.js'
import type { Survey } from '../scope/survey.js'
import type { CallNode, Expression, FunctionNode, Span } from '../syntax/tree.js'
import { type Target, typeOf, type Value } from '../values/value.js'
import type { World } from '../world.js'
import { State } from './state.js'

/** A call of a documented function that the script may make. */
export interface Use {
  /** `telnyx.send_sms` */
  readonly function: string
  /** `default`, a named one, or `*` if the script computes it. */
  readonly account: string
  /** Absent if the effect of the function is unknown. */
  readonly effect?: 'read' | 'write' | 'destructive'
  readonly line: number
  /** The script may make the call more than once. */
  readonly inLoop: boolean
}

/** A script, and what it can call. */
export interface CheckedScript {
  readonly source: string
  readonly world: World
  readonly reporter: Reporter
  readonly survey: Survey
  readonly incomplete: boolean
  /** Answers are those that arrived, not those that are documented. */
  readonly observed: boolean
}

/** What a value is read for: a test may find nothing. */
export type Purpose = 'read' | 'test' | 'index' | 'call'

export const edit = (start: number, end: number, text: string): Edit => ({ start, end, text })

/** The type of a value that arrived, if it is not a table. */
function scalarType({ type }: Schema): 'string' | 'number' | 'boolean' | undefined {
  return type === 'string' || type === 'number' || type === 'boolean' ? type : undefined
}

export abstract class Base {
  protected state = new State()
  protected loopDepth = 0
  /** The loops around the present place, the innermost last. */
  protected readonly loops: Span[] = []
  readonly uses = new Map<number, Use>()

  protected readonly source: string
  protected readonly world: World
  protected readonly reporter: Reporter
  protected readonly survey: Survey
  /** Names that seem undefined may be defined in a part of the script that could not be read. */
  protected readonly incomplete: boolean
  protected readonly observed: boolean
  /** The call whose function is being looked up. */
  protected calling: CallNode | undefined

  constructor({ source, world, reporter, survey, incomplete, observed }: CheckedScript) {
    this.source = source
    this.world = world
    this.reporter = reporter
    this.survey = survey
    this.incomplete = incomplete
    this.observed = observed
  }

  protected abstract evaluate(node: Expression, purpose?: Purpose): Value
  /** All values of a call; one value of any other expression. */
  protected abstract evaluateAll(node: Expression): readonly Value[]
  /** What the body of a function returns; `now` if it runs here, once. */
  protected abstract runFunction(node: FunctionNode, now: boolean): readonly Value[]
  /** Walks through the body of a function that is called here with these arguments. */
  protected abstract follow(node: FunctionNode, args: readonly Value[]): void

  protected report(report: Report): void {
    this.reporter.add(report)
  }

  /** The type of a value; undefined for a table that may behave like any type. */
  protected typeOf(value: Value): ReturnType<typeof typeOf> {
    if (value.kind === 'answer') return this.observed ? scalarType(value.schema) : undefined
    const type = typeOf(value)
    const own = value.kind === 'table' || value.kind === 'typed'
    return type === 'table' && own && this.survey.metatables ? undefined : type
  }

  protected text({ start, end }: Span): string {
    return this.source.slice(start, end)
  }

  /** The text on one line, shortened if it is long. */
  protected brief(node: Span): string {
    const text = this.text(node).replace(/\s+/g, ' ')
    return text.length > 60 ? `${text.slice(0, 57)}...` : text
  }

  /** What a variable hides whose name Lua or the host uses; empty for any other value. */
  protected hiddenBy(node: Expression): string {
    if (node.kind !== 'name') return ''
    const binding = this.survey.bindings.get(node)
    const isTaken = globalFunctions.includes(node.name) || libraryMembers.has(node.name) || node.name === 'app'
    if (!binding || !isTaken) return ''
    const line = this.reporter.line(binding.start)
    return `: the variable of line ${line} hides Lua's ${node.name}, so give it another name`
  }

  protected pathOf({ space, fn, account }: Target): string {
    return callPath(space.namespace, fn.name, account === '*' ? 'default' : account)
  }

  protected use({ space, fn, account }: Target, node: CallNode): void {
    if (this.reporter.muted > 0 || this.uses.has(node.start)) return
    this.uses.set(node.start, {
      function: `${space.namespace}.${fn.name}`,
      account,
      ...(fn.effect && { effect: fn.effect.kind }),
      line: this.reporter.line(node.start),
      inLoop: this.loopDepth > 0,
    })
  }
}

export interface Near {
  readonly near: string
  /** Whether no other name is almost as near. */
  readonly certain: boolean
}

/** The nearest of some names; undefined if none is near. */
export function nearestOf(name: string, names: readonly string[]): Near | undefined {
  const near = nearest(name, names)
  // Every name is near to a name of one or two letters.
  if (near === undefined || (name.length < 3 && near.toLowerCase() !== name.toLowerCase())) return undefined
  const second = nearest(
    name,
    names.filter((other) => other !== near),
  )
  return { near, certain: second === undefined || isCloser(name, near, second) }
}

/** The nearest name as a question; without one, what else is known. */
export const suggest = (near: Near | undefined, otherwise: string): string =>
  near ? `did you mean ${near.near}?` : otherwise

const isCloser = (name: string, near: string, second: string): boolean =>
  nearest(name, [second, near]) === near && differences(name, near) < differences(name, second)

/** How many characters of the longer text are not part of a common start or end. */
function differences(a: string, b: string): number {
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end
}

/** A name as a script writes it after a value: `.name`, or `["odd name"]`. */
export const member = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`)
