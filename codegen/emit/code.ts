/** Statements of a function under construction, and their text. */

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

/** A choice; none where there is nothing to choose from. */
export function choose(branches: readonly Branch[], otherwise: readonly Code[] = []): Code[] {
  return branches.length === 0 ? [...otherwise] : [{ branches, otherwise }]
}

/** The text of statements, without a line break at its end. */
export const printCode = (code: readonly Code[]): string => code.flatMap(lines).join('\n')

function lines(code: Code): string[] {
  if (typeof code === 'string') return [`${code};`]
  if ('head' in code) return [`${code.head} {`, ...indented(code.body), '}']
  return choiceLines(code)
}

function choiceLines({ branches, otherwise }: Choice): string[] {
  const parts = [
    ...branches.map(({ test, then }, index) => part(`${index === 0 ? 'if' : 'else if'} (${test})`, then)),
    ...otherwiseParts(otherwise),
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
function otherwiseParts(otherwise: readonly Code[]): string[][] {
  const [only] = otherwise
  if (only === undefined) return []
  if (otherwise.length > 1 || typeof only === 'string' || 'head' in only) return [part('else', otherwise)]
  return [...only.branches.map(({ test, then }) => part(`else if (${test})`, then)), ...otherwiseParts(only.otherwise)]
}

/** One plain statement stands on the line of its condition. */
function part(head: string, body: readonly Code[]): string[] {
  const [only] = body
  return body.length === 1 && typeof only === 'string' ? [`${head} ${only};`] : [`${head} {`, ...indented(body), '}']
}

const indented = (code: readonly Code[]): string[] => code.flatMap(lines).map((line) => `  ${line}`)
