/** Gives functions the names by which the document calls them. */
import { mergeAll } from '../../runtime/lua/index.js'
import { isTypo } from '../../runtime/validation/nearest.js'
import { decideEffect } from '../effect/decide.js'
import { type ApiFunction, facts, type Parameter, type Place, type Schema } from '../ir.js'
import type { Bullet } from './bullets.js'
import { type CallsByName, callsByName, callsTo, type DocumentedCall, type nameFunctions } from './calls.js'
import { withElements } from './function/collect.js'
import { asFunction, type FunctionDraft } from './function/function.js'
import { inferredParameters, type PassedArguments, passedArguments } from './open-parameters.js'
import type { Reading } from './reading.js'

/**
 * The calls of each function, and what they show of its answer. Computed once for all sections and bullets about the
 * same function: a document may have thousands of them.
 */
export class CalledFunctions {
  readonly byName: CallsByName
  readonly #known = new Map<string, Called>()

  constructor(calls: readonly DocumentedCall[]) {
    this.byName = callsByName(calls)
  }

  of(names: readonly string[]): Called {
    const key = names.join(' ')
    const called = this.#known.get(key) ?? new Called(callsTo(this.byName, names))
    this.#known.set(key, called)
    return called
  }
}

class Called {
  /** What they show of the answer. */
  readonly result: Schema | undefined
  #passed: PassedArguments | undefined

  constructor(readonly calls: readonly DocumentedCall[]) {
    this.result = resultOf(calls)
  }

  get passed(): PassedArguments {
    this.#passed ??= passedArguments(this.calls)
    return this.#passed
  }
}

export function draftFunction(
  draft: FunctionDraft,
  { namespace, group }: { readonly namespace: string; readonly group: string | undefined },
  names: { name: string; aliases: readonly string[] },
  all: CalledFunctions,
  anyParameters: boolean,
  reading: Reading,
): ApiFunction {
  const called = all.of([names.name, ...names.aliases])
  const passes = called.calls.some(({ call }) =>
    call.args.some((arg) => arg.kind !== 'table' || arg.fields.length > 0 || arg.partial),
  )
  const open =
    draft.parameters.length === 0 &&
    !draft.documented &&
    (draft.heading.signature?.length !== 0 || draft.unread) &&
    (passes || !anyParameters || draft.unread || (draft.heading.signature?.length ?? 0) > 0)
  const parameters: readonly Parameter[] = open
    ? inferredParameters(draft.heading, called.passed, draft.place)
    : draft.parameters
  const result = resultOfDraft(draft.result, called.result)
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
 * What the text says of the answer; if it describes the elements, the examples may show that an object holds the list.
 */
function resultOfDraft(said: Schema | undefined, shown: Schema | undefined): Schema | undefined {
  return said?.type === 'array' && said.items && shown?.type === 'object'
    ? (withElements(shown, said.items) ?? shown)
    : (said ?? shown)
}

/** What `-- Returns:` comments state, else what the examples show. */
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
  all: CalledFunctions,
): ApiFunction {
  const called = all.of([name, names.name])
  const parameters = inferredParameters({ signature, optional }, called.passed, place).map((parameter) => ({
    ...parameter,
    required: false,
  }))
  return { ...openFunction(namespace, names, { summary, called, place, by: 'bullet' }), parameters }
}

/** Functions that only examples name. A misspelled name does not count: the check of the examples reports it. */
export function calledFunctions(
  all: CalledFunctions,
  namespace: string,
  documented: readonly string[],
  naming: ReturnType<typeof nameFunctions>,
): ApiFunction[] {
  const known = new Set(documented.flatMap((name) => [name, naming.resolve(name).name]))
  const { byName } = all
  const names = [...byName.keys()].filter(
    (name) => !known.has(name) && name !== '*' && ![...known].some((right) => isTypo(name, right)),
  )
  // A bare name among functions that are called in another way is a helper or a mistake.
  const isBare = (name: string): boolean => (byName.get(name) ?? []).every(([, { form }]) => form === 'global')
  const bareIsUsual = known.size === 0 || [...known].some((name) => byName.has(name) && isBare(name))
  return names
    .filter((name) => bareIsUsual || !isBare(name))
    .map((name) =>
      openFunction(namespace, { name, aliases: [] }, { summary: '', called: all.of([name]), by: 'example' }),
    )
}

interface Mentioned {
  readonly summary: string
  readonly called: Called
  readonly place?: Place
  readonly by: 'bullet' | 'example'
}

function openFunction(
  namespace: string,
  { name, aliases }: { name: string; aliases: readonly string[] },
  { summary, called, place, by }: Mentioned,
): ApiFunction {
  const { result } = called
  const parameters = inferredParameters({}, called.passed, place)
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
