/** Members that strings, lists and libraries have in other languages. */

import type { Edit } from '../../../lua/source.js'
import { listed } from '../../../validation/did-you-mean.js'
import { callForm, foreignMembers, stringAdvice, unavailableMembers } from '../../advice.js'
import { constants, libraryMembers, resultOf } from '../../library.js'
import type { IndexNode } from '../../syntax/tree.js'
import { aNumber, unknown, type Value } from '../../values/value.js'
import { edit, nearestOf } from '../base.js'
import { HostFields } from './host-fields.js'

export abstract class ForeignMembers extends HostFields {
  /** A member of a library, which has members. */
  protected ofLibrary(name: string, key: string | undefined, node: IndexNode): Value {
    if (key === undefined || this.survey.fields.has(key)) return unknown
    const members = libraryMembers.get(name)!
    const path = `${name}.${key}`
    if (members.includes(key)) return constants.has(path) ? resultOf(path) : { kind: 'builtin', name: path }
    const advice = unavailableMembers.get(path) ?? unavailableMembers.get(path.toLowerCase())
    const near = advice === undefined ? nearestOf(key, members) : undefined
    const right = advice ?? (near ? `did you mean ${name}.${near.near}?` : `${name} has ${listed(members)}`)
    const replaced = foreignMembers.get(path)
    this.report({
      rule: advice !== undefined ? 'unavailable' : 'undefined-name',
      message: `${path} does not exist: ${right}`,
      start: node.start,
      end: node.end,
      ...this.suggestion(near, node),
      ...(replaced !== undefined && { fix: [edit(node.start, node.end, replaced)] }),
    })
    return unknown
  }

  protected ofString(key: string | undefined, node: IndexNode, isError = false): Value {
    if (key === undefined) {
      if (node.key.kind === 'number') this.#characterOf(node)
      return unknown
    }
    if (libraryMembers.get('string')!.includes(key)) return { kind: 'builtin', name: `string.${key}` }
    if (isError && key !== 'length') {
      this.#ofError(key, node)
      return unknown
    }
    const near = nearestOf(key, libraryMembers.get('string')!)
    const advice =
      stringAdvice.get(key) ??
      (near ? `did you mean ${near.near}?` : 'strings have the functions of the library string')
    this.foreignMethod(key, advice, node, `the string ${this.brief(node.object)}`, true)
    return key === 'length' ? aNumber : unknown
  }

  /** `err.message`: what `pcall` caught. */
  #ofError(key: string, { object, key: place, start, end }: IndexNode): void {
    const subject = this.brief(object)
    const isText = key === 'message' || key === 'error' || key === 'msg'
    this.report({
      rule: 'foreign-method',
      severity: 'warning',
      message: `${subject} has no "${key}": the error of a call is a text, ${subject} itself`,
      start: place.start,
      end: place.end,
      ...(isText && { fix: [edit(start, end, this.text(object))] }),
    })
  }

  #characterOf(node: IndexNode): void {
    const subject = this.text(node.object)
    const position = this.text(node.key)
    const right = position === '0' ? '1' : position
    this.report({
      rule: 'foreign-method',
      message: `strings have no items in Lua, so ${this.brief(node)} is nil: write ${subject}:sub(${right}, ${right})`,
      start: node.start,
      end: node.end,
      ...(/^[\w.]+$/.test(subject) && { fix: [edit(node.start, node.end, `${subject}:sub(${right}, ${right})`)] }),
    })
  }

  protected foreignMethod(key: string, advice: string, node: IndexNode, of: string, certain = true): void {
    const fix = this.#rightForm(key, advice, node)
    this.report({
      rule: 'foreign-method',
      severity: certain ? 'error' : 'warning',
      message: `${of} has no "${key}" in Lua: ${advice}`,
      start: node.key.start,
      end: node.key.end,
      ...(fix && { fix }),
    })
  }

  /** `#list` for `list.length`, `table.insert(list, x)` for `list.push(x)`. */
  #rightForm(key: string, advice: string, { object, start, end }: IndexNode): Edit[] | undefined {
    const subject = this.text(object)
    if (!/^[\w.[\]"]+$/.test(subject)) return undefined
    const call = this.calling
    if (call?.start !== start || (call.callee.end !== end && call.method?.end !== end))
      return advice.includes('length') ? [edit(start, end, `#${subject}`)] : undefined
    if (!call.parenthesised) return undefined
    const args = this.source.slice(call.argsStart + 1, call.end - 1).trim()
    const right = callForm(key, subject, args) ?? (advice.includes('length') ? `#${subject}` : undefined)
    return right === undefined ? undefined : [edit(start, call.end, right)]
  }
}
