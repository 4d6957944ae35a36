/**
 * Questions as agents put them, and the functions that answer them: `question => namespace.function, …`, one in a line.
 */
import { createHash } from 'node:crypto'

export interface Question {
  readonly question: string
  readonly right: readonly string[]
  /** Never looked at while the ranking is tuned. */
  readonly heldOut: boolean
}

export function readQuestions(text: string): Question[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [question, right] = line.split(' => ')
      if (question === undefined || right === undefined) throw new Error(`expected "question => function", got ${line}`)
      return { question, right: right.split(', '), heldOut: isHeldOut(question) }
    })
}

/** Half of all questions, by a hash. */
function isHeldOut(question: string): boolean {
  return createHash('sha256').update(question).digest()[0]! % 2 === 0
}
