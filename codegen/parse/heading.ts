/** What a heading or a bullet names. */

/** A function as a heading or bullet shows it. */
export interface FunctionName {
  /** Last part of the name: `send_sms` of `app.integrations.telnyx.send_sms(…)`. */
  readonly name: string
  /** Keys before it, when it is written as a call: `['app', 'integrations', 'telnyx']`. */
  readonly path: readonly string[]
  /** Names between the parentheses; absent without parentheses, or when they hold only `...`. */
  readonly signature?: readonly string[]
  /** The spelling alone tells that it is a function; otherwise only what stands below it can tell. */
  readonly certain: boolean
  /** The heading is a title in words, and the example below it names the function. */
  readonly titled?: true
}

/** Signatures of real functions are a tenth of this. */
const LONGEST = 2_000

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Reads `send_sms`, `` `send_sms` ``, `send_sms(from, to)`, `app.integrations.telnyx.send_sms({ from, to })`. */
export function readFunctionName(markdown: string): FunctionName | undefined {
  const text = markdown.trim()
  if (text.length > LONGEST) return undefined
  const code = /^`+\s*([^`]+?)\s*`+$/.exec(text)?.[1]
  const written = (code ?? text).replace(/\\_/g, '_')
  const match =
    /^([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*(?:-[A-Za-z_]\w*)+(?=\.)|\.[A-Za-z_]\w*|\[\s*(?:"[^"\]]*"|'[^'\]]*')\s*\])*)\s*(\((.*)\)|\{(.*)\})?$/s.exec(
      written,
    )
  if (!match) return undefined
  const keys = readKeys(match[1]!)
  const name = keys.at(-1)!
  const path = keys.slice(0, -1)
  if (path.length > 0 && path[0] !== 'app' && path[0] !== 'tools' && path[0] !== 'integrations') return undefined
  const signature = match[2] === undefined ? undefined : readSignature(match[3] ?? match[4] ?? '')
  if (path.length === 0 && !startsLow(name)) return undefined
  const certain = path.length > 0 || match[2] !== undefined || code !== undefined || /[_]|[a-z][A-Z]/.test(name)
  return { name, path, certain, ...(signature && { signature }) }
}

const startsLow = (name: string): boolean => /^[a-z_]/.test(name)

/** `a.b["c-d"]` as keys. */
export function readKeys(text: string): string[] {
  return [...text.matchAll(/(?:^|\.)([A-Za-z_]\w*(?:-[A-Za-z_]\w*)*)|\[\s*(?:"([^"]*)"|'([^']*)')\s*\]/g)].map(
    ([, plain, double, single]) => plain ?? double ?? single ?? '',
  )
}

/** `{ id, id_list }`, `id, id_list`, `{ id = "x" }`, `...`: names where there are any, undefined for `...` alone. */
function readSignature(text: string): string[] | undefined {
  const inner = text
    .trim()
    .replace(/^\{|\}$/g, '')
    .trim()
  if (inner === '') return []
  const names = inner.split(',').map((part) =>
    part
      .trim()
      .replace(/[?*]$/, '')
      .replace(/\s*[=:].*$/s, '')
      .replace(/^["'`[]+|["'`\]]+$/g, ''),
  )
  const known = names.filter((name) => identifier.test(name))
  return known.length === 0 ? undefined : known
}

/** What a subsection of a function holds, by its title. */
export type Role = 'parameters' | 'returns' | 'example' | 'note'

const roles: readonly (readonly [Role, RegExp])[] = [
  [
    'parameters',
    /^((input|request|query|body|function|call) )?(parameters?|params|arguments|args|inputs?|options)( table)?$/i,
  ],
  [
    'returns',
    /^(returns?|return (values?|shape|fields?|type)|response( (fields?|format|shape|body|object|schema|structure))?|results?( (fields?|shape|object))?|outputs?( (fields?|shape))?|success response)$/i,
  ],
  [
    'example',
    /^((usage|complete|full|quick|basic|lua|sample|example)\s+)*(examples?|usage|sample|snippets?|example (usage|calls?))( \(.*\))?$/i,
  ],
]

/** The role of a title or label inside a function. */
export function roleOf(title: string): Role {
  const text = title.replace(/[:.]+$/, '').trim()
  return roles.find(([, pattern]) => pattern.test(text))?.[0] ?? 'note'
}
