/** Names that nothing defines. */

import { listed } from '../../validation/did-you-mean.js'
import { foreignMembers, foreignValues, unavailableGlobals } from '../advice.js'
import type { LintSeverity } from '../finding.js'
import { globalFunctions, libraryMembers, otherGlobals } from '../library.js'
import type { NameNode, Span } from '../syntax/tree.js'
import { libraries, unknown, type Value } from '../values/value.js'
import type { LintFunction, Space } from '../world.js'
import { Base, edit, member, nearestOf, type Purpose } from './base.js'

export abstract class Names extends Base {
  protected nameValue(node: NameNode, purpose: Purpose): Value {
    const binding = this.survey.bindings.get(node)
    if (binding) return this.state.get(binding)
    const value = this.#global(node.name)
    if (purpose === 'test' && foreignValues.has(node.name) && !this.survey.dynamic)
      this.#reportForeignValue(node, 'warning')
    if (value.kind !== 'undefined' || purpose === 'test' || this.survey.dynamic)
      return value.kind === 'undefined' ? this.#absent(value) : value
    if (purpose === 'read') this.#reportRead(node)
    // Indexing or calling it reports more than a read could.
    return value
  }

  #absent(value: Value): Value {
    return this.survey.dynamic ? unknown : value
  }

  #global(name: string): Value {
    if (name === 'app') return { kind: 'app' }
    if (libraries.has(name) || globalFunctions.includes(name)) return { kind: 'builtin', name }
    if (otherGlobals.includes(name)) return unknown
    const spaces = [...this.world.values()]
    if (name === 'tools' && spaces.some(({ calls }) => calls.includes('tools'))) return { kind: 'tools' }
    const space = this.world.get(name)
    if (space?.calls.includes('namespace')) return { kind: 'space', space, account: 'default' }
    for (const candidate of spaces) {
      const fn = candidate.calls.includes('global') ? candidate.functions.get(name) : undefined
      if (fn) return { kind: 'host', target: { space: candidate, fn, account: 'default' } }
    }
    return { kind: 'undefined', name }
  }

  #reportRead(node: NameNode): void {
    const { name } = node
    if (this.survey.tested.has(name)) return
    if (foreignValues.has(name)) return this.#reportForeignValue(node)
    if (this.reportUnavailable(node) || this.incomplete) return
    const near = nearestOf(name, this.visible(name))
    const hint = this.elsewhere(node) || (near ? `: did you mean ${near.near}?` : '')
    this.report({
      rule: 'undefined-name',
      severity: 'warning',
      message: `"${name}" is not defined, so it is nil${hint}`,
      ...spanOf(node),
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [edit(node.start, node.end, near.near)] }),
    })
  }

  #reportForeignValue(node: NameNode, severity: LintSeverity = 'error'): void {
    const { right, more = '' } = foreignValues.get(node.name)!
    this.report({
      rule: 'foreign-name',
      severity,
      message: `"${node.name}" is not defined in Lua: write ${right}${more}`,
      ...spanOf(node),
      nearest: right,
      fix: [edit(node.start, node.end, right)],
    })
  }

  /** Where a local of this name is declared that is not visible here; empty if there is none. */
  protected elsewhere({ name, start }: NameNode): string {
    const found = [...this.survey.declared.values()].find((binding) => binding.name === name)
    if (!found) return ''
    const line = this.reporter.line(found.start)
    return found.start > start
      ? `: the local of line ${line} is visible from its declaration on, so declare it further up`
      : `: the local of line ${line} ends with its block, so declare it before that block`
  }

  protected reportUnavailable(node: NameNode): boolean {
    const advice = unavailableGlobals.get(node.name)
    if (advice === undefined) return false
    this.report({ rule: 'unavailable', message: `"${node.name}" is not available: ${advice}`, ...spanOf(node) })
    return true
  }

  /** `telnyx.send_sms`, `tools.telnyx_send_sms`, `console.log`: a member of a global that nothing defines. */
  protected undefinedMember(node: NameNode, key: string | undefined, whole: Span): Value {
    if (this.survey.tested.has(node.name)) return unknown
    if (foreignValues.has(node.name)) {
      this.#reportRead(node)
      return unknown
    }
    return this.#asNamespace(node, key, whole) ?? this.#reportMember(node, key, whole)
  }

  /** The namespace, or the function of one, that is meant by the name. */
  #asNamespace(node: NameNode, key: string | undefined, whole: Span): Value | undefined {
    const { name } = node
    if (name === 'integrations') return this.#reportRoot(node, 'app.integrations', { kind: 'integrations' })
    const direct = this.world.get(name) ?? this.world.get(name.replaceAll('_', '-'))
    if (direct)
      return this.#reportRoot(node, `app.integrations${member(direct.namespace)}`, {
        kind: 'space',
        space: direct,
        account: 'default',
      })
    if (key !== undefined && roots.has(name) && this.world.has(key))
      return this.#reportRoot(node, 'app.integrations', { kind: 'integrations' })
    const found = key === undefined ? undefined : this.functionCalled(key)
    if (!found || (name !== 'tools' && name !== 'tool' && name !== 'api' && name !== 'functions')) return undefined
    const right = `app.integrations${member(found.space.namespace)}.${found.fn.name}`
    this.report({
      rule: 'unknown-namespace',
      message: `"${name}" is not defined: the function is called ${right}`,
      ...spanOf(node),
      nearest: right,
      fix: [edit(whole.start, whole.end, right)],
    })
    return { kind: 'host', target: { ...found, account: 'default' } }
  }

  #reportRoot(node: NameNode, right: string, value: Value): Value {
    this.report({
      rule: 'unknown-namespace',
      message: `"${node.name}" is not defined: write ${right}`,
      ...spanOf(node),
      nearest: right,
      fix: [edit(node.start, node.end, right)],
    })
    return value
  }

  /** The one documented function of this name, with or without its namespace as a prefix. */
  protected functionCalled(name: string): { readonly space: Space; readonly fn: LintFunction } | undefined {
    const found = [...this.world.values()].flatMap((space) => {
      const prefix = `${space.namespace.replaceAll('-', '_')}_`
      const fn =
        space.functions.get(name) ??
        (name.startsWith(prefix) ? space.functions.get(name.slice(prefix.length)) : undefined)
      return fn ? [{ space, fn }] : []
    })
    return found.length === 1 ? found[0] : undefined
  }

  #reportMember(node: NameNode, key: string | undefined, whole: Span): Value {
    const replaced = key === undefined ? undefined : replacementOf(node.name, key)
    if (replaced !== undefined) {
      const end = whole.end
      this.report({
        rule: 'unavailable',
        message: `"${node.name}.${key}" is not available: write ${replaced}`,
        start: node.start,
        end,
        nearest: replaced,
        fix: [edit(node.start, end, replaced)],
      })
      return unknown
    }
    if (this.reportUnavailable(node) || this.incomplete) return unknown
    const near = nearestOf(node.name, [...this.visible(node.name), ...this.world.keys()])
    const space = near && this.world.get(near.near)
    const right = space ? `app.integrations${member(space.namespace)}` : near?.near
    const what = key === undefined ? 'it has no fields' : `it has no field "${key}"`
    const hint = this.elsewhere(node) || (right === undefined ? '' : `: did you mean ${right}?`)
    this.report({
      rule: 'undefined-name',
      message: `"${node.name}" is not defined, so ${what}${hint}`,
      ...spanOf(node),
      ...(right !== undefined && { nearest: right }),
      ...(right !== undefined && near?.certain && { fix: [edit(node.start, node.end, right)] }),
    })
    return space ? { kind: 'space', space, account: 'default' } : unknown
  }

  /** Names that are defined in the script. */
  protected visible(but: string): string[] {
    const own = [...this.survey.declared.values()].map(({ name }) => name)
    const all = new Set([...own, ...this.survey.globals.keys(), ...globalFunctions, ...libraryMembers.keys(), 'app'])
    all.delete(but)
    return [...all]
  }

  protected namesOf(names: readonly string[]): string {
    return listed(names)
  }
}

/** What Lua has for a function of another language's library. */
function replacementOf(library: string, name: string): string | undefined {
  const known = foreignMembers.get(`${library}.${name}`)
  if (known !== undefined) return known
  return library === 'Math' && libraryMembers.get('math')!.includes(name) ? `math.${name}` : undefined
}

/** Names under which other hosts have functions. */
const roots = new Set('tools tool api functions mcp client clients sdk services connectors apps'.split(' '))

export const spanOf = ({ start, end }: Span): Span => ({ start, end })
