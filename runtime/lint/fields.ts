/** What a field of a value is: of the host's tables, of answers, of tables that the script made. */
import { typesOf } from '../fits.js'
import type { Edit } from '../lua/source.js'
import type { Schema } from '../schema.js'
import { callForm, foreignMembers, listAdvice, stringAdvice, unavailableMembers } from './advice.js'
import { edit, listed, member, nearestOf, type Purpose } from './base.js'
import { constants, libraryMembers, resultOf } from './library.js'
import { Names } from './names.js'
import type { Expression, IndexNode, Span } from './syntax/tree.js'
import { type Answer, aNumber, unknown, type Value } from './values.js'
import type { Space } from './world.js'

export abstract class Fields extends Names {
  protected indexValue(node: IndexNode, purpose: Purpose): Value {
    const { object } = node
    const key = this.#key(node)
    if (object.kind === 'name' && !this.survey.bindings.has(object)) {
      const value = this.nameValue(object, 'index')
      if (value.kind === 'undefined') {
        const made = this.undefinedMember(object, key, node)
        return made.kind === 'host' ? made : this.member(made, key, node, purpose)
      }
    }
    return this.member(this.evaluate(object, 'index'), key, node, purpose)
  }

  /** The name of the field; undefined where it is computed or a number. */
  #key({ key, dotted }: IndexNode): string | undefined {
    if (dotted) return key.kind === 'string' ? key.value : undefined
    const value = this.evaluate(key)
    return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
  }

  /** A field of a value. `node` is the whole `value.key`. */
  protected member(value: Value, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    switch (value.kind) {
      case 'app':
        return this.#ofApp(key, node)
      case 'integrations':
        return this.#ofIntegrations(key, node)
      case 'tools':
        return this.#ofTools(key, node)
      case 'space':
        return this.#ofSpace(value, key, node, purpose)
      case 'answer':
        return this.#ofAnswer(value, key, node, purpose)
      case 'table':
        return this.#ofTable(value, key, node, purpose)
      case 'builtin':
        return this.#ofLibrary(value.name, key, node)
      case 'literal':
      case 'typed':
      case 'host':
      case 'function':
        return this.#ofOther(value, key, node, purpose)
      case 'unknown':
      case 'undefined':
        return unknown
    }
  }

  #ofApp(key: string | undefined, { key: node }: IndexNode): Value {
    if (key === undefined) return unknown
    if (key === 'integrations') return { kind: 'integrations' }
    const space = this.world.get(key)
    const right = space ? `integrations${member(key)}` : 'integrations'
    this.report({
      rule: 'unknown-namespace',
      message: `app.${key} is not there: write app.${right}`,
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

  #ofIntegrations(key: string | undefined, { key: node, dotted }: IndexNode): Value {
    if (key === undefined) return unknown
    const space = this.world.get(key)
    if (space) return { kind: 'space', space, account: 'default' }
    const names = [...this.world.keys()]
    const near = nearestOf(key, names)
    this.report({
      rule: 'unknown-namespace',
      message: `app.integrations${member(key)} is not there: ${near ? `did you mean ${near.near}?` : `the namespaces are ${listed(names)}`}`,
      start: node.start,
      end: node.end,
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [this.#rename(node, near.near, dotted)] }),
    })
    const meant = near && this.world.get(near.near)
    return meant ? { kind: 'space', space: meant, account: 'default' } : unknown
  }

  /** The edit that puts a name in the place of a key. */
  #rename(key: Span, name: string, dotted: boolean): ReturnType<typeof edit> {
    if (!dotted) return edit(key.start, key.end, JSON.stringify(name))
    if (/^[A-Za-z_]\w*$/.test(name)) return edit(key.start, key.end, name)
    const dot = this.source.lastIndexOf('.', key.start)
    return edit(dot, key.end, `[${JSON.stringify(name)}]`)
  }

  #ofTools(key: string | undefined, { key: node, dotted }: IndexNode): Value {
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
      dotted,
    )
    return unknown
  }

  #ofSpace(
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
    if (asAccount && space.accounts === undefined && !nearestOf(key, ['default']))
      return { kind: 'space', space, account: key }
    if (asAccount) return this.#unknownAccount(space, key, node)
    const accounts = isRoot ? ['default', ...(space.accounts ?? [])] : []
    const near = this.#reportUnknown(path, key, [...space.names, ...accounts], node.key, node.dotted)
    const meant = near === undefined ? undefined : space.functions.get(near)
    return meant ? { kind: 'host', target: { space, fn: meant, account } } : unknown
  }

  /** Whether the value is the namespace itself and not one of its accounts. */
  #isRoot(node: Expression): boolean {
    return !(node.kind === 'index' && node.key.kind === 'string' && node.key.value === 'default')
  }

  #spacePath({ namespace }: Space, account: string): string {
    return `app.integrations${member(namespace)}${account === 'default' ? '' : member(account)}`
  }

  #reportUnknown(path: string, key: string, names: readonly string[], node: Span, dotted: boolean): string | undefined {
    const near = nearestOf(key, names)
    this.report({
      rule: 'unknown-function',
      message: `${path}${member(key)} is not documented: ${near ? `did you mean ${near.near}?` : `there are ${listed(names)}`}`,
      start: node.start,
      end: node.end,
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [this.#rename(node, near.near, dotted)] }),
    })
    return near?.near
  }

  #unknownAccount(space: Space, key: string, { key: node, dotted }: IndexNode): Value {
    const accounts = ['default', ...(space.accounts ?? [])]
    const near = nearestOf(key, accounts) ?? nearestOf(key, space.names)
    this.report({
      rule: 'unknown-account',
      message: `app.integrations${member(space.namespace)} has no account "${key}": ${near ? `did you mean ${near.near}?` : `there are ${listed(accounts)}`}`,
      start: node.start,
      end: node.end,
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [this.#rename(node, near.near, dotted)] }),
    })
    return { kind: 'space', space, account: near && accounts.includes(near.near) ? near.near : key }
  }

  #ofLibrary(name: string, key: string | undefined, node: IndexNode): Value {
    const members = libraryMembers.get(name)
    if (!members) return this.#ofOther({ kind: 'builtin', name }, key, node, 'read')
    if (key === undefined || this.survey.fields.has(key)) return unknown
    const path = `${name}.${key}`
    if (members.includes(key)) return constants.has(path) ? resultOf(path) : { kind: 'builtin', name: path }
    const advice = unavailableMembers.get(path) ?? unavailableMembers.get(path.toLowerCase())
    const near = advice === undefined ? nearestOf(key, members) : undefined
    const replaced = foreignMembers.get(path)
    this.report({
      rule: advice !== undefined ? 'unavailable' : 'undefined-name',
      message: `${path} is not there: ${advice ?? (near ? `did you mean ${name}.${near.near}?` : `${name} has ${listed(members)}`)}`,
      start: node.start,
      end: node.end,
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [this.#rename(node.key, near.near, node.dotted)] }),
      ...(replaced !== undefined && { fix: [edit(node.start, node.end, replaced)] }),
    })
    return unknown
  }

  #ofTable({ table }: Value & { kind: 'table' }, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    const facts = this.state.facts(table)
    if (key === undefined) return this.#itemOf(facts, node)
    const field = facts.fields.get(key)
    if (field) return field.maybe ? unknown : field.value
    if (facts.open || this.survey.fields.has(key)) return unknown
    const isList = facts.items.length > 0 || facts.openItems
    const advice = purpose === 'test' && !isList ? undefined : listAdvice.get(key)
    if (advice !== undefined) this.#foreignMethod(key, advice, node, this.brief(node.object), purpose !== 'read')
    else if (purpose !== 'read' && purpose !== 'test' && !this.survey.metatables)
      this.#absentField([...facts.fields.keys()], key, node, purpose)
    return unknown
  }

  /** A field that the script never gives its table, where its value is used. */
  #absentField(names: readonly string[], key: string, node: IndexNode, purpose: Purpose): void {
    const near = nearestOf(key, names)
    const subject = this.brief(node.object)
    const has = names.length > 0 ? `: ${subject} has ${listed(names)}` : ''
    this.report({
      rule: purpose === 'call' ? 'not-callable' : 'not-indexable',
      message: `${subject} has no field "${key}", so ${purpose === 'call' ? 'it cannot be called' : 'it has no fields'}${
        near ? `: did you mean ${near.near}?` : has
      }`,
      start: node.key.start,
      end: node.key.end,
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [this.#rename(node.key, near.near, node.dotted)] }),
    })
  }

  #itemOf(
    { items, openItems }: { readonly items: readonly { readonly value: Value }[]; readonly openItems: boolean },
    { key }: IndexNode,
  ): Value {
    if (openItems || key.kind !== 'number') return unknown
    return items[key.value - 1]?.value ?? unknown
  }

  #foreignMethod(key: string, advice: string, node: IndexNode, of: string, certain = true): void {
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

  /** Strings, numbers, functions: what has no fields of its own. */
  #ofOther(value: Value, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    const type = this.typeOf(value)
    if (type === 'string') return this.#ofString(key, node)
    const subject = this.brief(node.object)
    if (value.kind === 'host') {
      const { fn } = value.target
      this.report({
        rule: 'not-indexable',
        message: `${subject} is a function: call it first, ${subject}({ … })${key === undefined ? '' : member(key)}`,
        start: node.start,
        end: node.end,
        ...(fn.parameters.every(({ required }) => !required) && {
          fix: [edit(node.object.end, node.object.end, '({})')],
        }),
      })
      return unknown
    }
    if (type === undefined || type === 'table') return unknown
    if (type === 'nil' && purpose === 'test') return unknown
    this.report({
      rule: 'not-indexable',
      message: `${subject} is ${type === 'nil' ? 'nil' : `a ${type}`}: it has no fields`,
      start: node.start,
      end: node.end,
    })
    return unknown
  }

  #ofString(key: string | undefined, node: IndexNode): Value {
    if (key === undefined) {
      if (node.key.kind === 'number') this.#characterOf(node)
      return unknown
    }
    if (libraryMembers.get('string')!.includes(key)) return { kind: 'builtin', name: `string.${key}` }
    const near = nearestOf(key, libraryMembers.get('string')!)
    const advice =
      stringAdvice.get(key) ??
      (near ? `did you mean ${near.near}?` : 'strings have the functions of the library string')
    this.#foreignMethod(key, advice, node, `the string ${this.brief(node.object)}`, true)
    return key === 'length' ? aNumber : unknown
  }

  #characterOf(node: IndexNode): void {
    const subject = this.text(node.object)
    const position = this.text(node.key)
    const right = position === '0' ? '1' : position
    this.report({
      rule: 'foreign-method',
      message: `a string has no items in Lua, ${this.brief(node)} is nil: write ${subject}:sub(${right}, ${right})`,
      start: node.start,
      end: node.end,
      ...(/^[\w.]+$/.test(subject) && { fix: [edit(node.start, node.end, `${subject}:sub(${right}, ${right})`)] }),
    })
  }

  #ofAnswer(value: Answer, key: string | undefined, node: IndexNode, purpose: Purpose): Value {
    const { schema } = value
    if (schema.anyOf || typesOf(schema).length > 1) return unknown
    const part = (inner: Schema | undefined): Value => (inner ? { ...value, schema: inner } : unknown)
    if (isList(schema)) return this.#ofList(value, key, node, purpose, part(schema.items))
    if (key === undefined) return this.#ofPosition(value, node)
    const { properties = {} } = schema
    if (Object.hasOwn(properties, key)) return part(properties[key])
    const type = typesOf(schema)[0]
    if (type === 'string') return value.perhaps ? unknown : this.#stringAnswer(key, node)
    if (Object.keys(properties).length === 0 || this.survey.fields.has(key)) return unknown
    this.#reportField(value, key, node, purpose)
    return unknown
  }

  #stringAnswer(key: string, node: IndexNode): Value {
    if (libraryMembers.get('string')!.includes(key)) return { kind: 'builtin', name: `string.${key}` }
    const advice = stringAdvice.get(key)
    if (advice !== undefined) this.#foreignMethod(key, advice, node, this.brief(node.object))
    return unknown
  }

  #reportField({ schema, target, perhaps }: Answer, key: string, node: IndexNode, purpose: Purpose): void {
    const names = Object.keys(schema.properties ?? {})
    const near = nearestOf(key, names)
    // What examples show is not all that there is.
    const seenOnly = isInferred(target.fn.result) || isInferred(schema)
    if ((seenOnly && !near) || (purpose === 'test' && !near) || (perhaps && !near)) return
    const subject = this.brief(node.object)
    this.report({
      rule: 'unknown-field',
      severity: 'warning',
      message: `${subject} has no ${this.observed ? '' : 'documented '}field "${key}": ${near ? `did you mean ${near.near}? It has` : 'it has'} ${listed(names)}`,
      start: node.key.start,
      end: node.key.end,
      ...(near && { nearest: near.near }),
      ...(near?.certain && { fix: [this.#rename(node.key, near.near, node.dotted)] }),
    })
  }

  #ofList(value: Answer, key: string | undefined, node: IndexNode, purpose: Purpose, item: Value): Value {
    if (key === undefined) {
      if (node.key.kind === 'number') this.#position(node, node.key.value, value.schema)
      return item
    }
    if (this.survey.fields.has(key)) return unknown
    const subject = this.brief(node.object)
    const advice = listAdvice.get(key)
    if (advice !== undefined && (purpose === 'call' || advice.includes('length'))) {
      this.#foreignMethod(key, advice, node, subject, purpose === 'call' && !value.perhaps)
      return unknown
    }
    const names = Object.keys(value.schema.items?.properties ?? {})
    const has = names.length === 0 ? '' : `, its items have ${listed(names)}`
    const { minItems, maxItems } = value.schema
    const count = this.observed && minItems === maxItems ? ` of ${maxItems}` : ''
    const isField = names.includes(key)
    this.report({
      rule: 'unknown-field',
      severity: 'warning',
      message: `${subject} is a list${count}${has}: write ${subject}[1]${member(isField ? key : (names[0] ?? key))}, or a loop with ipairs(${subject})`,
      start: node.key.start,
      end: node.key.end,
      ...(isField && { fix: [edit(node.object.end, node.object.end, '[1]')] }),
    })
    return isField && item.kind === 'answer' ? { ...item, schema: item.schema.properties![key]! } : unknown
  }

  /** `list[0]`, and what is behind the last item of a list that came. */
  #position(node: IndexNode, position: number, { maxItems }: Schema): void {
    if (position === 0) return this.#zero(node)
    if (!this.observed || maxItems === undefined || position <= maxItems) return
    this.report({
      rule: 'zero-index',
      severity: 'warning',
      message: `${this.brief(node.object)} is a list of ${maxItems}: [${position}] is nil`,
      start: node.key.start,
      end: node.key.end,
    })
  }

  #zero({ key }: IndexNode): void {
    this.report({
      rule: 'zero-index',
      message: 'lists count from 1: [0] is nil',
      start: key.start,
      end: key.end,
      nearest: '1',
      fix: [edit(key.start, key.end, '1')],
    })
  }

  /** `r[1]` where the list is in a field of `r`. */
  #ofPosition(value: Answer, node: IndexNode): Value {
    if (node.key.kind !== 'number') return unknown
    const inner = this.listField(value, node.object)
    return inner?.schema.items ? { ...inner, schema: inner.schema.items } : unknown
  }

  /** The list that an answer holds in a field, where the answer itself was taken for one; reported. */
  protected listField(value: Answer, node: Expression): Answer | undefined {
    const { properties = {} } = value.schema
    const lists = Object.entries(properties).filter(([, schema]) => isList(schema))
    const [first] = lists
    if (!first) return undefined
    const subject = this.brief(node)
    const [name, schema] = first
    const certain = lists.length === 1
    this.report({
      rule: 'list-field',
      severity: 'warning',
      message: `${subject} is not a list: ${certain ? `the list is in ${subject}${member(name)}` : `the lists are in ${listed(lists.map(([each]) => `${subject}${member(each)}`))}`}`,
      start: node.start,
      end: node.end,
      nearest: `${subject}${member(name)}`,
      ...(certain && { fix: [edit(node.end, node.end, member(name))] }),
    })
    return { ...value, schema }
  }
}

export const isList = ({ type, items }: Schema): boolean =>
  type === 'array' || (type === undefined && items !== undefined)

const isInferred = (schema: Schema | undefined): boolean => schema?.['x-inferred'] === true
