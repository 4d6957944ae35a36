/** Fences as examples. */
import type { Code } from 'mdast'
import { type LuaReading, readLua } from '../../runtime/lua/index.js'
import { type Example, facts, type Place } from '../ir.js'
import { placeOfNode, sourceOf } from './markdown/markdown.js'
import { plainText } from './markdown/text.js'
import type { Reading } from './reading.js'

/** A fence with what its code tells. */
export interface ReadExample {
  readonly example: Example
  /** Absent for code that is no Lua. */
  readonly lua?: LuaReading
  /** Offset of the fence in the document. */
  readonly offset: number
}

const luaNames = new Set(['lua', 'luau', 'lua5.3', 'lua53'])

/** Reads one fence; a fence without language is Lua when it parses and calls something. */
export function readExample(node: Code, title: string, reading: Reading): ReadExample {
  const place = placeOfNode(reading, node)
  const language = (node.lang ?? '').toLowerCase()
  reportUnclosed(node, place, reading)
  const lua = luaNames.has(language) || language === '' ? readLua(node.value, reading.effort) : undefined
  const isLua = lua !== undefined && (luaNames.has(language) || (lua.problems.length === 0 && lua.calls.length > 0))
  const name = plainText(title).replace(/[:.]$/, '')
  const example: Example = {
    language: isLua ? 'lua' : language,
    code: node.value,
    ...(name !== '' && !/^(usage|examples?|example usage|parameters?|returns?|notes?)$/i.test(name) && { title: name }),
    ...(isLua && lua.outputs.length > 0 && { outputs: lua.outputs }),
    ...(isLua && lua.problems.length > 0 && { invalid: true }),
    [facts]: [{ of: 'code', by: 'example', text: node.value, place }],
  }
  if (isLua) reportProblems(lua, place, reading)
  return { example, offset: place.start.offset, ...(isLua && { lua }) }
}

/** Each problem at its line of the document; code lines begin one below the fence. */
function reportProblems(lua: LuaReading, fence: Place, reading: Reading): void {
  for (const { line, column, message } of lua.problems) {
    const at = { line: fence.start.line + line, column: fence.start.column - 1 + column, offset: fence.start.offset }
    reading.report('example-syntax', { file: reading.file, start: at, end: at }, `Unexpected Lua: ${message}`)
  }
}

function reportUnclosed(node: Code, place: Place, reading: Reading): void {
  const source = sourceOf(reading, node)
  const fence = /^\s*(`{3,}|~{3,})/.exec(source)?.[1]
  if (fence === undefined) return
  const closed =
    source.includes('\n') && new RegExp(`\\n\\s*${fence[0] === '`' ? '`' : '~'}{${fence.length},}\\s*$`).test(source)
  if (!closed)
    reading.report(
      'unclosed-fence',
      { file: place.file, start: place.start, end: place.start },
      `Unexpected end of the document inside a fenced block, expected a closing ${fence}`,
    )
}
