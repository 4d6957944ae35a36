/** Reads the code of examples in the languages that documents use. */
import type { Chunk } from 'luaparse'
import { type Effort, type LuaReading, newEffort, readLua, readTree } from '../../../runtime/lua/index.js'
import { readJavaScript } from './javascript.js'
import { readRuby } from './ruby.js'
import { UnreadableCode } from './tree.js'

/** A language whose examples are read. Only Lua is also run. */
export type CodeLanguage = 'lua' | 'javascript' | 'ruby'

const names: ReadonlyMap<string, CodeLanguage> = new Map([
  ...['lua', 'luau', 'lua5.3', 'lua53'].map((name) => [name, 'lua'] as const),
  ...['js', 'javascript', 'jsx', 'mjs', 'node', 'ts', 'typescript'].map((name) => [name, 'javascript'] as const),
  ...['ruby', 'rb'].map((name) => [name, 'ruby'] as const),
])

/** The language of a fence, by its info string. */
export const languageOf = (info: string): CodeLanguage | undefined =>
  names.get(
    info
      .trim()
      .split(/[\s{,]/, 1)[0]!
      .toLowerCase(),
  )

const unread: LuaReading = { calls: [], outputs: [], problems: [], readable: false }

/** Longer code is not an example. */
const longest = 50_000

/** Which functions the code calls, with which arguments, and what it shows of their answers. Never throws. */
export function readCode(language: CodeLanguage, code: string, effort: Effort = newEffort()): LuaReading {
  if (language === 'lua') return readLua(code, effort)
  if (code.length > longest) return unread
  try {
    return readTree(chunkOf(language, withoutPlaceholders(code)), code, effort)
  } catch (error) {
    if (error instanceof UnreadableCode || error instanceof RangeError) return unread
    throw error
  }
}

function chunkOf(language: Exclude<CodeLanguage, 'lua'>, code: string): Chunk {
  switch (language) {
    case 'javascript':
      return readJavaScript(code)
    case 'ruby':
      return readRuby(code)
  }
}

/** `f({...})` only shows that something is passed: blanks of the same length replace the dots. */
const withoutPlaceholders = (code: string): string =>
  code.replace(/(?<=[([{,]\s{0,20})(?:\.\.\.|…)(?=\s{0,20}[)\]},])/g, (dots) => ' '.repeat(dots.length))
