/** Calls of names that nothing defines. */
import { foreignFunctions } from '../foreign-functions.js'
import { ofPython } from '../syntax/foreign/templates.js'
import type { CallNode, NameNode } from '../syntax/tree.js'
import { unknown, type Value } from '../values/value.js'
import { edit, member, nearestOf } from './base.js'
import { Names, spanOf } from './names.js'

export abstract class UndefinedCalls extends Names {
  /** A call of a global that nothing defines. */
  protected undefinedCall(node: NameNode, call: CallNode): Value {
    const { name } = node
    if (this.survey.tested.has(name)) return unknown
    const foreign = foreignFunctions.get(name)
    if (foreign) return this.#reportForeign(node, call, foreign)
    if (this.reportUnavailable(node)) return unknown
    const found = this.functionCalled(name)
    if (found) {
      const right = `app.integrations${member(found.space.namespace)}.${found.fn.name}`
      this.report({
        rule: 'unknown-function',
        message: `"${name}" is not defined: the function is called ${right}`,
        ...spanOf(node),
        nearest: right,
        fix: [edit(node.start, node.end, right)],
      })
      return { kind: 'host', target: { ...found, account: 'default' } }
    }
    if (!this.incomplete) this.#reportUndefinedCall(node)
    return unknown
  }

  #reportUndefinedCall(node: NameNode): void {
    const documented = [...this.world.values()].flatMap(({ names, namespace }) =>
      names.map((name) => [name, `app.integrations${member(namespace)}.${name}`] as const),
    )
    const own = nearestOf(node.name, this.visible(node.name))
    const hosted = own
      ? undefined
      : nearestOf(
          node.name,
          documented.map(([name]) => name),
        )
    const near = own?.near ?? (hosted && documented.find(([name]) => name === hosted.near)![1])
    const hint = this.elsewhere(node) || (near === undefined ? '' : `: did you mean ${near}?`)
    this.report({
      rule: hosted ? 'unknown-function' : 'undefined-name',
      message: `"${node.name}" is not defined, so it cannot be called${hint}`,
      ...spanOf(node),
      ...(near !== undefined && { nearest: near }),
      ...((own ?? hosted)?.certain && { fix: [edit(node.start, node.end, near!)] }),
    })
  }

  #reportForeign(
    node: NameNode,
    call: CallNode,
    { advice, fix }: { readonly advice: string; readonly fix?: string },
  ): Value {
    const args = call.parenthesised ? this.source.slice(call.argsStart + 1, call.end - 1).trim() : ''
    const isLength = fix?.startsWith('#') === true
    const simple = args !== '' && (!isLength || (call.args.length === 1 && call.args[0]!.kind !== 'binary'))
    const right = node.name === 'f' ? this.#fString(call) : simple ? fix?.replace('%s', () => args) : undefined
    this.report({
      rule: 'undefined-name',
      message: `Lua has no function "${node.name}": ${advice}`,
      ...spanOf(node),
      ...(right !== undefined && { fix: [edit(call.start, call.end, right)] }),
    })
    return unknown
  }

  /** `f"a {x}"` as a concatenation. */
  #fString({ args, parenthesised }: CallNode): string | undefined {
    const [text] = args
    return text?.kind === 'string' && !parenthesised ? ofPython(text.value) : undefined
  }
}
