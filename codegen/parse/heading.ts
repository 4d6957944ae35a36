/** What a heading or a bullet names. */
import { readArguments } from './signature.js'

/** A function as a heading or bullet writes it. */
export interface FunctionName {
  /** Last part of the name: `send_sms` of `app.integrations.telnyx.send_sms(…)`. */
  readonly name: string
  /** Keys before it: `['app', 'integrations', 'telnyx']`. */
  readonly path: readonly string[]
  /** Names between the parentheses; absent without parentheses, or when they hold only `...`. */
  readonly signature?: readonly string[]
  /** The names of the signature that are in brackets or marked with `?`. */
  readonly optional?: readonly string[]
  /** The spelling alone shows that it is a function; otherwise only the content below it can. */
  readonly certain: boolean
  /** The heading is a title in words, and the example below it names the function. */
  readonly titled?: true
}

/** The headings of real functions are a tenth as long. */
const LONGEST = 2_000

/** A name with the keys before it. Only between dots may a key contain hyphens. */
const KEY = String.raw`\.[A-Za-z_]\w*(?:-[A-Za-z_]\w*)+(?=\.)|[.:][A-Za-z_]\w*|\[\s*(?:"[^"\]]*"|'[^'\]]*')\s*\]`
const NAME = new RegExp(String.raw`^([A-Za-z_]\w*(?:${KEY})*)\s*(\((.*)\)|\{(.*)\})?$`, 's')

/** A name in bold, or one with words after a colon or a dash. */
const BOLD = /^\*\*([^*]+)\*\*$/
const REMARKED = /^(`[^`\n]+`|\*\*[^*\n]+\*\*|[\w.:"'[\]]*\w\]?(?:\s*\([^()\n]*\))?)(?:\s*:|\s+(?:[—–-]|->|=>))\s+\S/

/** Keys that calls of any namespace begin with. */
const hosts: ReadonlySet<string> = new Set(['app', 'tools', 'integrations'])

/**
 * Reads `send_sms`, `` `send_sms` ``, `**send_sms**`, `send_sms(from, [to])`, `sms:send()`,
 * `app.integrations.telnyx.send_sms({ from, to })` and `send_sms: sends it`.
 */
export function readFunctionName(markdown: string): FunctionName | undefined {
  const text = markdown.trim()
  if (text.length > LONGEST) return undefined
  const name = readWritten(text.replace(/:$/, ''))
  if (name) return name
  const [, written] = REMARKED.exec(text) ?? []
  const remarked = written === undefined ? undefined : readWritten(written)
  return remarked?.certain ? { ...remarked, certain: false } : undefined
}

function readWritten(text: string): FunctionName | undefined {
  const plain = BOLD.exec(text)?.[1] ?? text
  const code = /^`+\s*([^`]+?)\s*`+$/.exec(plain)?.[1]
  const match = NAME.exec((code ?? plain).replace(/\\_/g, '_').trim())
  if (!match) return undefined
  const keys = readKeys(match[1]!)
  const [name, path] = [keys.at(-1)!, keys.slice(0, -1)]
  const called = match[2] !== undefined
  const args = called ? readArguments(match[3] ?? match[4] ?? '') : undefined
  const isEmpty = called && /^[\s{}]*$/.test(match[3] ?? match[4] ?? '')
  const hosted = path.length > 0 && hosts.has(path[0]!)
  if (path.length === 0 ? !isNameLike(name) : !hosted && !called && !isNameLike(name)) return undefined
  const optional = (args ?? []).filter((argument) => argument.optional).map((argument) => argument.name)
  return {
    name,
    path,
    certain: isCertain({ name, hosted, called, coded: code !== undefined, qualified: path.length > 0 }),
    ...(args && (isEmpty || args.length > 0) && { signature: args.map((argument) => argument.name) }),
    ...(optional.length > 0 && { optional }),
  }
}

interface Spelling {
  readonly name: string
  readonly hosted: boolean
  readonly called: boolean
  readonly coded: boolean
  readonly qualified: boolean
}

/**
 * `send_sms`, `sendSms`, `send()` and `` `send` `` are names of functions; `package.json` and `GitHub` may be something
 * else.
 */
function isCertain({ name, hosted, called, coded, qualified }: Spelling): boolean {
  if (hosted) return true
  if (!startsLow(name)) return called && qualified
  return called || (!qualified && (coded || /_|[a-z][A-Z]/.test(name)))
}

const startsLow = (name: string): boolean => /^[a-z_]/.test(name)

/** `send`, `MoveIt`, `SET_HEADING`, `WAIT`: names of functions in some documents. `Search` is a title. */
const isNameLike = (name: string): boolean => startsLow(name) || /^[A-Z]\w*[A-Z_]/.test(name)

/** Names in capitals, and names with a capital first letter, are titles more often than functions. */
export const isTitleLike = (name: string): boolean => !startsLow(name)

/** `a.b["c-d"]` and `a:b` as keys. */
function readKeys(text: string): string[] {
  return [...text.matchAll(/(?:^|[.:])([A-Za-z_]\w*(?:-[A-Za-z_]\w*)*)|\[\s*(?:"([^"]*)"|'([^']*)')\s*\]/g)].map(
    ([, plain, double, single]) => plain ?? double ?? single ?? '',
  )
}
