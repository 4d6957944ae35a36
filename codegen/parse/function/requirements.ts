import type { FunctionRule, Parameter } from '../../ir.js'
import { type Clause, type Item, readClauses } from '../sentences/clauses.js'
import { allClauses } from '../sentences/words-of.js'
import { COLLECTIVE, PATTERNS } from './requirement-patterns.js'

/** Names that are listed together: `a`, `b` or `c`. */
interface Names {
  readonly names: readonly string[]
  /** One of them is not a parameter. */
  readonly foreign: boolean
  /** They are alternatives. “`a` and `b` are required” is not a rule: each is required by itself. */
  readonly or: boolean
}

/**
 * Reads requirements on several parameters from a paragraph, a footnote or the description of one parameter: “At least
 * one of `a` or `b` is required”. Only sentences whose names are all parameters are taken. Never throws; cost is
 * linear.
 *
 * @param self the parameter that the text describes, for “Cannot be used with `b`” and “Required if `b` is not given”
 */
export function readRules(text: string, parameterNames: readonly string[], self?: string): FunctionRule[] {
  if (text.length > 65_536) return []
  const known = new Set(parameterNames)
  const rules: FunctionRule[] = []
  for (const clause of allClauses(readClauses(text))) {
    const lists: Names[] = []
    const words = symbols(clause, known, lists)
    for (const rule of match(words, lists, self)) rules.push({ ...rule, text: text.slice(clause.start, endOf(clause)) })
  }
  return distinct(rules)
}

/**
 * “At least one field is required.” is about all optional parameters, and as a footnote (“*At least one filter is
 * required.”) of those whose presence is marked with the star.
 */
export function readCollectiveRule(text: string, parameters: readonly Parameter[]): FunctionRule[] {
  const found = text.length > 2_000 ? null : COLLECTIVE.exec(text)
  if (!found) return []
  const starred = parameters.filter(({ conditional }) => conditional?.endsWith('*'))
  const meant = found[1]!.includes('*') && starred.length > 0 ? starred : parameters.filter(({ required }) => !required)
  return meant.length < 2 ? [] : [{ kind: 'any-of', parameters: meant.map(({ name }) => name), text: found[2]! }]
}

function match(words: string, lists: readonly Names[], self: string | undefined): Omit<FunctionRule, 'text'>[] {
  for (const { kind, words: pattern, ofSelf, or } of PATTERNS) {
    const list = lists[Number(pattern.exec(words)?.[1] ?? -1)]
    if (!list || list.foreign || (or && !list.or)) continue
    if (!ofSelf) return list.names.length > 1 ? [{ kind, parameters: list.names }] : []
    const others = list.names.filter((name) => name !== self)
    if (self === undefined || others.length === 0) return []
    // “Cannot be used with `b` or `c`” forbids two pairs, and says nothing about `b` with `c`.
    return kind === 'any-of'
      ? [{ kind, parameters: [self, ...others] }]
      : others.map((name) => ({ kind, parameters: [self, name] }))
  }
  return []
}

/** The words of a clause, each list of names as `§` and its number, a parenthesis that says “not both” as `§§`. */
function symbols(clause: Clause, known: ReadonlySet<string>, lists: Names[]): string {
  const items = clause.items
  const words: string[] = []
  for (let at = 0; at < items.length; ) {
    const end = listEnd(items, at, known)
    if (end === at) {
      words.push(wordOf(items[at]))
      at++
      continue
    }
    const members = items.slice(at, end).filter((item) => isName(item, known))
    lists.push({
      names: [...new Set(members.map(nameOf))],
      foreign: members.some((item) => !known.has(nameOf(item))),
      or: items.slice(at, end).some((item) => item.low === 'or' || item.low === '/'),
    })
    words.push(`§${lists.length - 1}`)
    at = end
  }
  return words.join(' ')
}

function wordOf(item: Item | undefined): string {
  if (item?.kind !== 'group') return item?.low ?? ''
  return /^\(?(?:but )?(?:not|never) both\)?$|^\(?mutually exclusive\)?$/i.test(item.text) ? '§§' : '()'
}

/**
 * Index after the names that begin at `at`: each followed by a comma, `or`, `and` or `/` and the next; `at` where none
 * begins.
 */
function listEnd(items: readonly Item[], at: number, known: ReadonlySet<string>): number {
  if (!isName(items[at], known)) return at
  let end = at + 1
  for (;;) {
    let next = end
    while (next < end + 2 && /^(,|or|and|\/|&|\||nor|plus)$/.test(items[next]?.low ?? '')) next++
    if (next === end || !isName(items[next], known)) return end
    end = next + 1
  }
}

/** A literal, or a bare word that is the name of a parameter. */
function isName(item: Item | undefined, known: ReadonlySet<string>): boolean {
  return item?.kind === 'literal' || (item?.kind === 'word' && known.has(item.text))
}

const nameOf = (item: Item): string => item.text

/** With the parenthesis that completes it: “… (not both)”. */
function endOf(clause: Clause): number {
  return clause.items.at(-1)?.end ?? clause.end
}

function distinct(rules: readonly FunctionRule[]): FunctionRule[] {
  return [...new Map(rules.map((rule) => [`${rule.kind} ${[...rule.parameters].sort().join(' ')}`, rule])).values()]
}
