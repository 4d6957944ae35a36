/** Statements of a function under construction, and their text. */
import { COLUMNS } from './break-lines.js'
import type { Language } from './language.js'

/** A statement of one line, without its semicolon, or one that holds others. */
export type Code = string | Declaration | Choice | Block

/** `const value: unknown = given`: a variable with a type, which JavaScript does not have. */
export interface Declaration {
  /** `const value`. */
  readonly declared: string
  readonly type?: string
  readonly value?: string
}

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

/** A choice; none if it has no branches. */
export function choose(branches: readonly Branch[], otherwise: readonly Code[] = []): Code[] {
  return branches.length === 0 ? [...otherwise] : [{ branches, otherwise }]
}

/** How statements are written. */
interface Style {
  readonly language: Language
  /** The indentation of each line. */
  readonly indent: number
}

/** The text of statements, without a line break at its end. */
export const printCode = (code: readonly Code[], style: Style): string =>
  code.flatMap((statement) => lines(statement, style)).join('\n')

function lines(code: Code, style: Style): string[] {
  if (typeof code === 'string') return [`${code};`]
  if ('head' in code) return [`${code.head} {`, ...indented(code.body, style), '}']
  return 'declared' in code ? [declarationLine(code, style.language)] : choiceLines(code, style)
}

function declarationLine({ declared, type, value }: Declaration, language: Language): string {
  const annotation = language === 'typescript' && type !== undefined ? `: ${type}` : ''
  return `${declared}${annotation}${value === undefined ? '' : ` = ${value}`};`
}

function choiceLines({ branches, otherwise }: Choice, style: Style): string[] {
  const parts = [
    ...branches.map(({ test, then }, index) => part(`${index === 0 ? 'if' : 'else if'} (${test})`, then, style)),
    ...otherwiseParts(otherwise, style),
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
function otherwiseParts(otherwise: readonly Code[], style: Style): string[][] {
  const [only] = otherwise
  if (only === undefined) return []
  if (otherwise.length > 1 || typeof only === 'string' || !('branches' in only)) return [part('else', otherwise, style)]
  return [
    ...only.branches.map(({ test, then }) => part(`else if (${test})`, then, style)),
    ...otherwiseParts(only.otherwise, style),
  ]
}

/** What `} ` in front of an `else` may add. */
const JOINT = 2

/** A single plain statement goes on the line of its condition if there is room. */
function part(head: string, body: readonly Code[], style: Style): string[] {
  const [only] = body
  const line = body.length === 1 && typeof only === 'string' ? `${head} ${only};` : undefined
  if (line !== undefined && style.indent + line.length + JOINT <= COLUMNS) return [line]
  return [`${head} {`, ...indented(body, style), '}']
}

function indented(code: readonly Code[], { language, indent }: Style): string[] {
  const style = { language, indent: indent + 2 }
  return code.flatMap((statement) => lines(statement, style)).map((line) => `  ${line}`)
}
