/** Walks through a script in the order in which it runs, along all branches at once. */

import type { Block, Expression, ForInNode, FunctionNode, IfClause, Span, Statement } from '../syntax/tree.js'
import { aNumber, aType, isWords, join, unknown, type Value } from '../values/value.js'
import { LoopHabits } from './loop-habits.js'

/** Functions nest, and the walk enters each where it is written; it does not enter deeper ones. */
const DEEPEST = 60
/** How many calls of the script's own functions are followed: more would make long scripts slow. */
const MOST_FOLLOWED = 50

export class Walk extends LoopHabits {
  #returned: (readonly Value[])[] = []
  #depth = 0
  #followed = 0
  readonly #following = new Set<FunctionNode>()

  script(block: Block): void {
    this.#block(block)
  }

  #block({ statements }: Block): void {
    for (const statement of statements) this.#statement(statement)
  }

  #statement(node: Statement): void {
    switch (node.kind) {
      case 'local': {
        const values = this.evaluateList(node.values, node.names.length)
        node.names.forEach((name, index) => {
          this.declare(name, values[index] ?? unknown)
        })
        this.noteOutcome(node, values)
        return
      }
      case 'assign': {
        const values = this.evaluateList(node.values, node.targets.length)
        node.targets.forEach((target, index) => {
          this.assign(
            target,
            node.values.length === 0 ? unknown : (values[index] ?? unknown),
            node.values[index] ?? target,
          )
        })
        return
      }
      case 'define':
        return this.define(node)
      case 'expression':
        this.evaluateAll(node.value)
        return
      case 'do':
        return this.#block(node.body)
      case 'perhaps':
        return this.#perhaps(() => this.#block(node.body))
      case 'while':
        return this.#loop(node, () => {
          this.evaluate(node.condition, 'test')
          this.#block(node.body)
        })
      case 'repeat':
        return this.#loop(node, () => {
          this.#block(node.body)
          if (!this.state.dead) this.evaluate(node.condition, 'test')
        })
      case 'if':
        return this.#if(node.clauses)
      case 'for':
        for (const value of node.values) this.#bound(value)
        this.countsFromZero(node)
        return this.#loop(node, () => {
          this.declare(node.name, aNumber)
          this.#block(node.body)
        })
      case 'for-in':
        return this.#forIn(node)
      case 'return':
        this.#returned.push(this.evaluateList(node.values, 0))
        this.state.dead = true
        return
      case 'break':
      case 'goto':
        this.state.dead = true
        return
      case 'label':
        this.state.dead = false
        return
    }
  }

  /** The first or last number of a loop. */
  #bound(node: Expression): void {
    const value = this.evaluate(node)
    const type = this.typeOf(value)
    // Lua reads the digits of a string as a number here.
    if (type === undefined || type === 'number' || (type === 'string' && !isWords(value))) return
    this.report({
      rule: 'wrong-type',
      message: `a loop counts with numbers, but ${this.brief(node)} is ${aType(type)}${
        type === 'table' ? `: write #${this.brief(node)}` : ''
      }`,
      start: node.start,
      end: node.end,
    })
  }

  #perhaps(work: () => void): void {
    const outer = this.state
    this.state = outer.fork()
    work()
    const way = this.state
    this.state = outer
    outer.merge([outer.fork(), way])
  }

  #if(clauses: readonly IfClause[]): void {
    const outer = this.state
    const ways = []
    let closed = false
    const before: Expression[] = []
    for (const { condition, body } of clauses) {
      const value = condition && this.evaluate(condition, 'test')
      const never = value?.kind === 'literal' && (value.value === undefined || value.value === false)
      this.state = outer.fork()
      this.narrow(condition, before)
      if (condition) before.push(condition)
      if (never) this.reporter.muted++
      this.#block(body)
      if (never) this.reporter.muted--
      if (!never) ways.push(this.state)
      this.state = outer
      if (!condition) closed = true
    }
    if (!closed) ways.push(outer.fork())
    outer.merge(ways)
  }

  #forIn(node: ForInNode): void {
    const [first, ...others] = node.values
    const values = this.checkedValues(node, first ? this.loopValues(first, node.names.length) : [])
    for (const other of others) this.evaluate(other)
    this.#loop(node, () => {
      node.names.forEach((name, index) => {
        this.declare(name, values[index] ?? unknown)
      })
      this.#block(node.body)
    })
  }

  /** A body that runs any number of times: what it changes is unknown from its first run on. */
  #loop(node: Span, body: () => void): void {
    this.#forget(node)
    this.loopDepth++
    this.loops.push(node)
    this.#perhaps(body)
    this.loops.pop()
    this.loopDepth--
    this.state.dead = false
  }

  #forget(node: Span): void {
    const touched = this.survey.touched.get(node)
    if (!touched) return
    for (const binding of touched.values) this.state.open(this.state.get(binding))
    for (const binding of touched.assigned) this.state.set(binding, unknown)
  }

  /**
   * Finds what is wrong because of an argument: what is always wrong in the body has been reported already. A function
   * that calls `type` tells its arguments apart in ways that the walk does not follow.
   */
  protected override follow(node: FunctionNode, args: readonly Value[]): void {
    if (this.#followed >= MOST_FOLLOWED || this.#following.has(node) || !args.some(isTelling)) return
    if (/\btype\b/.test(this.text(node))) return
    this.#followed++
    this.#following.add(node)
    this.runFunction(
      node,
      true,
      args.map((value) => (isTelling(value) ? value : unknown)),
    )
    this.#following.delete(node)
  }

  protected override runFunction(node: FunctionNode, now: boolean, args: readonly Value[] = []): readonly Value[] {
    if (this.#depth >= DEEPEST) return [unknown]
    const [outer, returned] = [this.state, this.#returned]
    this.#depth++
    this.state = outer.fork(!now)
    this.#returned = []
    node.parameters.forEach((parameter, index) => {
      this.declare(parameter, args[index] ?? unknown)
    })
    this.#block(node.body)
    const [way, results] = [this.state, this.#returned]
    const falls = !way.dead
    this.state = outer
    this.#returned = returned
    this.#depth--
    if (now) {
      way.dead = false
      outer.merge([way])
    }
    return joined(falls && results.length > 0 ? [...results, [unknown]] : results)
  }
}

/** Values with fields, which a body can misspell. */
const isTelling = ({ kind }: Value): boolean =>
  kind === 'answer' ||
  kind === 'table' ||
  kind === 'space' ||
  kind === 'host' ||
  kind === 'app' ||
  kind === 'integrations'

/** What a function returns along any of several branches. */
function joined([first, ...others]: readonly (readonly Value[])[]): readonly Value[] {
  if (!first) return []
  return first.map((value, index) => others.reduce((all, values) => join(all, values[index] ?? unknown), value))
}
