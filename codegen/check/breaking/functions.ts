import type { ApiFunction, Example, Guide } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import { type Change, placeOf } from './change.js'
import { compareEffects } from './effects.js'
import { compareOutput } from './output.js'
import { compareParameters } from './parameters.js'
import { proseOf } from './prose.js'
import { changedRules, compareRelations } from './relations.js'
import { overlap, pairRenames, wordOverlap } from './rename.js'
import { asText } from './show.js'

/** All differences between the functions of two states of one namespace. */
export function compareFunctions(
  before: readonly ApiFunction[],
  after: readonly ApiFunction[],
  namespace: string,
): Change[] {
  const was = new Map(before.map((fn) => [fn.name, fn]))
  const is = new Map(after.map((fn) => [fn.name, fn]))
  const removed = before.filter(({ name }) => !is.has(name))
  const added = after.filter(({ name }) => !was.has(name))
  const renames = pairRenames(removed, added, likeness, 0.6)
  const come = new Set(renames.values())
  const at = (fn: ApiFunction): string => `${namespace}.${fn.name}`
  return [
    ...[...renames].flatMap(([old, now]) => [
      make('function-renamed', at(old), `the function is called ${now.name} now`, now, now.name),
      ...compareFunction(old, now, at(now)),
    ]),
    ...removed.filter((fn) => !renames.has(fn)).map((fn) => removal(fn, at(fn))),
    ...added.filter((fn) => !come.has(fn)).map((fn) => make('function-added', at(fn), 'the function is new', fn)),
    ...after.flatMap((fn) => {
      const old = was.get(fn.name)
      return old ? compareFunction(old, fn, at(fn)) : []
    }),
  ]
}

/** The same parameters and the same words make a rename; the name itself counts little. */
function likeness(before: ApiFunction, after: ApiFunction): number {
  const parameters = overlap(parameterTexts(before), parameterTexts(after))
  const words = wordOverlap(before.summary, after.summary)
  const named = overlap(before.name.toLowerCase().split('_'), after.name.toLowerCase().split('_'))
  return before.parameters.length === 0 ? 0.7 * words + 0.3 * named : 0.5 * parameters + 0.35 * words + 0.15 * named
}

const parameterTexts = (fn: ApiFunction): string[] =>
  fn.parameters.map(({ name, schema }) => `${name} ${asText(schema.type)}`)

/** The old place shows where to look. */
function removal(fn: ApiFunction, subject: string): Change {
  const place = placeOf(fn)
  return {
    rule: fn.deprecated ? 'function-removed-after-deprecation' : 'function-removed',
    subject,
    message: 'the function is no longer documented',
    ...(place && { place }),
  }
}

function make(rule: ChangeRuleId, subject: string, message: string, fn: ApiFunction, detail?: string): Change {
  const place = placeOf(fn)
  return { rule, subject, message, ...(detail !== undefined && { detail }), ...(place && { place }) }
}

function compareFunction(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const rules = compareRelations(before, after, subject)
  const words = [...compareParameters(before, after, subject), ...compareWords(before, after, subject)]
  return [
    ...compareMarks(before, after, subject),
    ...compareAliases(before, after, subject),
    ...rules,
    ...(rules.length === 0
      ? words
      : words.filter(
          (change) => change.rule !== 'description-changed' || !statesRule(change.subject, subject, before, after),
        )),
    ...compareOutput(before.result, after.result, subject, placeOf(after, 'result')),
    ...compareExamples(before, after, subject),
  ]
}

/** Whether the changed words state a rule that was added or removed: the finding about the rule is enough. */
function statesRule(words: string, subject: string, before: ApiFunction, after: ApiFunction): boolean {
  const said = [before, after]
    .map((state) =>
      words === subject
        ? wordsOf(state)
        : (state.parameters.find(({ name }) => words === `${subject}.${name}`)?.description ?? ''),
    )
    .join(' ')
  return changedRules(before, after).some((stated) => plain(said).includes(plain(stated)))
}

const plain = (text: string): string => text.replace(/[`*_\\]/g, '').replace(/\s+/g, ' ')

function compareMarks(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const changes: Change[] = []
  if (!before.deprecated && after.deprecated)
    changes.push(make('function-deprecated', subject, 'the function is marked deprecated', after))
  if (before.deprecated && !after.deprecated)
    changes.push(make('function-reactivated', subject, 'the function is no longer marked deprecated', after))
  if (before.open && !after.open)
    changes.push(make('parameters-closed', subject, 'parameters that are not documented are refused now', after))
  if (!before.open && after.open)
    changes.push(make('parameters-opened', subject, 'parameters that are not documented are accepted now', after))
  const effect = compareEffects(before.effect, after.effect)
  if (effect) {
    const place = placeOf(after, 'effect')
    changes.push({ ...effect, subject, detail: after.effect.kind, ...(place && { place }) })
  }
  return changes
}

function compareAliases(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const [was, is] = [before.aliases ?? [], after.aliases ?? []]
  return [
    ...was
      .filter((name) => !is.includes(name) && name !== after.name)
      .map((name) => make('alias-removed', subject, `it can no longer be called as ${name}`, after, name)),
    ...is
      .filter((name) => !was.includes(name) && name !== before.name)
      .map((name) => make('alias-added', subject, `it can be called as ${name} too`, after, name)),
  ]
}

const wordsOf = (fn: ApiFunction): string =>
  asText([fn.group ?? '', proseOf(fn.summary), proseOf(fn.description ?? ''), (fn.notes ?? []).map(guideText)])

function compareWords(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  return wordsOf(before) === wordsOf(after)
    ? []
    : [make('description-changed', subject, 'the description changed', after, wordsOf(after))]
}

/** The text of a guide, without the place of its title. */
export const guideText = (guide: Guide): string => asText([proseOf(guide.title), proseOf(guide.markdown)])

function compareExamples(before: ApiFunction, after: ApiFunction, subject: string): Change[] {
  const code = (examples: readonly Example[]): string => asText(examples.map((example) => example.code))
  return code(before.examples) === code(after.examples)
    ? []
    : [make('example-changed', subject, 'the examples changed', after, code(after.examples))]
}
