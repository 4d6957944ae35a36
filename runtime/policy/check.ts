/** Finds rules without effect: they name something that does not exist, or another rule decides all their calls. */
import { didYouMean } from '../validation/did-you-mean.js'
import { nearest } from '../validation/nearest.js'
import { countedKind, type PolicySubject } from './decide.js'
import { type Matcher, matcherOf } from './match.js'
import { type Policy, type PolicyRule, policyActions, ruleText } from './policy.js'
import type { PolicyMistake } from './read.js'

/** Everything that can be called. */
export interface PolicySurface {
  readonly namespace: string
  readonly functions: readonly PolicySubject[]
  /** Accounts other than `default`. */
  readonly accounts: readonly string[]
  /** Further accounts may be configured, but they are not known here. */
  readonly openAccounts?: boolean
}

/** At most one mistake per rule. */
export function checkPolicy(policy: Policy, surfaces: readonly PolicySurface[]): PolicyMistake[] {
  const checked = policy.rules.map((rule, index): Checked => {
    const matcher = matcherOf(rule)
    return { rule, index, matcher, calls: 0, shadow: undefined, decides: false }
  })
  for (const surface of surfaces) visit(surface, withNamed(surface, checked), checked, policy)
  return checked.flatMap((entry): PolicyMistake[] => {
    const at = ['rules', entry.index]
    if (entry.calls === 0) return [nothing(entry, policy, surfaces, at)]
    if (entry.decides || !entry.shadow) return []
    const { rule, index } = entry.shadow
    const why = rule.do === entry.rule.do ? 'already decides the same' : 'already decides all its calls'
    return [{ at, message: `this rule is never reached: ${ruleText(rule, index)} ${why}` }]
  })
}

interface Checked {
  readonly rule: PolicyRule
  readonly index: number
  readonly matcher: Matcher
  calls: number
  /** A rule that decides instead of it. */
  shadow: Checked | undefined
  decides: boolean
}

/**
 * The accounts to try. If other accounts may exist, the ones that rules name are assumed to exist, and one that no rule
 * names.
 */
function withNamed({ accounts, openAccounts }: PolicySurface, checked: readonly Checked[]): readonly string[] {
  const known = new Set(['default', ...accounts])
  if (!openAccounts) return [...known]
  for (const { rule, matcher } of checked)
    for (const name of [matcher.names.account ?? [], rule.account ?? []].flat()) known.add(name.replaceAll('*', '_'))
  return [...known, '\0']
}

/** Finds for each call which rules match it, and which of them decides. */
function visit(
  { namespace, functions }: PolicySurface,
  accounts: readonly string[],
  checked: readonly Checked[],
  { trustInferred }: Policy,
): void {
  const own = checked.filter(({ matcher }) => matcher.namespace(namespace))
  const byAccount = accounts.map((account) => own.filter(({ matcher }) => matcher.account(account)))
  for (const subject of functions) {
    const names = [subject.name, ...(subject.aliases ?? [])]
    const kind = countedKind(subject.effect, trustInferred)
    const about = new Set(own.filter(({ matcher }) => matcher.effect(kind) && matcher.function(names)))
    if (about.size === 0) continue
    for (const rules of byAccount) count(rules.filter((entry) => about.has(entry)))
  }
}

function count(rules: readonly Checked[]): void {
  const [winner] = policyActions.flatMap((action) => rules.find(({ rule }) => rule.do === action) ?? [])
  for (const entry of rules) {
    entry.calls++
    if (entry === winner) entry.decides = true
    else entry.shadow ??= winner
  }
}

/** Why a rule matches no call: the first of its names that matches nothing. */
function nothing(
  { rule, matcher }: Checked,
  { trustInferred }: Policy,
  surfaces: readonly PolicySurface[],
  at: PolicyMistake['at'],
): PolicyMistake {
  const { names } = matcher
  const message = (why: string): PolicyMistake => ({
    at: [...at, 'match'],
    message: `${JSON.stringify(rule.match)} fits nothing: ${why}`,
  })
  const own = surfaces.filter(({ namespace }) => matcher.namespace(namespace))
  if (own.length === 0)
    return message(
      unknown(
        'namespace',
        names.namespace,
        surfaces.map(({ namespace }) => namespace),
      ),
    )
  const functions = own.flatMap((surface) => surface.functions)
  const called = (subject: PolicySubject): readonly string[] => [subject.name, ...(subject.aliases ?? [])]
  const named = functions.filter((subject) => matcher.function(called(subject)))
  if (named.length === 0) return message(noFunction(names.function, own, functions.flatMap(called)))
  if (named.some(({ effect }) => matcher.effect(countedKind(effect, trustInferred)))) {
    const accounts = own.flatMap((surface) => surface.accounts)
    const wanted = [names.account ?? [], rule.account ?? []].flat()
    return message(unknown('account', wanted.find((name) => !accounts.includes(name)) ?? '', ['default', ...accounts]))
  }
  const kinds = [...new Set(named.map(({ effect }) => countedKind(effect, trustInferred)))].join(' or ')
  const guessed = !trustInferred && named.some(({ effect: { kind, source } }) => kind === 'read' && source === 'name')
  const hint = guessed ? '; reads that are guessed from names count as writes, unless "trustInferred" is true' : ''
  return {
    at: [...at, 'effect'],
    message:
      `what ${JSON.stringify(rule.match)} names is ${kinds}, never ` +
      `${[rule.effect ?? []].flat().join(' or ')}${hint}`,
  }
}

const unknown = (what: string, name: string, candidates: readonly string[]): string =>
  `there is no ${what} ${JSON.stringify(name)}, ${wildcards(name) ?? didYouMean(name, candidates)}`

/** Characters that names of functions cannot have, but that are wildcards in other tools. */
const FOREIGN_WILDCARDS = /[?[\]{}()|^$+!\\/,;\s]/

const wildcards = (name: string): string | undefined =>
  FOREIGN_WILDCARDS.test(name)
    ? 'and the only wildcard is *, which stands for any part of one name; write one rule for each alternative'
    : undefined

/** `shop.work` may have meant the account. */
function noFunction(name: string, own: readonly PolicySurface[], functions: readonly string[]): string {
  const [first] = own
  const where = own.length === 1 && first ? first.namespace : 'the namespaces that it names'
  const account = own.flatMap(({ accounts }) => ['default', ...accounts]).find((candidate) => candidate === name)
  if (account !== undefined && first) {
    const meant = JSON.stringify(`${first.namespace}.${name}.*`)
    return `${where} has no function ${JSON.stringify(name)}, did you mean the account, ${meant}?`
  }
  const near = nearest(name, functions)
  const known = near === undefined ? 'moonbind docs lists the functions' : `did you mean ${JSON.stringify(near)}?`
  const hint = wildcards(name) ?? known
  return `${own.length === 1 ? `${where} has` : `${where} have`} no function ${JSON.stringify(name)}, ${hint}`
}
