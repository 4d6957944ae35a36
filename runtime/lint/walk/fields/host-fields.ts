/** What the host offers by name: `app`, its namespaces, their accounts and functions. */

import type { Edit } from '../../../lua/source.js'
import { listed } from '../../../validation/did-you-mean.js'
import type { Report } from '../../finding.js'
import type { Expression, IndexNode, Span } from '../../syntax/tree.js'
import { unknown, type Value } from '../../values/value.js'
import type { Space } from '../../world.js'
import { edit, member, type Near, nearestOf, type Purpose, suggest } from '../base.js'
import { UndefinedCalls } from '../undefined-calls.js'

export abstract class HostFields extends UndefinedCalls {
  protected ofApp(key: string | undefined, { key: node }: IndexNode): Value {
    if (key === undefined) return unknown
    if (key === 'integrations') return { kind: 'integrations' }
    const space = this.world.get(key)
    const right = space ? `integrations${member(key)}` : 'integrations'
    this.report({
      rule: 'unknown-namespace',
      message: `app.${key} does not exist: write app.${right}`,
      start: node.start,
      end: node.end,
      nearest: 'integrations',
      ...((space || nearestOf(key, ['integrations'])) && {
        fix: [
          edit(node.start, node.end, space && right.includes('[') ? `integrations[${JSON.stringify(key)}]` : right),
        ],
      }),
    })
    return space ? { kind: 'space', space, account: 'default' } : unknown
  }

  protected ofIntegrations(key: string | undefined, node: IndexNode): Value {
    if (key === undefined) return unknown
    const space = this.world.get(key)
    if (space) return { kind: 'space', space, account: 'default' }
    if (this.#accountFirst(key, node)) return unknown
    const names = [...this.world.keys()]
    const near = nearestOf(key, names)
    const hint = suggest(near, `the namespaces are ${listed(names)}`)
    this.report({
      rule: 'unknown-namespace',
      message: `app.integrations${member(key)} does not exist: ${hint}`,
      start: node.key.start,
      end: node.key.end,
      ...this.suggestion(near, node),
    })
    const meant = near && this.world.get(near.near)
    return meant ? { kind: 'space', space: meant, account: 'default' } : unknown
  }

  /** `app.integrations.work.telnyx`: the account before its namespace. */
  #accountFirst(key: string, { key: place, end }: IndexNode): boolean {
    const [whole = '', name = ''] = /^\s*\.\s*([A-Za-z_]\w*)/.exec(this.source.slice(end, end + 200)) ?? []
    if (!this.world.has(name)) return false
    const right = `${name}${member(key)}`
    this.report({
      rule: 'unknown-namespace',
      message:
        `app.integrations${member(key)} does not exist: the account follows its namespace, ` +
        `app.integrations.${right}`,
      start: place.start,
      end: place.end,
      nearest: right,
      ...(right.includes('[') ? {} : { fix: [edit(place.start, end + whole.length, right)] }),
    })
    return true
  }

  /** `telnyx.accounts.work`. */
  #accountsTable(space: Space, { key, object, end }: IndexNode): void {
    const path = this.#spacePath(space, 'default')
    const [, name = 'ACCOUNT'] = /^\s*\.\s*([A-Za-z_]\w*)/.exec(this.source.slice(end, end + 200)) ?? []
    this.report({
      rule: 'unknown-account',
      message: `an account follows its namespace directly: write ${path}.${name}`,
      start: key.start,
      end: key.end,
      fix: [edit(object.end, end, '')],
    })
  }

  protected ofTools(key: string | undefined, node: IndexNode): Value {
    if (key === undefined) return unknown
    const spaces = [...this.world.values()].filter(({ calls }) => calls.includes('tools'))
    for (const space of spaces) {
      const fn = space.functions.get(key)
      if (fn) return { kind: 'host', target: { space, fn, account: 'default' } }
    }
    this.#reportUnknown(
      'tools',
      key,
      spaces.flatMap(({ names }) => names),
      node,
    )
    return unknown
  }

  protected ofSpace(
    { space, account }: Value & { kind: 'space' },
    key: string | undefined,
    node: IndexNode,
    purpose: Purpose,
  ): Value {
    if (key === undefined) return unknown
    const fn = space.functions.get(key)
    if (fn) return { kind: 'host', target: { space, fn, account } }
    const isRoot = account === 'default' && this.#isRoot(node.object)
    if (isRoot && (key === 'default' || space.accounts?.includes(key))) return { kind: 'space', space, account: key }
    const path = this.#spacePath(space, account)
    const asAccount = isRoot && purpose === 'index'
    if (asAccount && space.accounts === undefined && key !== 'accounts' && !nearestOf(key, ['default']))
      return { kind: 'space', space, account: key }
    if (asAccount) return this.#unknownAccount(space, key, node)
    const accounts = isRoot ? ['default', ...(space.accounts ?? [])] : []
    const near = this.#reportUnknown(path, key, [...space.names, ...accounts], node)
    const meant = near === undefined ? undefined : space.functions.get(near)
    return meant ? { kind: 'host', target: { space, fn: meant, account } } : unknown
  }

  /** Whether the value is the namespace itself, not one of its accounts. */
  #isRoot(node: Expression): boolean {
    return !(node.kind === 'index' && node.key.kind === 'string' && node.key.value === 'default')
  }

  #spacePath({ namespace }: Space, account: string): string {
    return `app.integrations${member(namespace)}${account === 'default' ? '' : member(account)}`
  }

  #reportUnknown(path: string, key: string, names: readonly string[], node: IndexNode): string | undefined {
    const near = nearestOf(key, names)
    this.report({
      rule: 'unknown-function',
      message: `${path}${member(key)} is not documented: ${suggest(near, `the functions are ${listed(names)}`)}`,
      start: node.key.start,
      end: node.key.end,
      ...this.suggestion(near, node),
    })
    return near?.near
  }

  #unknownAccount(space: Space, key: string, node: IndexNode): Value {
    if (key === 'accounts' || key === 'account') {
      this.#accountsTable(space, node)
      return unknown
    }
    const accounts = ['default', ...(space.accounts ?? [])]
    const near = nearestOf(key, accounts) ?? nearestOf(key, space.names)
    const hint = suggest(near, `the accounts are ${listed(accounts)}`)
    this.report({
      rule: 'unknown-account',
      message: `${this.#spacePath(space, 'default')} has no account "${key}": ${hint}`,
      start: node.key.start,
      end: node.key.end,
      ...this.suggestion(near, node),
    })
    return { kind: 'space', space, account: near && accounts.includes(near.near) ? near.near : key }
  }

  /** The nearest name; with the edit that replaces the key if no other name is almost as near. */
  protected suggestion(near: Near | undefined, { key, dotted }: IndexNode): Pick<Report, 'nearest' | 'fix'> {
    if (!near) return {}
    return { nearest: near.near, ...(near.certain && { fix: [this.#rename(key, near.near, dotted)] }) }
  }

  #rename(key: Span, name: string, dotted: boolean): Edit {
    if (!dotted) return edit(key.start, key.end, JSON.stringify(name))
    if (/^[A-Za-z_]\w*$/.test(name)) return edit(key.start, key.end, name)
    const dot = this.source.lastIndexOf('.', key.start)
    return edit(dot, key.end, `[${JSON.stringify(name)}]`)
  }
}
