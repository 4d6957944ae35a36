/** Documented names as names of TypeScript, Lua and files: always valid, unique and the same for the same document. */
import type { ApiFunction, Namespace } from '../ir.js'

/** What a function is called in generated code. */
export interface FunctionNames {
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

/** Words that TypeScript reserves in modules (ECMAScript 2023, 12.7.2, and `strict` mode). */
const reservedInTypeScript = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
  'false finally for function if implements import in instanceof interface let new null package private protected ' +
  'public return static super switch this throw true try typeof undefined var void while with yield NaN Infinity'
).split(' ')

/** Names that generated modules use themselves. */
const usedInModules = (
  'Array Number Object FORMAT brokenRule choices definition document documentation documented functions given http ' +
  'hooks input integration isFields isInteger isNumber isTable issues known missing notATable notInEnum outOfBounds ' +
  'unknownNames wrongType'
).split(' ')

/** `sendSms` of `send_sms`, `get-it` or `SendSms`; `url` of `URL`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name)
  return startingWithLetter(uncapitalized(first) + rest.map(capitalized).join(''))
}

/** `SendSms` of `send_sms`, `get-it` or `sendSms`. */
export const pascalCase = (name: string): string => startingWithLetter(words(name).map(capitalized).join(''))

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
  const functions = namespace.functions.map((fn, index): [ApiFunction, FunctionNames] => {
    return [
      fn,
      {
        constant: unique(camelCase(fn.name), constants),
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

/** Gives names to the variables of one function body; none of them is a name of the module or one of `others`. */
export function localNames(others: readonly string[] = []): (wanted: string) => string {
  const taken = new Set([...reserved(), ...others])
  return (wanted) => unique(camelCase(wanted), taken)
}

/**
 * Gives names to the constants next to a function's validator. Their `_` is in no name that `camelCase` makes, so
 * that they are new in the module and in the validator, whatever other functions are called.
 */
export function constantNames(constant: string): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => unique(`${constant}_${camelCase(wanted)}`, taken)
}

const reserved = (): Set<string> => new Set([...reservedInTypeScript, ...usedInModules])

/** Letters, digits, `_`, `-` and `.` as they are, everything else as `~` and hexadecimal digits; never hidden. */
export function fileName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]/gu, (char) => `~${char.codePointAt(0)!.toString(16)}`)
  return safe === '' ? '~' : safe.slice(0, 100)
}

const unique = (wanted: string, taken: Set<string>): string => uniqueBy(wanted, (candidate) => [candidate], taken)

/** The name, or the name with the smallest number that makes all derived names unique. */
function uniqueBy(wanted: string, derive: (name: string) => readonly string[], taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${wanted}${number}`
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
