/** Recall and precision of what was read, by kind, with every difference. */
import { type FactKind, kinds, type StatedFact } from './facts.js'

export interface Score {
  readonly kind: FactKind
  /** Facts taken by hand. */
  readonly wanted: number
  /** Facts that were read. */
  readonly read: number
  /** Facts in both. */
  readonly right: number
}

export interface Difference {
  readonly how: 'lost' | 'invented'
  readonly fact: StatedFact
}

/** What only one side states. Names of functions match with or without the prefix of their document. */
export function compareFacts(
  wanted: readonly StatedFact[],
  read: readonly StatedFact[],
): { readonly scores: readonly Score[]; readonly differences: readonly Difference[] } {
  const [wantedKeys, readKeys] = [new Set(wanted.map(keyOf)), new Set(read.map(keyOf))]
  const lost = wanted.filter((fact) => !readKeys.has(keyOf(fact)))
  const invented = read.filter((fact) => !wantedKeys.has(keyOf(fact)))
  return {
    scores: kinds.map((kind) => {
      const [all, found] = [wanted.filter((fact) => fact.kind === kind), read.filter((fact) => fact.kind === kind)]
      return {
        kind,
        wanted: all.length,
        read: found.length,
        right: all.length - lost.filter((fact) => fact.kind === kind).length,
      }
    }),
    differences: [
      ...lost.map((fact) => ({ how: 'lost' as const, fact })),
      ...invented.map((fact) => ({ how: 'invented' as const, fact })),
    ],
  }
}

const keyOf = ({ kind, subject, value }: StatedFact): string => `${kind} ${subject} ${value}`

export const addScores = (all: readonly (readonly Score[])[]): Score[] =>
  kinds.map((kind) => {
    const of = all.flat().filter((score) => score.kind === kind)
    const sum = (key: 'wanted' | 'read' | 'right'): number => of.reduce((total, score) => total + score[key], 0)
    return { kind, wanted: sum('wanted'), read: sum('read'), right: sum('right') }
  })

/** Share of what was asked for that was found; 1 where nothing was. */
export const recall = ({ wanted, right }: Score): number => (wanted === 0 ? 1 : right / wanted)

/** Share of what was found that is right; 1 where nothing was found. */
export const precision = ({ read, right }: Score): number => (read === 0 ? 1 : right / read)
