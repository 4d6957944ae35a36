/** The calls and examples that an API is tested with, be it the fixture or the mock of the official document. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRuntime } from 'moonbind'
import type { FunctionDefinition, Schema } from 'moonbind/runtime'
import { definition, telnyx } from '#generated/telnyx/index.js'
import { root } from '../helpers/cli.js'

/** An API that records each request, with its answer and what the strict check found wrong. */
export interface Listened {
  readonly baseUrl: string
  /** Method, path and query, status, violations. */
  readonly log: { readonly request: string; readonly status: number; readonly violations: string | null }[]
}

/** A `fetch` that logs what it sends, and what the strict check found wrong. */
export const listen =
  ({ log }: Listened) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const response = await fetch(request)
    log.push({
      request: `${request.method} ${pathname}${decodeURIComponent(search)}`,
      status: response.status,
      violations: response.headers.get('sl-violations'),
    })
    return response
  }

/** The generated binding, connected to an API. */
export function connect(api: Listened) {
  const accounts = {
    default: { apiKey: 'key-of-nobody' },
    work: { apiKey: 'key-of-work' },
    personal: { apiKey: 'key-of-a-person' },
  }
  return telnyx({ accounts, http: { baseUrl: api.baseUrl, retries: 0, fetch: listen(api) } })
}

/** Values to try for a parameter: all of an enumeration, both ends of a range, a text of its format. */
function valuesOf(name: string, schema: Schema): unknown[] {
  if (schema.enum) return [...schema.enum]
  if (schema.type === 'boolean') return [true, false]
  if (schema.type === 'integer') return [schema.minimum ?? 1, schema.maximum ?? 7, -1]
  if (schema.type === 'array') return [['https://example.com/a.png']]
  return name.includes('session') || name.includes('conference')
    ? ['428c31b6-7af4-4bcb-b7f5-5013ef9657c1', 'no-uuid']
    : ['+12345678900']
}

/** Calls with the required parameters and each value of each other one, and with all of them. */
function callsOf({ parameters }: FunctionDefinition): { readonly [name: string]: unknown }[] {
  const required = Object.fromEntries(
    parameters.filter((each) => each.required).map(({ name, schema }) => [name, valuesOf(name, schema)[0]]),
  )
  const all = Object.fromEntries(parameters.map(({ name, schema }) => [name, valuesOf(name, schema)[0]]))
  return [
    required,
    ...parameters.flatMap(({ name, schema }) =>
      valuesOf(name, schema).map((value) => ({ ...required, [name]: value })),
    ),
    all,
  ]
}

/** All calls that the document promises, with what became of each: nothing, or the message. */
export async function callEverything(api: Listened): Promise<{ call: string; failed: string | undefined }[]> {
  const functions = connect(api) as unknown as { readonly [name: string]: (params: object) => Promise<unknown> }
  const results: { call: string; failed: string | undefined }[] = []
  for (const each of definition.functions) {
    for (const params of callsOf(each)) {
      const failed = await functions[each.name]!(params).then(
        () => undefined,
        (error: Error) => error.message,
      )
      results.push({ call: `${each.name} ${JSON.stringify(params)}`, failed })
    }
  }
  return results
}

/** A message of these parts, about a call that was not sent. */
const nothingSent = (...parts: readonly RegExp[]): RegExp =>
  new RegExp(`${parts.map(({ source }) => source).join('')}\\. No request was made\\.$`)

/** What the API does not give, and how it is said. Everything else succeeds. */
export const refusals: readonly (readonly [call: RegExp, message: RegExp])[] = [
  [/"page_number":-1/, /"page_number": expected at least 1, got number -1\. No request was made\.$/],
  [
    /^list_(?:phone_numbers|call_records) .*"page_size":-1/,
    /"page_size": expected at least 1 \(the API refuses pages without items\), got number -1\. No request was made\.$/,
  ],
  [
    /^list_(?:messages|calls) .*"page_size":(?:250|-1)/,
    nothingSent(
      /"page_size": expected at (?:most 50|least 1) /,
      /\(the API answers at most 50 detail records at once\), got number (?:250|-1)/,
    ),
  ],
  [
    /^list_messages .*"filter_status":"(?!delivered)/,
    nothingSent(
      /"filter_status": expected one of "delivered" /,
      /\(detail records hold final statuses, of which this is the only documented one\), /,
      /got string "\w+"( \(did you mean "delivered"\?\))?/,
    ),
  ],
  [
    /^list_calls .*"filter_status"/,
    nothingSent(
      /the parameter "filter_status" is not available: /,
      /The API describes no status of its detail records of calls/,
    ),
  ],
  [
    /^get_call /,
    nothingSent(
      /get_call is not available: /,
      /The API finds a call by its call control id only, and a call session id leads to none/,
    ),
  ],
  [
    /"filter_call_session_id":"no-uuid"/,
    nothingSent(
      /"filter_call_session_id": expected a UUID \(the API knows call sessions by UUIDs\), got string "no-uuid"/,
    ),
  ],
]

/** The documented examples: what they print, or why they fail. */
export const examples: readonly (readonly [
  heading: string,
  outcome: { readonly output: RegExp } | { readonly error: RegExp },
])[] = [
  ['list_phone_numbers', { output: /^(\+\d+ \([a-z_-]+\)\n)+$/ }],
  ['get_phone_number', { output: /^\+\d+\n[a-z_-]+\n$/ }],
  ['list_messages', { error: /attempt to concatenate a nil value \(field 'text'\)/ }],
  ['send_sms', { output: /^Message ID: \S+\nStatus: queued\n$/ }],
  ['list_calls', { error: /the parameter "filter_status" is not available: / }],
  ['get_call', { error: /get_call is not available: / }],
  [
    'list_call_records',
    {
      error: nothingSent(
        /"filter_call_session_id": expected a UUID \(the API knows call sessions by UUIDs\), /,
        /got string "0ccc7b54-4e3a-4fa1-8c3f-5d2e3f4g5h6i"/,
      ),
    },
  ],
  ['Multi-Account Usage', { output: /^$/ }],
]

const fences = new Map(
  readFileSync(join(root, 'spec/telnyx.md'), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, /^```lua\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? '']),
)

/** Runs a documented example; with `session` instead of the documented session id, where one is given. */
export async function runExample(api: Listened, heading: string, session?: string) {
  const runtime = await createRuntime({ integrations: [connect(api)], isolation: 'inline' })
  const code = fences.get(heading)!
  const run = await runtime.run(session === undefined ? code : code.replace(/0ccc7b54-[\w-]+/, session))
  await runtime.close()
  return run
}
