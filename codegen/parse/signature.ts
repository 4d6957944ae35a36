/** Signatures: what is between the parentheses of a function, in headings, items and fences. */
import type { Schema } from '../../runtime/validation/schema.js'

/** One name of a signature. */
export interface Argument {
  readonly name: string
  /** It is in brackets, or is marked with `?`. */
  readonly optional: boolean
  /** The type that the signature states; `{}` if it states none that is known. */
  readonly schema: Schema
}

/** A signature that is alone in a fence. */
export interface Declaration {
  readonly name: string
  readonly arguments: readonly Argument[]
  /** It ends with `...`: callers may pass more. */
  readonly more: boolean
}

/** The signatures of real functions are a tenth as long. */
const LONGEST = 2_000

/** The names of `{ id, id_list }`, `id, [limit]`, `a[, b[, c]]`, `id?`, `{ id = "x" }`, in order. */
export function readArguments(text: string): Argument[] {
  let open = 0
  return partsOf(withoutBraces(text)).flatMap((part) => {
    const [, before = '', name, mark = ''] = /^([\s"'`[\]]*)([A-Za-z_]\w*)(?![\w(<])(\s*\?)?/.exec(part) ?? []
    const optional = open + count(before, '[') - count(before, ']') > 0 || mark !== ''
    open += count(part, '[') - count(part, ']')
    return name === undefined ? [] : [{ name, optional, schema: {} }]
  })
}

const withoutBraces = (text: string): string => text.trim().replace(/^\{|\}$/g, '')

const count = (text: string, mark: string): number => text.split(mark).length - 1

/** Splits at commas outside of parentheses, braces and quotes. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of text.matchAll(/"[^"\n]*"|'[^'\n]*'|[({<]|[)}>]|,/g)) {
    if (/^[({<]$/.test(mark)) depth++
    else if (/^[)}>]$/.test(mark)) depth--
    else if (mark === ',' && depth <= 0) {
      parts.push(text.slice(from, index))
      from = index + 1
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '')
}

/**
 * Reads code that only declares a function: `void SET_HEADING(Entity entity, float heading);`, `find_it(q, [limit])`,
 * `function find_it(q, limit) end`. Undefined for code that calls or does anything.
 */
export function readDeclaration(code: string, language: string): Declaration | undefined {
  if (code.length > LONGEST) return undefined
  const text = code
    .replace(/\/\*[^]*?\*\/|^\s*(?:\/\/|--).*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  return /^(?:c|cpp|c\+\+|h)$/.test(language) || (language === '' && text.endsWith(');'))
    ? declaredInC(text)
    : /^(?:lua|luau|)$/.test(language)
      ? declaredInLua(text)
      : undefined
}

function declaredInC(text: string): Declaration | undefined {
  const [, name, inside = ''] = /^(?:\w+(?:\([^()]*\))?[\s*]+)+([A-Za-z_]\w*) ?\((.*)\) ?;?$/.exec(text) ?? []
  if (name === undefined) return undefined
  const parts = partsOf(inside).filter((part) => part !== 'void')
  return {
    name,
    arguments: parts.filter((part) => part !== '...').flatMap(argumentInC),
    more: parts.includes('...'),
  }
}

/** `cs_type(AnyPtr) char* streamName`: the last word is the name, the prefix the type. */
function argumentInC(part: string): Argument[] {
  const [, type = '', name] = /^(.*?)([A-Za-z_]\w*)(?: ?\[\w*\])?$/.exec(part.replace(/^\w+\([^()]*\) ?/, '')) ?? []
  return name === undefined ? [] : [{ name, optional: false, schema: schemaInC(type.trim()) }]
}

/** Types of C that Lua has, too. The host decides what handles and pointers are. */
function schemaInC(type: string): Schema {
  const plain = type.replace(/\bconst\b/g, '').replace(/\s+/g, '')
  if (/^char\*$/.test(plain)) return { type: 'string' }
  if (/^(?:unsigned)?(?:int|long|short|longlong|u?int\d+(?:_t)?)$/.test(plain)) return { type: 'integer' }
  if (/^(?:float|double)$/.test(plain)) return { type: 'number' }
  return /^(?:BOOL|bool)$/.test(plain) ? { type: 'boolean' } : {}
}

/** Lua that declares: a function without a body, or a call whose arguments carry marks that real calls cannot have. */
function declaredInLua(text: string): Declaration | undefined {
  const [, word, path, inside = ''] =
    /^(?:local [\w, ]+ = |return )?(function )?((?:[A-Za-z_]\w*[.:])*[A-Za-z_]\w*) ?\((.*?)\)(?: end| ?->.*)?$/.exec(
      text,
    ) ?? []
  const marked = /\[ ?,? ?[A-Za-z_]\w*|[A-Za-z_]\w* ?\?/.test(inside) && !/["']/.test(inside)
  if (path === undefined || (word === undefined && !marked)) return undefined
  const name = path.split(/[.:]/).at(-1)!
  return { name, arguments: readArguments(inside), more: /\.\.\./.test(inside) }
}
