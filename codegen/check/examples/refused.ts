/** Finds documented examples that the overlay refuses: the document promises a call that the API cannot serve. */
import type { ExampleCall } from '../../../runtime/lua/index.js'
import { newEffort } from '../../../runtime/lua/index.js'
import { facts, type Namespace } from '../../ir.js'
import type { Overlay } from '../../overlay/overlay.js'
import { type Refusal, refusalsBy } from '../../overlay/refusals.js'
import { languageOf, readCode } from '../../parse/code/index.js'
import { findFunction, targetOf } from '../../parse/code/target.js'
import type { Finding } from '../finding.js'
import { allExamples, asFinding } from './examples.js'

/** All calls in documented examples that are refused before anything is sent. */
export function refusedExamples(namespaces: readonly Namespace[], overlays: ReadonlyMap<string, Overlay>): Finding[] {
  if (overlays.size === 0) return []
  const spaces = new Map(namespaces.map((namespace) => [namespace.namespace, namespace]))
  const efforts = new Map(namespaces.map((namespace) => [namespace, newEffort()]))
  return allExamples(namespaces).flatMap(({ example, subject, namespace }) => {
    const language = languageOf(example.language)
    if (!language) return []
    const { calls } = readCode(language, example.code, efforts.get(namespace)!)
    const refusals = calls.flatMap((call) => refusalsOf(call, namespace, spaces, overlays))
    return refusals.map(({ place, what, reason }) => {
      const problem = { rule: 'example-refused', place, message: `${what}: ${reason}`, fix } as const
      return asFinding(problem, subject, example.code, example[facts]?.[0]?.place)
    })
  })
}

const fix = 'change the example, or what the overlay says'

function refusalsOf(
  call: ExampleCall,
  home: Namespace,
  spaces: ReadonlyMap<string, Namespace>,
  overlays: ReadonlyMap<string, Overlay>,
): Refusal[] {
  const target = targetOf(call, home, spaces)
  const documented = target && findFunction(target.namespace, target.name)
  if (!target || !documented) return []
  const entry = overlays.get(target.namespace.namespace)?.functions.get(documented.name)
  if (!entry) return []
  const schemas = new Map(documented.parameters.map(({ name, schema }) => [name, schema]))
  return refusalsBy(entry, documented.name, call, schemas)
}
