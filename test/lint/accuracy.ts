/** How many mistakes the check finds, and how many its fixes put right. */
import type { NamespaceDefinition } from '#runtime/definition.js'
import { applyFixes, checkWithin } from '#runtime/lint/index.js'
import { readWorld } from '#runtime/lint/world.js'
import { accountNames, callsOf } from './answering.js'
import type { Mistake } from './mistakes.js'

export interface Count {
  mistakes: number
  found: number
  /** Of those that were found, with a fix. */
  fixed: number
  /** Of those with a fix: without errors again, and with the same calls as the right script. */
  mended: number
}

export interface Accuracy {
  readonly all: Count
  readonly kinds: ReadonlyMap<string, Count>
  /** One line for each mistake that was missed or not put right. */
  readonly misses: readonly string[]
}

export async function measure(
  mistakes: readonly Mistake[],
  definitions: readonly NamespaceDefinition[],
): Promise<Accuracy> {
  const world = readWorld(definitions, accountNames)
  const all = none()
  const kinds = new Map<string, Count>()
  const misses: string[] = []
  const rightCalls = new Map<string, string>()
  for (const { kind, script, right } of mistakes) {
    const count = kinds.get(kind) ?? none()
    kinds.set(kind, count)
    const add = (what: keyof Count): void => {
      all[what]++
      count[what]++
    }
    add('mistakes')
    const { findings } = checkWithin(script, world)
    if (findings.length === 0) {
      misses.push(`missed: ${kind}\n${script}`)
      continue
    }
    add('found')
    const { text, count: fixes } = applyFixes(script, findings)
    if (fixes === 0) continue
    add('fixed')
    const errors = checkWithin(text, world).findings.filter(({ severity }) => severity === 'error')
    if (!rightCalls.has(right)) rightCalls.set(right, await callsOf(right, definitions))
    if (errors.length === 0 && (await callsOf(text, definitions)) === rightCalls.get(right)) add('mended')
    else misses.push(`not put right: ${kind}\n${text}`)
  }
  return { all, kinds, misses }
}

const none = (): Count => ({ mistakes: 0, found: 0, fixed: 0, mended: 0 })
