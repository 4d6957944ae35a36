/** Edits documents, and holds what the gate says against what callers experience. */
import { breakingFindings } from '#codegen/check/breaking/base.js'
import { type Bound, bind, type Source } from './bind.js'
import type { Edit } from './edit.js'
import { answering, EDITS_OF_ANSWERS } from './edits-of-answers.js'
import { EDITS_OF_FUNCTIONS } from './edits-of-functions.js'
import { EDITS_OF_LAYOUT } from './edits-of-layout.js'
import { EDITS_OF_ROWS } from './edits-of-rows.js'
import { type Difference, differenceOf } from './experience.js'
import { pageOf } from './page.js'
import { type Random, randomOf } from './random.js'

export const EDITS: readonly Edit[] = [...EDITS_OF_ROWS, ...EDITS_OF_FUNCTIONS, ...EDITS_OF_ANSWERS, ...EDITS_OF_LAYOUT]

/** One document, edited in one way. */
interface Trial {
  readonly file: string
  readonly edit: Edit
  readonly before: string
  readonly after: string
}

/** What the gate says of one document. */
type Said = ReturnType<typeof breakingFindings>[number]

/** A verdict of the gate that differs from what callers experience. */
export interface Disagreement {
  readonly file: string
  readonly kind: string
  readonly wanted: string
  readonly experienced: readonly string[]
  readonly said: readonly string[]
}

export interface Outcome {
  readonly edits: number
  readonly kinds: ReadonlySet<string>
  readonly disagreements: readonly Disagreement[]
}

/** Tries `count` edits, one to a document at a time. */
export async function tryEdits(sources: readonly Source[], count: number, seed: number): Promise<Outcome> {
  const random = randomOf(seed)
  const counts = new Map<Edit, number>(EDITS.map((edit) => [edit, 0]))
  const known: Known = new Map()
  const disagreements: Disagreement[] = []
  let edits = 0
  while (edits < count) {
    const trials = sources.slice(0, count - edits).flatMap((source) => trialOf(source, counts, random) ?? [])
    const judged = await judge(trials, known)
    if (judged.length === 0) throw new Error('no document has a place for any edit')
    edits += judged.length
    disagreements.push(...judged.flatMap(({ disagreement }) => disagreement ?? []))
  }
  const kinds = new Set([...counts].flatMap(([{ kind }, tried]) => (tried > 0 ? [kind] : [])))
  return { edits, kinds, disagreements }
}

/** The kind that was tried least, of those that a document has a place for. */
function trialOf({ file, text }: Source, counts: Map<Edit, number>, random: Random): Trial | undefined {
  const start = random.below(EDITS.length)
  const mixed = [...EDITS.slice(start), ...EDITS.slice(0, start)]
  for (const edit of mixed.sort((left, right) => counts.get(left)! - counts.get(right)!)) {
    const before = EDITS_OF_ANSWERS.includes(edit) ? answering(pageOf(text)) : text
    const after = before === undefined ? undefined : edit.make(pageOf(before), random)
    if (before === undefined || after === undefined || after === before) continue
    counts.set(edit, counts.get(edit)! + 1)
    return { file, edit, before, after }
  }
  return undefined
}

interface Judged {
  readonly kind: string
  readonly disagreement: Disagreement | undefined
}

/** Documents that are tried again and again are bound once. */
type Known = Map<string, Bound | undefined>

async function judge(trials: readonly Trial[], known: Known): Promise<Judged[]> {
  const texts = trials.flatMap(({ file, before, after }) => [
    ...(known.has(before) ? [] : [{ file, text: before }]),
    { file, text: after },
  ])
  const bound = await bind(texts)
  const all = new Map([...known, ...texts.map(({ text }, index) => [text, bound[index]] as const)])
  for (const { before } of trials) known.set(before, all.get(before))
  const judged = await Promise.all(trials.map((trial) => judgeOne(trial, all.get(trial.before), all.get(trial.after))))
  return judged.filter((one) => one !== undefined)
}

async function judgeOne(
  trial: Trial,
  before: Bound | undefined,
  after: Bound | undefined,
): Promise<Judged | undefined> {
  if (!before || !after) return undefined
  const difference = await differenceOf(before.definitions, after.definitions)
  const base = { name: 'before', namespaces: before.namespaces, partial: false, broken: [] }
  const said = breakingFindings(base, after.namespaces)
  return { kind: trial.edit.kind, disagreement: disagreementOf(trial, difference, said) }
}

function disagreementOf(
  { file, edit, before, after }: Trial,
  difference: Difference,
  said: readonly Said[],
): Disagreement | undefined {
  const { wanted, isRight } = wantedOf(edit, difference)
  if (isRight(said)) return undefined
  return {
    file,
    kind: edit.kind,
    wanted,
    experienced: [
      ...difference.lost.map((what) => `lost ${what}`),
      ...difference.gained.map((what) => `gained ${what}`),
      ...difference.answersLost.map((what) => `answers lost ${what}`),
      ...difference.answersGained.map((what) => `answers gained ${what}`),
      changedLines(before, after),
    ],
    said: said.map(({ rule, level, bump, message }) => `${level} ${rule} (${bump}): ${message}`),
  }
}

/** What must be said of an edit, by what callers experience of it. */
function wantedOf(
  edit: Edit,
  { lost, gained, answersLost, answersGained }: Difference,
): { wanted: string; isRight: (said: readonly Said[]) => boolean } {
  const fails = (said: readonly Said[]): boolean =>
    said.some(({ level, bump }) => level === 'error' && bump === 'major')
  const harmless = (said: readonly Said[]): boolean =>
    said.every(({ level, bump }) => level !== 'error' && bump !== 'major')
  const isSame = [lost, gained, answersLost, answersGained].every(({ length }) => length === 0)
  if (edit.changes === 'nothing' && !isSame) return { wanted: 'a layout that is read the same', isRight: () => false }
  if (edit.changes === 'demand') return { wanted: 'a finding', isRight: (said) => said.length > 0 }
  if (lost.length > 0) return { wanted: 'an error that asks for a major version', isRight: fails }
  if (answersLost.length > 0) {
    return { wanted: 'a warning or an error', isRight: (said) => said.some(({ level }) => level !== 'info') }
  }
  if (gained.length + answersGained.length > 0 || edit.changes === 'words') {
    return { wanted: 'a finding, and no error', isRight: (said) => said.length > 0 && harmless(said) }
  }
  if (edit.changes === 'nothing') return { wanted: 'nothing', isRight: (said) => said.length === 0 }
  return { wanted: 'no error', isRight: harmless }
}

function changedLines(before: string, after: string): string {
  const [old, now] = [new Set(before.split('\n')), new Set(after.split('\n'))]
  const only = (some: Set<string>, others: Set<string>): string[] =>
    [...some].filter((line) => !others.has(line)).slice(0, 3)
  return [...only(old, now).map((line) => `- ${line}`), ...only(now, old).map((line) => `+ ${line}`)].join('\n      ')
}
