/** Which documented functions a piece of Lua calls, with what, and how it uses their answers. */
import type { Chunk, Expression, ForGenericStatement, FunctionDeclaration, IfStatement, Statement } from 'luaparse'
import { both, ExpressionReader } from './expressions.js'
import { type Known, knownBy, lookUp, type Meaning, narrowed, nothing, type Scope } from './meaning.js'
import type { Recorded } from './record.js'
import type { LuaSource } from './source.js'

/** Walks through the tree of `source` in the order of its text. */
export function readCalls(chunk: Chunk, source: LuaSource): Recorded {
  return new Walk(source).run(chunk.body)
}

/** Reads statements in their order. */
class Walk extends ExpressionReader {
  /** What the function that is read returns. */
  #returned: Meaning = nothing

  run(body: readonly Statement[]): Recorded {
    this.#block(body, [new Map()])
    return { calls: this.calls, prints: this.prints }
  }

  /** Reads a block and returns its scopes, which the condition of `repeat` sees. */
  #block(body: readonly Statement[], scopes: readonly Scope[]): readonly Scope[] {
    const inner = [...scopes, new Map()]
    for (const statement of body) this.#statement(statement, inner)
    return inner
  }

  #statement(node: Statement, scopes: readonly Scope[]): void {
    switch (node.type) {
      case 'LocalStatement':
        return this.#assign(
          node.variables.map(({ name }) => ({ name, scope: scopes.at(-1)! })),
          node.init,
          scopes,
        )
      case 'AssignmentStatement': {
        for (const target of node.variables) if (target.type !== 'Identifier') this.read(target, scopes, true)
        const names = node.variables.map((target) =>
          target.type === 'Identifier' ? { name: target.name, scope: this.#scopeOf(target.name, scopes) } : undefined,
        )
        return this.#assign(names, node.init, scopes)
      }
      case 'CallStatement':
        return void this.read(node.expression, scopes, true)
      case 'ReturnStatement': {
        const meanings = node.arguments.map((argument) => this.read(argument, scopes, true))
        if (meanings[0]?.shapes) this.#returned = meanings[0]
        return
      }
      case 'DoStatement':
        return void this.#block(node.body, scopes)
      case 'WhileStatement':
        this.#test(node.condition, scopes, new Set(['~=']))
        return void this.perhaps(() => this.#block(node.body, scopes))
      case 'RepeatStatement':
        return this.#test(node.condition, this.#block(node.body, scopes), new Set(['==']))
      case 'IfStatement':
        return this.#branches(node, scopes)
      case 'ForNumericStatement':
        for (const bound of [node.start, node.end, node.step])
          if (bound) this.use(this.read(bound, scopes, true), ['number'])
        return void this.perhaps(() =>
          this.#block(node.body, [...scopes, new Map([[node.variable.name, { isNumber: true }]])]),
        )
      case 'ForGenericStatement':
        return this.#forEach(node, scopes)
      case 'FunctionDeclaration':
        if (node.identifier?.type === 'Identifier')
          (node.isLocal ? scopes.at(-1)! : this.#scopeOf(node.identifier.name, scopes)).set(node.identifier.name, null)
        return void this.perhaps(() => this.functionBody(node, scopes))
      case 'BreakStatement':
      case 'GotoStatement':
      case 'LabelStatement':
        return
    }
  }

  /** Reads the body of a function; what it returns is the answer. */
  protected override functionBody(node: FunctionDeclaration, scopes: readonly Scope[]): Meaning {
    const outer = this.#returned
    this.#returned = nothing
    const parameters = node.parameters.flatMap((parameter) =>
      parameter.type === 'Identifier' ? [[parameter.name, null] as const] : [],
    )
    this.#block(node.body, [...scopes, new Map(parameters)])
    const result = this.#returned
    this.#returned = outer
    return result
  }

  #branches(node: IfStatement, scopes: readonly Scope[]): void {
    const failed: Known[] = []
    for (const [index, clause] of node.clauses.entries()) {
      const known = [...failed]
      if (clause.type !== 'ElseClause') {
        const { condition } = clause
        if (index === 0) this.#test(condition, scopes, both)
        else this.perhaps(() => this.#test(condition, [...scopes, narrowed(failed, scopes, this.depth)], both))
        known.push(knownBy(condition, true))
        failed.push(knownBy(condition, false))
      }
      this.perhaps(() => this.#block(clause.body, [...scopes, narrowed(known, scopes, this.depth)]))
    }
  }

  #scopeOf(name: string, scopes: readonly Scope[]): Scope {
    return scopes.findLast((scope) => scope.has(name)) ?? scopes[0]!
  }

  #assign(
    targets: readonly ({ readonly name: string; readonly scope: Scope } | undefined)[],
    values: readonly Expression[],
    scopes: readonly Scope[],
  ): void {
    const meanings = values.map((value) => this.read(value, scopes, true))
    const [first] = meanings
    // `local ok, result = pcall(f, args)`: the second name is what `f` answers.
    const shifted =
      values.length === 1 && first?.isProtected
        ? [{ flagFor: targets[1]?.name ?? '' }, { ...first, isProtected: false }]
        : meanings
    targets.forEach((target, index) => {
      if (!target) return
      const meaning = shifted[index]
      target.scope.set(target.name, meaning && !meaning.isProtected ? meaning : null)
      meaning?.call?.assigned.push(target.name)
    })
  }

  #forEach(node: ForGenericStatement, scopes: readonly Scope[]): void {
    const inner: Scope = new Map(node.variables.map(({ name }) => [name, null]))
    const [first] = node.iterators
    const [key, value] = node.variables
    const how =
      first?.type === 'CallExpression' &&
      first.base.type === 'Identifier' &&
      lookUp(first.base.name, scopes) === undefined
        ? first.base.name
        : ''
    if (first?.type === 'CallExpression' && first.arguments[0] && (how === 'ipairs' || how === 'pairs')) {
      const walked = this.read(first.arguments[0], scopes, true)
      // A loop with `pairs` that has no use for the keys walks through a list.
      const isList = how === 'ipairs' || key?.name === '_'
      if (isList && value) inner.set(value.name, { shapes: this.itemsOf(walked), depth: this.depth + 1 })
      else if (isList) this.itemsOf(walked)
      else this.use(walked, ['object'])
      if (how === 'ipairs' && key) inner.set(key.name, { isNumber: true })
    } else for (const iterator of node.iterators) this.read(iterator, scopes, true)
    this.perhaps(() => this.#block(node.body, [...scopes, inner]))
  }

  /** A condition: what it reads may be absent. */
  #test(node: Expression, scopes: readonly Scope[], telling: ReadonlySet<string>): void {
    this.telling = telling
    this.read(node, scopes, false)
    this.telling = both
  }
}
