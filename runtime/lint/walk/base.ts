/** What all parts of the check of meanings share. */
import type { Edit } from '../../lua/source.js'
import { nearest } from '../../nearest.js'
import { callPath } from '../../path.js'
import type { Schema } from '../../schema.js'
import type { Report } from '../finding.js'
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
  /** `default`, a named one, or `*` where it is computed. */
  readonly account: string
  /** Absent where the function does not say. */
  readonly effect?: 'read' | 'write' | 'destructive'
  readonly line: number
  /** The call may be made more than once. */
  readonly inLoop: boolean
}

/** A script, and what it can call. */
export interface CheckedScript {
  readonly source: string
  readonly world: World
  readonly reporter: Reporter
  readonly survey: Survey
  readonly incomplete: boolean
  /** Answers are those that came, not those that are documented. */
  readonly observed: boolean
}

/** What a value is read for: a test may find nothing. */
export type Purpose = 'read' | 'test' | 'index' | 'call'

export const edit = (start: number, end: number, text: string): Edit => ({ start, end, text })

/** The type of a value that came, if it is a plain one. */
function scalarType({ type }: Schema): 'string' | 'number' | 'boolean' | undefined {
  return type === 'string' || type === 'number' || type === 'boolean' ? type : undefined
}

export abstract class Base {
  protected state = new State()
  protected loopDepth = 0
  readonly uses = new Map<number, Use>()

  protected readonly source: string
  protected readonly world: World
  protected readonly reporter: Reporter
  protected readonly survey: Survey
  /** Names that seem to be undefined may be defined where the script could not be read. */
  protected readonly incomplete: boolean
  protected readonly observed: boolean
  /** The call whose function is being looked for. */
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
  /** All values of a call, the first of them of anything else. */
  protected abstract evaluateAll(node: Expression): readonly Value[]
  /** What the body of a function returns; `now` if it runs here, once. */
  protected abstract runFunction(node: FunctionNode, now: boolean): readonly Value[]
  /** Goes through the body of a function that is called here with these arguments. */
  protected abstract follow(node: FunctionNode, args: readonly Value[]): void

  protected report(report: Report): void {
    this.reporter.add(report)
  }

  /** The type of a value; undefined for a table that may behave as anything. */
  protected typeOf(value: Value): ReturnType<typeof typeOf> {
    if (value.kind === 'answer') return this.observed ? scalarType(value.schema) : undefined
    const type = typeOf(value)
    const own = value.kind === 'table' || value.kind === 'typed'
    return type === 'table' && own && this.survey.metatables ? undefined : type
  }

  protected text({ start, end }: Span): string {
    return this.source.slice(start, end)
  }

  /** The text on one line, cut where it is long. */
  protected brief(node: Span): string {
    const text = this.text(node).replace(/\s+/g, ' ')
    return text.length > 60 ? `${text.slice(0, 57)}...` : text
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
  /** No other name is about as near. */
  readonly certain: boolean
}

/** The nearest of some names; undefined if none is near. */
export function nearestOf(name: string, names: readonly string[]): Near | undefined {
  const near = nearest(name, names)
  // Of names of a letter or two any other is near.
  if (near === undefined || (name.length < 3 && near.toLowerCase() !== name.toLowerCase())) return undefined
  const second = nearest(
    name,
    names.filter((other) => other !== near),
  )
  return { near, certain: second === undefined || isCloser(name, near, second) }
}

const isCloser = (name: string, near: string, second: string): boolean =>
  nearest(name, [second, near]) === near && differences(name, near) < differences(name, second)

/** How many characters of the longer text do not stand at an equal distance from its start or its end in the other. */
function differences(a: string, b: string): number {
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end
}

/** `a, b, c and 9 more`. */
export function listed(names: readonly string[]): string {
  const more = names.length - 12
  return more <= 1 ? names.join(', ') : `${names.slice(0, 12).join(', ')} and ${more} more`
}

/** A name as it stands behind a value: `.name`, or `["odd name"]`. */
export const member = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`)
