/** JSON or YAML as plain data. */
import { LineCounter, parseDocument } from 'yaml'
import type { OpenApiProblem } from './raw.js'

/**
 * The maximum number of characters of YAML. JSON has no limit of its own, because reading it is several times as fast.
 */
const MOST_YAML = 4 << 20

/** Up to this many characters, a repeated key is an error. */
const MOST_COMPARED = 64 << 10

/** Never throws because of the text. JSON is read as JSON, whatever its file is called. */
export function readData(text: string): { readonly data: unknown } | { readonly problem: OpenApiProblem } {
  const json = /^[\s\u{feff}]*[{[]/u.test(text) ? readJson(text) : undefined
  if (json && 'data' in json) return json
  if (text.length > MOST_YAML)
    return (
      json ?? { problem: { line: 1, column: 1, message: `more than ${MOST_YAML >> 20} MiB of YAML: write it as JSON` } }
    )
  return readYaml(text, json)
}

function readJson(text: string): { readonly data: unknown } | { readonly problem: OpenApiProblem } {
  try {
    return { data: JSON.parse(text.replace(/^\u{feff}/u, '')) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    const before = text.slice(0, offset).split('\n')
    return { problem: { line: before.length, column: before.at(-1)!.length + 1, message: `not JSON: ${message}` } }
  }
}

/** Braces also begin YAML in flow style; a text that is neither gets the error message of JSON, which it resembles. */
function readYaml(
  text: string,
  json: { readonly problem: OpenApiProblem } | undefined,
): { readonly data: unknown } | { readonly problem: OpenApiProblem } {
  const lines = new LineCounter()
  // Keys are compared in pairs, which takes minutes for a large map; without the comparison, the last of two equal keys
  // counts.
  const uniqueKeys = text.length < MOST_COMPARED
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    return json ?? { problem: { line, column: col, message: `neither JSON nor YAML: ${error.message}` } }
  }
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) }
  } catch {
    return { problem: { line: 1, column: 1, message: 'its anchors multiply: write what they stand for' } }
  }
}
