/** Checks every documented example against the documents themselves. */

import { readWorld, type World } from '../../../runtime/lint/world.js'
import { type Effort, type LuaPlace, newEffort, readLua } from '../../../runtime/lua/index.js'
import { type Example, facts, type Namespace, type Place } from '../../ir.js'
import { standsForAny } from '../../parse/calls.js'
import { languageOf, readCode } from '../../parse/code/index.js'
import { exampleRules } from '../../rules/examples.js'
import { type Finding, finding } from '../finding.js'
import { checkOutputs } from './answers.js'
import { checkCall } from './calls.js'
import { checkLua, type ExampleProblem } from './lua.js'

/** Everything that is wrong with the examples of `of` (default: all documents), found without running them. */
export function checkExamples(namespaces: readonly Namespace[], of = namespaces): Finding[] {
  const spaces = new Map(namespaces.map((namespace) => [namespace.namespace, namespace]))
  const efforts = new Map(namespaces.map((namespace) => [namespace, newEffort()]))
  const world = readWorld(namespaces, undefined)
  return allExamples(of).flatMap(({ example, subject, namespace }) =>
    checkExample({ example, subject, home: namespace, spaces, world, effort: efforts.get(namespace)! }),
  )
}

/** Every example of all namespaces that can be read, each once. */
export function allExamples(
  namespaces: readonly Namespace[],
): { readonly example: Example; readonly subject: string; readonly namespace: Namespace }[] {
  const seen = new Set<string>()
  return namespaces.flatMap((namespace) =>
    examplesOf(namespace).flatMap(({ example, subject }) => {
      const place = example[facts]?.[0]?.place
      // A document with several namespaces gives its guides to the first one only; duplicates are recognised by their
      // place.
      const key = place ? `${place.file}:${place.start.offset}` : `${subject}:${example.code}`
      if (seen.has(key)) return []
      seen.add(key)
      return [{ example, subject, namespace }]
    }),
  )
}

/** Whether an example shows how to call any function, with a placeholder for the name. It cannot be run. */
export const isForm = ({ code }: Example, { functions }: Namespace): boolean =>
  readLua(code).calls.some(
    (call) =>
      standsForAny(call) && !functions.some(({ name, aliases = [] }) => [name, ...aliases].includes(call.path.at(-1)!)),
  )

/** Every example of a namespace that can be read, with what it is an example of. */
export function examplesOf(namespace: Namespace): { readonly example: Example; readonly subject: string }[] {
  const own = namespace.functions.flatMap((fn) =>
    fn.examples.map((example) => ({ example, subject: `${namespace.namespace}.${fn.name}` })),
  )
  const guides = namespace.guides.flatMap((guide) =>
    (guide.examples ?? []).map((example) => ({ example, subject: namespace.namespace })),
  )
  return [...own, ...guides].filter(({ example }) => languageOf(example.language) !== undefined)
}

interface Checked {
  readonly example: Example
  readonly subject: string
  readonly home: Namespace
  readonly spaces: ReadonlyMap<string, Namespace>
  readonly world: World
  readonly effort: Effort
}

function checkExample({ example, subject, home, spaces, world, effort }: Checked): Finding[] {
  const language = languageOf(example.language)
  if (!language) return []
  const reading = readCode(language, example.code, effort)
  const fence = example[facts]?.[0]?.place
  const mismatches =
    language === 'lua'
      ? checkLua(example.code, home, world)
      : reading.calls.flatMap((call) => checkCall(call, home, spaces))
  return [...mismatches, ...checkOutputs(reading, home, spaces)].map((mismatch) =>
    asFinding(mismatch, subject, example.code, fence),
  )
}

/** A problem of an example as a finding, at its line of the document. */
export function asFinding(
  { rule, place, message, expected, fix }: ExampleProblem,
  subject: string,
  code: string,
  fence: Place | undefined,
): Finding {
  const where = fence && placeInDocument(fence, place)
  return finding({
    rule,
    section: 'examples',
    level: exampleRules[rule].level,
    subject,
    message: `${subject}: ${message}`,
    detail: `${message} ${code.slice(place.start, place.end).slice(0, 200)}`,
    ...(expected !== undefined && { expected }),
    fix: fix ?? 'change the example, or what the document says',
    ...(where && { place: where }),
  })
}

/** Code begins on the line below its fence, with the same indentation. */
function placeInDocument(fence: Place, { line, column, start, end }: LuaPlace): Place {
  const at = { line: fence.start.line + line, column: fence.start.column - 1 + column, offset: fence.start.offset }
  return { file: fence.file, start: at, end: { ...at, column: at.column + Math.max(0, Math.min(end - start, 200)) } }
}
