/** The binary operators of Lua 5.3, weakest first (Reference Manual, 3.4.8), and those of other languages. */

export interface Operator {
  readonly text: string
  /** How strongly it binds what is on its left and right. */
  readonly left: number
  readonly right: number
}

const levels: readonly (readonly [words: string, left: number, right?: number])[] = [
  ['or', 1],
  ['and', 2],
  ['< > <= >= ~= ==', 3],
  ['|', 4],
  ['~', 5],
  ['&', 6],
  ['<< >>', 7],
  ['..', 9, 8],
  ['+ -', 10],
  ['* / // %', 11],
  ['^', 14, 13],
]

/** How strongly `not`, `-`, `#` and `~` bind. */
export const UNARY = 12

export const operators: ReadonlyMap<string, Operator> = new Map(
  levels.flatMap(([words, left, right = left]) =>
    words.split(' ').map((text) => [text, { text, left, right }] as const),
  ),
)

/** Operators of other languages, and those of Lua for them. */
export const foreignOperators: ReadonlyMap<string, string> = new Map([
  ['!=', '~='],
  ['!==', '~='],
  ['<>', '~='],
  ['===', '=='],
  ['&&', 'and'],
  ['||', 'or'],
  ['??', 'or'],
  ['**', '^'],
])

/** `x += 1`: the operator of Lua that is meant. */
export const compoundOperators: ReadonlyMap<string, string> = new Map([
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['%=', '%'],
  ['..=', '..'],
  ['**=', '^'],
  ['^=', '^'],
  ['|=', '|'],
  ['&=', '&'],
  ['||=', 'or'],
  ['&&=', 'and'],
  ['??=', 'or'],
])
