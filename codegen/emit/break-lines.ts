/**
 * Breaks lines of generated code that are too long: what a bracket holds, the members of a union or the operands of an
 * operator are then one per line, so that a changed value is a changed line.
 */

/** The longest line that is left as it is, in UTF-16 units. */
export const COLUMNS = 120

/** Breaks all lines of a module that are too long. Texts and links are left as they are. */
export function breakLines(text: string): string {
  let fence: string | undefined
  const broken = text.split('\n').map((line) => {
    const words = /^\s*(?:\/\*\*|\*|\/\/) ?/.exec(line)
    if (!words) return breakLine(line)
    const mark = /^ *(`{3,}|~{3,})/.exec(line.slice(words[0].length))?.[1]
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence) || line.endsWith('*/')) fence = undefined
    return line.length > COLUMNS && fence === undefined ? wrapComment(line, words[0]) : line
  })
  return broken.join('\n')
}

/** Breaks a line of prose into several; anything else stays on its line. */
function wrapComment(line: string, start: string): string {
  if (start.includes('//')) return line
  const body = line.slice(start.length)
  if (/^\s*[|@#>]/.test(body)) return line
  const space = ' '.repeat(start.length - start.trimStart().length)
  if (!start.includes('/**')) return wrap(body, start).join('\n')
  const lines = wrap(body.replace(/ \*\/$/, ''), `${space} * `)
  return [`${space}/**`, ...lines, `${space} */`].join('\n')
}

/** Words in lines that begin with `start`; the further ones of an item of a list are indented as its text is. */
function wrap(text: string, start: string): string[] {
  const inset = ' '.repeat(/^\s*(?:[-*+] |\d+[.)] )?/.exec(text)![0].length)
  const lines: string[] = []
  let line = start
  for (const word of text.trimStart().split(' ')) {
    if (line.length + word.length > COLUMNS && /\S/.test(line.slice(start.length))) {
      lines.push(line.trimEnd())
      line = start + inset
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()]
}

/** A bracket with what it holds, or a piece of text between brackets. */
type Part = string | Bracket

interface Bracket {
  readonly open: string
  readonly parts: readonly Part[]
  readonly close: string
}

/** One line as several, each broken further while it is too long. */
function breakLine(line: string): string {
  if (line.length <= COLUMNS) return line
  const indent = /^ */.exec(line)![0]
  const parts = parse(line.slice(indent.length))
  return breakOperators(parts, indent) ?? breakBracket(parts, indent) ?? line
}

const closers: { readonly [open: string]: string } = { '(': ')', '[': ']', '{': '}' }

/** A text, a bracket, words up to the beginning of an expression or a type, other words. */
const token = /'(?:[^'\\]|\\.)*'|[([{]|[)\]}]|[^'()[\]{}]*?(?:(?<![=!<>])=|=>|:) |[^'()[\]{}]+/g

function parse(line: string): readonly Part[] {
  const stack: { readonly open: string; readonly parts: Part[] }[] = [{ open: '', parts: [] }]
  for (const [text] of line.matchAll(token)) {
    const top = stack.at(-1)!
    if (closers[text] !== undefined) stack.push({ open: text, parts: [] })
    else if (stack.length > 1 && text === closers[top.open]) {
      stack.pop()
      stack.at(-1)!.parts.push({ ...top, close: text })
    } else top.parts.push(text)
  }
  // A bracket that this line does not close, such as the brace of a block, is text.
  return stack.flatMap(({ open, parts }) => (open === '' ? parts : [open, ...parts]))
}

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.open + textOf(part.parts) + part.close)).join('')

/** From the one that binds least; a chain of conditions may hold others. */
const operators = [' || ', ' && ', ' + ', ' | '] as const

/** `head a && b` as a head and a line for each operand. */
function breakOperators(parts: readonly Part[], indent: string): string | undefined {
  const start = headEnd(parts)
  const [head, rest] = [textOf(parts.slice(0, start)), parts.slice(start)]
  const operator = operators.find((sign) => split(rest, sign).length > 1)
  if (operator === undefined || head === '' || /<[^>]*\|/.test(textOf(rest))) return undefined
  const lines = operandLines(split(rest, operator), operator, `${indent}  `)
  return [`${indent}${head.trimEnd()}`, ...lines].join('\n')
}

/** Where the expression or the type of a line begins: after its `=`, `=>` or `:`. */
function headEnd(parts: readonly Part[]): number {
  const last = parts.findLastIndex((part) => typeof part === 'string' && /(?:(?<![=!<>])=|=>|:) $/.test(part))
  return last + 1
}

function operandLines(operands: readonly (readonly Part[])[], operator: string, indent: string): string[] {
  const leads = operator === ' | '
  return operands.map((operand, index) => {
    const text = textOf(operand).trim()
    if (leads) return breakLine(`${indent}| ${text}`)
    return breakLine(`${indent}${text}${index < operands.length - 1 ? operator.trimEnd() : ''}`)
  })
}

/** Splits at a sign between the parts of a level, outside of brackets and of literals. */
function split(parts: readonly Part[], sign: string): Part[][] {
  const pieces: Part[][] = [[]]
  for (const part of parts) {
    const texts = typeof part === 'string' && !part.startsWith("'") ? part.split(sign) : [part]
    texts.forEach((text, index) => {
      if (index > 0) pieces.push([])
      pieces.at(-1)!.push(text)
    })
  }
  return pieces
}

/** What the longest bracket of a line holds, one item a line. */
function breakBracket(parts: readonly Part[], indent: string): string | undefined {
  const candidates = parts.flatMap((part, index) =>
    typeof part !== 'string' && isBreakable(parts, index) ? [{ part, index }] : [],
  )
  const sizes = candidates.map(({ part }) => textOf(part.parts).length)
  const chosen = candidates[sizes.indexOf(Math.max(...sizes))]
  if (chosen === undefined) return undefined
  const { open, inner, close } = hug(chosen.part)
  const head = `${indent}${textOf(parts.slice(0, chosen.index))}${open}`
  const tail = `${close}${textOf(parts.slice(chosen.index + 1))}`
  const lines = itemLines(inner, isCommaList(parts, chosen.index), `${indent}  `)
  return [breakLine(head), ...lines, breakLine(`${indent}${tail}`)].join('\n')
}

/** `({ … })` and `([ … ])` break as one bracket. */
function hug(bracket: Bracket): { open: string; inner: Bracket; close: string } {
  const [only] = bracket.parts
  if (bracket.open !== '(' || bracket.parts.length !== 1 || typeof only !== 'object' || only.open === '(')
    return { open: bracket.open, inner: bracket, close: bracket.close }
  return { open: `(${only.open}`, inner: only, close: `${only.close})` }
}

/** Not an empty one, not the name of a property, not an index. */
function isBreakable(parts: readonly Part[], index: number): boolean {
  const { open, parts: inner } = parts[index] as Bracket
  if (textOf(inner).trim() === '') return false
  return open !== '[' || !(/[\w$\])]$/.test(before(parts, index)) || /^\??:/.test(after(parts, index)))
}

const before = (parts: readonly Part[], index: number): string => textOf(parts.slice(Math.max(0, index - 1), index))

const after = (parts: readonly Part[], index: number): string => textOf(parts.slice(index + 1, index + 2))

/** Whether a comma may be after the last item: everywhere but in parentheses around an expression. */
const isCommaList = (parts: readonly Part[], index: number): boolean =>
  (parts[index] as Bracket).open !== '(' ||
  /[\w$\])>]$/.test(before(parts, index)) ||
  after(parts, index).startsWith(' =>')

function itemLines({ open, parts }: Bracket, commas: boolean, indent: string): string[] {
  if (open === '{' && split(parts, '; ').length > 1)
    return split(parts, '; ').map((item) => breakLine(`${indent}${textOf(item).trim().replace(/;$/, '')};`))
  if (commas || open !== '(') return split(parts, ', ').map((item) => breakLine(`${indent}${textOf(item).trim()},`))
  const operator = operators.find((sign) => split(parts, sign).length > 1)
  return operator === undefined
    ? [breakLine(`${indent}${textOf(parts).trim()}`)]
    : operandLines(split(parts, operator), operator, indent)
}
