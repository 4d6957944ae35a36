/** The one place that decides what a call does: the document, the overlay, its method, the name, in this order. */
import type { Effect, EffectKind } from '../../runtime/effect.js'
import type { HttpMethod } from '../../runtime/http/call-table.js'
import { type Described, mayChange } from './doubt.js'
import { effectOfName } from './name.js'
import type { StatedEffect } from './statement.js'

/** Everything known about a function's effect. */
export interface EffectEvidence extends Described {
  readonly namespace: string
  readonly name: string
  readonly document?: StatedEffect | undefined
  readonly overlay?: StatedEffect | undefined
  readonly method?: HttpMethod | undefined
}

export function decideEffect(evidence: EffectEvidence): Effect {
  const { document, overlay, method } = evidence
  const { kind, source } = decideKind(evidence)
  const stated = document?.idempotent ?? overlay?.idempotent
  return { kind, idempotent: kind === 'read' || (stated ?? isIdempotent(source, method)), source }
}

function decideKind(evidence: EffectEvidence): Pick<Effect, 'kind' | 'source'> {
  const { namespace, name, document, overlay, method } = evidence
  if (document?.kind !== undefined) return { kind: document.kind, source: 'document' }
  if (overlay?.kind !== undefined) return { kind: overlay.kind, source: 'overlay' }
  if (method !== undefined) return { kind: kindOfMethod(method), source: 'method' }
  const guessed = effectOfName(name, namespace)
  const isDoubtful = guessed === 'read' && mayChange(evidence)
  return guessed === undefined || isDoubtful ? { kind: 'write', source: 'default' } : { kind: guessed, source: 'name' }
}

export function kindOfMethod(method: HttpMethod): EffectKind {
  switch (method) {
    case 'GET':
    case 'HEAD':
      return 'read'
    case 'DELETE':
      return 'destructive'
    case 'PUT':
    case 'POST':
    case 'PATCH':
    case 'OPTIONS':
      return 'write'
  }
}

/** RFC 9110, 9.2.2. A document that states the kind states this, too. */
const isIdempotent = (source: Effect['source'], method: HttpMethod | undefined): boolean =>
  source !== 'document' && (method === 'PUT' || method === 'DELETE')
