/** One tool for each function: as good as scripts for a handful of functions, far too much for many. */
import type { McpServer } from '@modelcontextprotocol/server'
import type { NamespaceDefinition } from '../definition.js'
import { MoonbindError } from '../errors.js'
import { dialectOf } from '../tools/dialects.js'
import { descriptionOf, parametersIn } from '../tools/input-schema.js'
import { toolName } from '../tools/names.js'
import { compiledOnUse } from './compiled-on-use.js'
import { hintsOf } from './hints.js'
import type { Rounds } from './round-state.js'
import { outcomeSchema } from './schemas.js'
import type { Session } from './session.js'

/** With more tools, models do worse than with scripts. */
const MOST_FUNCTIONS = 40

/** @throws {MoonbindError} `too_many_functions` */
export function checkCount(namespaces: readonly NamespaceDefinition[]): void {
  const count = namespaces.reduce((sum, { functions }) => sum + functions.length, 0)
  if (count <= MOST_FUNCTIONS) return
  throw new MoonbindError(
    'too_many_functions',
    `${count} functions are too many for a tool each, at most ${MOST_FUNCTIONS}: offer scripts instead, or fewer ` +
      'namespaces',
  )
}

/** Formats that the validators of clients know; the description names others. */
const standardFormats: ReadonlySet<string> = new Set([
  'date',
  'date-time',
  'time',
  'email',
  'uri',
  'uuid',
  'ipv4',
  'ipv6',
])

interface FunctionTools {
  readonly server: McpServer
  readonly session: Session
  readonly rounds: Rounds
  readonly namespaces: readonly NamespaceDefinition[]
}

export function registerFunctions({ server, session, rounds, namespaces }: FunctionTools): void {
  // Vendors refuse requirements on several parameters at the root, so the description states them.
  const dialect = { ...dialectOf('anthropic', false), formats: standardFormats }
  for (const { namespace, functions } of namespaces) {
    for (const fn of functions) {
      const path = `app.integrations[ ${longString(namespace)} ][ ${longString(fn.name)} ]`
      server.registerTool(
        toolName(namespace, fn.name),
        {
          title: `${namespace}.${fn.name}`,
          description: descriptionOf(fn, dialect),
          inputSchema: compiledOnUse<object>(parametersIn(fn, dialect, () => {})),
          outputSchema: compiledOnUse(outcomeSchema),
          annotations: hintsOf(fn.effect),
        },
        async (given, context) => {
          const { runTool } = await import('./run-tool.js')
          const code = `return ${path}(json.decode(${longString(JSON.stringify(given))}))`
          return runTool({ server, session, rounds, context, given: { code }, readOnly: false })
        },
      )
    }
  }
}

/** A string of Lua without escapes (Reference Manual, 3.1), for texts without line ends. */
function longString(text: string): string {
  let level = ''
  while (`${text}]`.includes(`]${level}]`)) level += '='
  return `[${level}[${text}]${level}]`
}
