/** Functions under the names that the calls of a document give them. */
import { mergeAll } from '../../runtime/lua/index.js'
import { isTypo } from '../../runtime/validation/nearest.js'
import { decideEffect } from '../effect/decide.js'
import { type ApiFunction, facts, type Parameter, type Place, type Schema } from '../ir.js'
import type { Bullet } from './bullets.js'
import { type CallsByName, callsTo, type DocumentedCall, type nameFunctions } from './calls.js'
import { withElements } from './function/collect.js'
import { asFunction, type FunctionDraft } from './function/function.js'
import { inferredParameters } from './open-parameters.js'
import type { Reading } from './reading.js'

export function draftFunction(
  draft: FunctionDraft,
  { namespace, group }: { readonly namespace: string; readonly group: string | undefined },
  names: { name: string; aliases: readonly string[] },
  all: CallsByName,
  anyParameters: boolean,
  reading: Reading,
): ApiFunction {
  const calls = callsTo(all, [names.name, ...names.aliases])
  const passes = calls.some(({ call }) =>
    call.args.some((arg) => arg.kind !== 'table' || arg.fields.length > 0 || arg.partial),
  )
  const open =
    draft.parameters.length === 0 &&
    !draft.documented &&
    (draft.heading.signature?.length !== 0 || draft.unread) &&
    (passes || !anyParameters || draft.unread || (draft.heading.signature?.length ?? 0) > 0)
  const parameters: readonly Parameter[] = open
    ? inferredParameters(draft.heading, calls, draft.place)
    : draft.parameters
  const result = resultOfDraft(draft.result, resultOf(calls))
  return asFunction(
    draft,
    names,
    {
      namespace,
      open: open || draft.more,
      parameters,
      ...(group !== undefined && { group }),
      ...(result && { result }),
    },
    reading,
  )
}

/**
 * What the text says of the answer; where it says what each element is, the examples may show that an object holds the
 * list.
 */
function resultOfDraft(said: Schema | undefined, shown: Schema | undefined): Schema | undefined {
  return said?.type === 'array' && said.items && shown?.type === 'object'
    ? (withElements(shown, said.items) ?? shown)
    : (said ?? shown)
}

/** What `-- Returns:` comments say, else what the examples show. */
function resultOf(calls: readonly DocumentedCall[]): Schema | undefined {
  const returned = calls.flatMap(({ call }) => call.returns ?? [])
  if (returned.length > 0) return mergeAll(returned)
  const inferred = calls.flatMap(({ call }) => call.inferred ?? [])
  const merged = inferred.length === 0 ? undefined : mergeAll(inferred)
  return merged && Object.keys(merged).length > 0 ? { ...merged, 'x-inferred': true } : undefined
}

export function bulletFunction(
  { name, signature, optional, summary, place }: Bullet,
  namespace: string,
  names: { name: string; aliases: readonly string[] },
  all: CallsByName,
): ApiFunction {
  const calls = callsTo(all, [name, names.name])
  const parameters = inferredParameters({ signature, optional }, calls, place).map((parameter) => ({
    ...parameter,
    required: false,
  }))
  return { ...openFunction(namespace, names, { summary, calls, place, by: 'bullet' }), parameters }
}

/**
 * Functions that examples call and nothing else names. A misspelled name is not one of them: the check of the examples
 * reports it.
 */
export function calledFunctions(
  all: CallsByName,
  namespace: string,
  documented: readonly string[],
  naming: ReturnType<typeof nameFunctions>,
): ApiFunction[] {
  const known = new Set(documented.flatMap((name) => [name, naming.resolve(name).name]))
  const names = [...all.keys()].filter(
    (name) => !known.has(name) && name !== '*' && ![...known].some((right) => isTypo(name, right)),
  )
  // A bare name among functions that are called in another way is a helper or a mistake.
  const isBare = (name: string): boolean => (all.get(name) ?? []).every(([, { form }]) => form === 'global')
  const bareIsUsual = known.size === 0 || [...known].some((name) => all.has(name) && isBare(name))
  return names
    .filter((name) => bareIsUsual || !isBare(name))
    .map((name) =>
      openFunction(namespace, { name, aliases: [] }, { summary: '', calls: callsTo(all, [name]), by: 'example' }),
    )
}

interface Mentioned {
  readonly summary: string
  readonly calls: readonly DocumentedCall[]
  readonly place?: Place
  readonly by: 'bullet' | 'example'
}

function openFunction(
  namespace: string,
  { name, aliases }: { name: string; aliases: readonly string[] },
  { summary, calls, place, by }: Mentioned,
): ApiFunction {
  const result = resultOf(calls)
  const parameters = inferredParameters({}, calls, place)
  return {
    name,
    ...(aliases.length > 0 && { aliases }),
    summary,
    effect: decideEffect({ namespace, name, summary, parameters }),
    parameters,
    open: true,
    inferred: true,
    ...(result && { result }),
    examples: [],
    ...(place && { [facts]: [{ of: 'name', by, text: name, place }] }),
  }
}

export function uniqueFunctions(functions: readonly ApiFunction[], reading: Reading): ApiFunction[] {
  const first = new Map<string, ApiFunction>()
  return functions.filter((fn) => {
    const known = first.get(fn.name)
    first.set(fn.name, known ?? fn)
    if (!known) return true
    const [place, before] = [fn[facts]?.[0]?.place, known[facts]?.[0]?.place]
    if (place && !fn.inferred)
      reading.report('duplicate-function', place, `Unexpected second section of \`${fn.name}\``, {
        actual: fn.name,
        ...(before && { first: before }),
      })
    return false
  })
}
