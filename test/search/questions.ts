/**
 * Questions as agents put them, and the functions that answer them: `question => namespace.function, …`, one in a line.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Question {
  readonly question: string
  readonly right: readonly string[]
}

/** Questions by what they are for. Those that measure were never looked at while the ranking was tuned. */
export interface Questions {
  readonly tuning: readonly Question[]
  /** Half of the first questions, by a hash. */
  readonly heldOut: readonly Question[]
  /** About functions that no earlier question asks for, written before the ranking was tuned again. */
  readonly later: readonly Question[]
  /**
   * Half of the questions that were written last, with slips of German and of the keyboard; the others are for tuning.
   */
  readonly newest: readonly Question[]
}

export function readQuestions(): Questions {
  const first = read('questions.txt')
  return {
    tuning: [...first.filter((question) => !isHeldOut(question)), ...read('tuning-questions.txt')],
    heldOut: first.filter(isHeldOut),
    later: read('later-questions.txt'),
    newest: read('newest-questions.txt'),
  }
}

const read = (file: string): Question[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [question, right] = line.split(' => ')
      if (question === undefined || right === undefined) throw new Error(`expected "question => function", got ${line}`)
      return { question, right: right.split(', ') }
    })

const isHeldOut = ({ question }: Question): boolean => createHash('sha256').update(question).digest()[0]! % 2 === 0
