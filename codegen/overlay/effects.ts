/** Combines what the document and the overlay say about effects, and finds where they disagree. */
import type { Effect } from '../../runtime/effect.js'
import { decideEffect, kindOfMethod } from '../effect/decide.js'
import { type ApiFunction, type Fact, facts, type Namespace } from '../ir.js'
import type { Overlay, OverlayCall } from './overlay.js'
import type { OverlayPlaces } from './read.js'

/** The namespace with its final effects. The overlay decides only if the document says nothing. */
export const withEffects = (namespace: Namespace, overlay: Overlay, places?: OverlayPlaces): Namespace => ({
  ...namespace,
  functions: namespace.functions.map((documented) => {
    const call = overlay.functions.get(documented.name)
    if (call?.kind !== 'call' || documented.effect.source === 'document') return documented
    const effect = effectWith(namespace.namespace, documented, call)
    const known = documented[facts]
    return {
      ...documented,
      effect,
      ...(known && { [facts]: [...known, ...factOf(documented.name, effect, call, overlay.file, places)] }),
    }
  }),
})

function effectWith(namespace: string, documented: ApiFunction, { effect: overlay, method }: OverlayCall): Effect {
  const { effect } = documented
  // If the kind of a function is guessed, only the document can have said that it is idempotent.
  const document = effect.kind !== 'read' && effect.idempotent ? { idempotent: true } : undefined
  return decideEffect({ ...documented, namespace, document, overlay, method })
}

function factOf(
  name: string,
  { source }: Effect,
  { method, path, effect }: OverlayCall,
  file: string,
  places: OverlayPlaces | undefined,
): Fact[] {
  if (!places) return []
  const start = { ...places.find(name, source === 'overlay' ? 'effect' : 'call'), offset: 0 }
  const text = source === 'overlay' ? (effect?.reason ?? '') : `${method} ${path}`
  return [{ of: 'effect', by: 'overlay', text, place: { file, start, end: start } }]
}

/** A function whose effect the document and the overlay state differently. */
export interface EffectConflict {
  readonly function: string
  /** The part of the entry that disagrees. */
  readonly inside: 'effect' | 'call'
  readonly message: string
}

export const effectConflicts = ({ functions }: Namespace, overlay: Overlay): EffectConflict[] =>
  functions.flatMap(({ name, effect }): EffectConflict[] => {
    const call = overlay.functions.get(name)
    if (call?.kind !== 'call' || effect.source !== 'document') return []
    const inside = call.effect ? 'effect' : 'call'
    const kind = call.effect?.kind ?? kindOfMethod(call.method)
    if (kind === effect.kind || isPossible(effect, call)) return []
    const what = call.effect ? `the overlay says ${kind}` : `${call.method} means ${kind}`
    return [{ function: name, inside, message: `"${name}" is documented as ${effect.kind}, and ${what}` }]
  })

/** A method says little: APIs search, delete and update by POST. */
const isPossible = ({ kind }: Effect, { effect, method }: OverlayCall): boolean =>
  effect === undefined && kindOfMethod(method) === 'write' && kind !== 'read'
