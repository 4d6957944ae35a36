/** Fences as examples. */
import type { Code } from 'mdast'
import type { LuaReading } from '../../runtime/lua/index.js'
import { type Example, facts, type Place } from '../ir.js'
import { type CodeLanguage, languageOf, readCode } from './code/index.js'
import { placeOfNode, sourceOf } from './markdown/markdown.js'
import { plainText } from './markdown/text.js'
import type { Reading } from './reading.js'

/** A fence with what its code shows. */
export interface ReadExample {
  readonly example: Example
  /** Absent if the code is not read. */
  readonly code?: LuaReading
  /** Offset of the fence in the document. */
  readonly offset: number
}

/** Reads one fence. If it names no language, the first language in which it parses and calls something is used. */
export function readExample(node: Code, title: string, reading: Reading): ReadExample {
  const place = placeOfNode(reading, node)
  const info = (node.lang ?? '').toLowerCase()
  reportUnclosed(node, place, reading)
  const { language, code } = info === '' ? guess(node.value, reading) : readAs(languageOf(info), node.value, reading)
  const isLua = language === 'lua'
  if (!code && /\bapp\.integrations\b/.test(node.value)) reading.unreadExamples.push({ info, place })
  const name = plainText(title).replace(/[:.]$/, '')
  const example: Example = {
    language: isLua ? 'lua' : info === '' ? (language ?? '') : info,
    code: node.value,
    ...(name !== '' && !/^(usage|examples?|example usage|parameters?|returns?|notes?)$/i.test(name) && { title: name }),
    ...(isLua && code && code.outputs.length > 0 && { outputs: code.outputs }),
    ...(isLua && code && code.problems.length > 0 && { invalid: true }),
    [facts]: [{ of: 'code', by: 'example', text: node.value, place }],
  }
  if (isLua && code) reportProblems(code, place, reading)
  return { example, offset: place.start.offset, ...(code && { code }) }
}

interface Guess {
  readonly language?: CodeLanguage
  readonly code?: LuaReading
}

function readAs(language: CodeLanguage | undefined, text: string, { effort }: Reading): Guess {
  if (!language) return {}
  const code = readCode(language, text, effort)
  return { language, ...((language === 'lua' || code.readable) && { code }) }
}

function guess(text: string, { effort }: Reading): Guess {
  const lua = readCode('lua', text, effort)
  if (lua.problems.length === 0 && lua.calls.length > 0) return { language: 'lua', code: lua }
  if (!/\bapp\.integrations\b/.test(text)) return {}
  for (const language of ['javascript', 'ruby'] as const) {
    const code = readCode(language, text, effort)
    if (code.calls.some(({ path }) => path[0] === 'app')) return { language, code }
  }
  return {}
}

/** One finding for all examples of a document that call functions but cannot be read. */
export function reportUnreadExamples({ unreadExamples, report }: Reading): void {
  const [first] = unreadExamples
  if (!first) return
  const languages = [...new Set(unreadExamples.map(({ info }) => (info === '' ? 'no language' : info)))].join(', ')
  const count = unreadExamples.length === 1 ? 'one example calls' : `${unreadExamples.length} examples call`
  report(
    'unread-example',
    { ...first.place, end: first.place.start },
    `Unexpected code (${languages}): ${count} app.integrations and cannot be read, expected Lua, JavaScript or Ruby`,
  )
}

/** Each problem with its line in the document; the code begins one line below the fence. */
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
