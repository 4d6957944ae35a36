/** Documented names as names of TypeScript, Lua and files: always valid, unique and the same for the same document. */
import type { ApiFunction, Namespace } from '../ir.js'

/** What a function is called in generated code. */
export interface FunctionNames {
  /** File without ending. */
  readonly file: string
  readonly constant: string
  readonly validate: string
  readonly params: string
  readonly result: string
}

/** What a namespace is called in generated code. */
export interface NamespaceNames {
  readonly constant: string
  readonly functionsType: string
  readonly handlersType: string
  readonly functions: ReadonlyMap<ApiFunction, FunctionNames>
}

/** Words that TypeScript keeps for itself in modules (ECMAScript 2023, 12.7.2, and `strict` mode). */
const reservedInTypeScript = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if ' +
  'implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof ' +
  'undefined var void while with yield NaN Infinity'
).split(' ')

/** Names that generated modules use themselves. */
const usedInModules = (
  'Array Number Object FORMAT brokenRule choices definition docs given http hooks input integration issues known missing notATable notInEnum outOfBounds present ' +
  'unknownNames wrongType'
).split(' ')

/** The 22 keywords of Lua 5.3 (Reference Manual, 3.1). */
const reservedInLua = new Set(
  'and break do else elseif end false for function goto if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
)

/** File names that a namespace's folder uses itself, and those that Windows keeps for devices. */
const reservedFiles =
  'index docs schema http hooks mock con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9'.split(
    ' ',
  )

/** `sendSms` of `send_sms`, `get-it` or `SendSms`; `url` of `URL`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name)
  return startingWithLetter(uncapitalized(first) + rest.map(capitalized).join(''))
}

/** `SendSms` of `send_sms`, `get-it` or `sendSms`. */
export const pascalCase = (name: string): string => startingWithLetter(words(name).map(capitalized).join(''))

/** `.send_sms`, or `["end"]` where Lua needs it. */
export function luaAccess(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reservedInLua.has(name) ? `.${name}` : `[${luaString(name)}]`
}

/** `from`, or `["end"]`: the key of a table constructor. */
export const luaKey = (name: string): string => luaAccess(name).replace(/^\./, '')

/** A Lua string literal; bytes that are no printable ASCII are written as they are, except control characters. */
export function luaString(text: string): string {
  const body = text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/[\u0000-\u001f\u007f]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, '0')}`)
  return `"${body}"`
}

/** The names of everything that a namespace generates. */
export function nameNamespace(namespace: Namespace): NamespaceNames {
  const type = pascalCase(namespace.namespace)
  const own = {
    constant: unique(camelCase(namespace.namespace), reserved()),
    functionsType: `${type}Functions`,
    handlersType: `${type}Handlers`,
  }
  const taken = new Set(Object.values(own))
  const derived = namespace.functions.map(({ name }) =>
    uniqueBy(pascalCase(name), (candidate) => Object.values(typeNames(candidate)), taken),
  )
  const constants = new Set([...reserved(), own.constant, ...derived.map((candidate) => typeNames(candidate).validate)])
  const files = new Set(reservedFiles)
  const functions = namespace.functions.map((each, index): [ApiFunction, FunctionNames] => {
    return [
      each,
      {
        file: uniqueFile(fileName(each.name), files),
        constant: unique(camelCase(each.name), constants),
        ...typeNames(derived[index]!),
      },
    ]
  })
  return { ...own, functions: new Map(functions) }
}

const typeNames = (type: string): Pick<FunctionNames, 'validate' | 'params' | 'result'> => ({
  validate: `validate${type}`,
  params: `${type}Params`,
  result: `${type}Result`,
})

/** Gives names to the variables of one function body: each is new, as compared with the module's own and `others`, too. */
export function localNames(others: readonly string[] = []): (wanted: string) => string {
  const taken = new Set([...reserved(), ...others])
  return (wanted) => unique(camelCase(wanted), taken)
}

const reserved = (): Set<string> => new Set([...reservedInTypeScript, ...usedInModules])

/** Letters, digits, `_`, `-` and `.` as they are, everything else as `~` and hexadecimal digits; never hidden. */
export function fileName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]/gu, (char) => `~${char.codePointAt(0)!.toString(16)}`)
  return safe === '' ? '~' : safe.slice(0, 100)
}

const unique = (wanted: string, taken: Set<string>): string => uniqueBy(wanted, (candidate) => [candidate], taken)

/** File systems may not tell upper case from lower. */
const uniqueFile = (wanted: string, taken: Set<string>): string =>
  uniqueBy(wanted, (candidate) => [candidate.toLowerCase()], taken, '-')

/** The name, or the name with the smallest number that makes all that is derived from it new. */
function uniqueBy(
  wanted: string,
  derive: (name: string) => readonly string[],
  taken: Set<string>,
  separator = '',
): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${wanted}${separator}${number}`
    const derived = derive(candidate)
    if (derived.some((name) => taken.has(name))) continue
    for (const name of derived) taken.add(name)
    return candidate
  }
}

/** Words of letters and digits that an identifier may hold; a name without any is spelled as code points. */
function words(name: string): string[] {
  const found = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return found.length > 0 ? found : ['u', ...[...name].map((char) => char.codePointAt(0)!.toString(16))]
}

const uncapitalized = (word: string): string =>
  word.replace(/^[A-Z]+(?=[A-Z][a-z]|[^A-Za-z]|$)|^[A-Z]/, (start) => start.toLowerCase())

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const startingWithLetter = (name: string): string => (/^[A-Za-z]/.test(name) ? name : `_${name}`)
