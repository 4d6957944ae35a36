/**
 * Emitted TypeScript as a function body of JavaScript: types and comments are left out, imports become calls of
 * `require`, exports what the function returns. It knows the forms that the emitter writes, and a test compares what it
 * makes with what the compiler makes.
 */

/** The text of `function (require) { … }` for a module. */
export function moduleFunction(text: string): string {
  const { code, exported } = new Eraser(tokensOf(text)).erase()
  return `function (require) {\n${code.trim()}\nreturn { ${exported.join(', ')} };\n}`
}

/** Comments; text in quotes; text between backticks; words; operators that hold a `=`; spaces; any other sign. */
const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`|[\w$]+|=>|[=!<>]=+|\s+|[^]/gy

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex
    const [token] = TOKEN.exec(text)!
    if (token === '`') TOKEN.lastIndex = templateEnd(text, start)
    if (token === '`') tokens.push(text.slice(start, TOKEN.lastIndex))
    else if (/^\/[*/]/.test(token)) continue
    else tokens.push(/^\s/.test(token) ? (token.includes('\n') ? '\n' : ' ') : token)
  }
  return tokens
}

/** Where the template literal ends that begins at `start`. */
function templateEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === '`') return index + 1
    else if (text.startsWith('${', index)) index = expressionEnd(text, index)
  }
  throw new Error('a template literal of an emitted module does not end')
}

/** The brace that ends `${ … }`. */
function expressionEnd(text: string, start: number): number {
  const inside = /(?:'(?:[^'\\\n]|\\.)*'|[^'}])*/y
  inside.lastIndex = start
  inside.exec(text)
  return inside.lastIndex
}

const OPENING = new Set(['(', '[', '{', '<'])
const CLOSING = new Set([')', ']', '}', '>'])

class Eraser {
  readonly #tokens: readonly string[]
  readonly #exported: string[] = []
  #index = 0
  #code = ''
  /** The last token that is no space. */
  #before = ''

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  erase(): { readonly code: string; readonly exported: readonly string[] } {
    while (this.#index < this.#tokens.length) this.#step()
    return { code: this.#code, exported: this.#exported }
  }

  #step(): void {
    const token = this.#peek()
    if (this.#startsStatement()) {
      if (token === 'import') return this.#import()
      if (token === 'export') return this.#export()
      if (token === 'interface') return this.#skipInterface()
      if (token === 'type') return this.#skipTo(';')
    }
    // As the name of a field each has a colon after it.
    if ((token === 'const' || token === 'let') && this.#next() !== ':') return this.#declaration()
    if (token === 'function' && this.#next() !== ':') return this.#functionHead()
    if (token === 'as' && this.#isCast()) return this.#skipCast()
    this.#take()
  }

  #startsStatement(): boolean {
    return this.#before === '' || this.#before === ';' || this.#before === '}'
  }

  #peek(): string {
    return this.#tokens[this.#index] ?? ''
  }

  /** The token after this one that is not a space. */
  #next(): string {
    let index = this.#index + 1
    while (isSpace(this.#tokens[index] ?? '')) index++
    return this.#tokens[index] ?? ''
  }

  #take(): string {
    const token = this.#peek()
    this.#index++
    this.#code += token
    if (!isSpace(token)) this.#before = token
    return token
  }

  #skip(): string {
    return this.#tokens[this.#index++] ?? ''
  }

  /** Leaves out everything up to one of these signs outside of brackets, and that sign. */
  #skipTo(...ends: readonly string[]): void {
    this.#skipType(...ends)
    this.#skip()
  }

  #skipType(...ends: readonly string[]): void {
    for (let depth = 0; this.#index < this.#tokens.length; this.#index++) {
      const token = this.#peek()
      if (depth === 0 && ends.includes(token)) return
      if (OPENING.has(token)) depth++
      else if (CLOSING.has(token)) depth--
    }
  }

  #skipInterface(): void {
    this.#skipType('{')
    this.#skipBraces()
  }

  #skipBraces(): void {
    this.#skip()
    this.#skipTo('}')
  }

  /** `import { a, type B } from '…';` */
  #import(): void {
    const { names, from } = this.#specifiers()
    if (names.length > 0) this.#code += `const { ${names.join(', ')} } = require(${from});`
  }

  #specifiers(): { readonly names: readonly string[]; readonly from: string } {
    const start = this.#index
    this.#skipTo(';')
    const tokens = this.#tokens.slice(start, this.#index).filter((token) => !isSpace(token))
    const from = tokens.at(-2) ?? ''
    if (tokens[1] === 'type') return { names: [], from }
    const listed = tokens.slice(tokens.indexOf('{') + 1, tokens.indexOf('}')).join(' ')
    return { names: listed.split(' , ').filter((name) => /^[\w$]+$/.test(name)), from }
  }

  #export(): void {
    const what = this.#next()
    if (what === 'type' || what === '{') return this.#skipTo(';')
    this.#skip()
    while (isSpace(this.#peek())) this.#skip()
    if (what === 'interface') this.#skipInterface()
    else this.#exported.push(this.#next())
  }

  /** `const name: Type = …` */
  #declaration(): void {
    this.#take()
    while (isSpace(this.#peek())) this.#take()
    if (/^[\w$]+$/.test(this.#peek())) this.#take()
    if (this.#peek() !== ':') return
    this.#skipType('=', ';')
    if (this.#peek() === '=') this.#code += ' '
  }

  /** `function name(name: Type): Type {` */
  #functionHead(): void {
    while (this.#peek() !== '(') this.#take()
    this.#take()
    while (this.#peek() !== ')') {
      if (this.#peek() === ':') this.#skipType(',', ')')
      else this.#take()
    }
    this.#take()
    this.#skipType('{')
    this.#code += ' '
  }

  /** Between a value and a type. A variable of that name has a sign after it, or is where a value begins. */
  #isCast(): boolean {
    return /^[\w$'"`)\]}]/.test(this.#before) && /^(?:[A-Za-z_$]|\{)/.test(this.#next())
  }

  #skipCast(): void {
    this.#code = this.#code.trimEnd()
    this.#skip()
    while (isSpace(this.#peek())) this.#skip()
    if (this.#peek() === '{') this.#skipBraces()
    else this.#skipType(',', ';', ')', ']', '}')
  }
}

const isSpace = (token: string): boolean => token === ' ' || token === '\n'
