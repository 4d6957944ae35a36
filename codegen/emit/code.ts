/** Statements of a function under construction, and their text. */
import { COLUMNS } from './break-lines.js'

/** A statement of one line, without its semicolon, or one that holds others. */
export type Code = string | Choice | Block

/** `if … else if … else …`: the first branch whose test is true. */
export interface Choice {
  readonly branches: readonly Branch[]
  readonly otherwise: readonly Code[]
}

export interface Branch {
  readonly test: string
  readonly then: readonly Code[]
}

/** `head { body }`: a loop or a label. */
export interface Block {
  readonly head: string
  readonly body: readonly Code[]
}

/** A choice; none if there is nothing to choose from. */
export function choose(branches: readonly Branch[], otherwise: readonly Code[] = []): Code[] {
  return branches.length === 0 ? [...otherwise] : [{ branches, otherwise }]
}

/** The text of statements, without a line break at its end. `indent` is what will be in front of each line. */
export const printCode = (code: readonly Code[], indent = 0): string =>
  code.flatMap((statement) => lines(statement, indent)).join('\n')

function lines(code: Code, indent: number): string[] {
  if (typeof code === 'string') return [`${code};`]
  if ('head' in code) return [`${code.head} {`, ...indented(code.body, indent), '}']
  return choiceLines(code, indent)
}

function choiceLines({ branches, otherwise }: Choice, indent: number): string[] {
  const parts = [
    ...branches.map(({ test, then }, index) => part(`${index === 0 ? 'if' : 'else if'} (${test})`, then, indent)),
    ...otherwiseParts(otherwise, indent),
  ]
  const joined: string[] = []
  for (const [first = '', ...rest] of parts) {
    if (joined.at(-1) === '}') joined[joined.length - 1] = `} ${first}`
    else joined.push(first)
    joined.push(...rest)
  }
  return joined
}

/** An `else` that holds one choice only is an `else if`. */
function otherwiseParts(otherwise: readonly Code[], indent: number): string[][] {
  const [only] = otherwise
  if (only === undefined) return []
  if (otherwise.length > 1 || typeof only === 'string' || 'head' in only) return [part('else', otherwise, indent)]
  return [
    ...only.branches.map(({ test, then }) => part(`else if (${test})`, then, indent)),
    ...otherwiseParts(only.otherwise, indent),
  ]
}

/** What `} ` in front of an `else` may add. */
const JOINT = 2

/** One plain statement follows on the line of its condition if both have room. */
function part(head: string, body: readonly Code[], indent: number): string[] {
  const [only] = body
  const line = body.length === 1 && typeof only === 'string' ? `${head} ${only};` : undefined
  if (line !== undefined && indent + line.length + JOINT <= COLUMNS) return [line]
  return [`${head} {`, ...indented(body, indent), '}']
}

const indented = (code: readonly Code[], indent: number): string[] =>
  code.flatMap((statement) => lines(statement, indent + 2)).map((line) => `  ${line}`)
