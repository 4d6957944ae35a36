/** What scripts have in addition to the host's functions, and what those functions return. */
import { aBoolean, aNumber, aString, aTable, nil, unknown, type Value } from './values/value.js'

const members: { readonly [library: string]: string } = {
  string: 'byte char find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper',
  table: 'concat insert move pack remove sort unpack',
  math:
    'abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger modf pi rad random ' +
    'randomseed sin sqrt tan tointeger type ult',
  utf8: 'char charpattern codepoint codes len offset',
  os: 'clock date difftime time',
  debug: 'traceback',
  json: 'array decode encode null object',
  docs: 'accounts list read search',
  coroutine: 'create isyieldable resume running status wrap yield',
}

/** The names of the members of each library. */
export const libraryMembers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(members).map(([library, names]) => [library, names.split(' ')]),
)

/** The global functions. */
export const globalFunctions: readonly string[] = (
  'assert collectgarbage error getmetatable ipairs load next pairs parallel pages pcall print rawequal rawget ' +
  'rawlen rawset select setmetatable tonumber tostring type xpcall'
).split(' ')

/** Further globals, whose values are not followed. */
export const otherGlobals: readonly string[] = ['_G', '_VERSION', '_ENV']

const strings = new Set(
  (
    'tostring type table.concat string.char string.format string.lower string.rep string.reverse string.sub ' +
    'string.upper string.gsub json.encode docs.list docs.read docs.search debug.traceback utf8.char utf8.charpattern'
  ).split(' '),
)
const numbers = new Set(
  (
    'rawlen string.len math.abs math.ceil math.floor math.max math.min math.sqrt math.random math.huge math.pi ' +
    'math.maxinteger math.mininteger os.clock os.difftime'
  ).split(' '),
)
const booleans = new Set(['rawequal', 'math.ult', 'coroutine.isyieldable'])
const tables = new Set(['table.pack', 'json.array', 'json.object', 'docs.accounts'])

/** What a function of Lua returns, or the value of a constant. */
export function resultOf(name: string): Value {
  if (strings.has(name)) return aString
  if (numbers.has(name)) return aNumber
  if (booleans.has(name)) return aBoolean
  if (name === 'print') return nil
  return tables.has(name) ? aTable : unknown
}

/** Members of libraries that are values, not functions. */
export const constants: ReadonlySet<string> = new Set([
  'math.huge',
  'math.pi',
  'math.maxinteger',
  'math.mininteger',
  'utf8.charpattern',
  'json.null',
])
