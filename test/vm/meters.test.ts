import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type AnyNode, type CallExpression, parse } from 'acorn'
import { describe, expect, test } from 'vitest'
// @ts-expect-error: plain JavaScript, run by the build
import { instrument } from '../../runtime/vm/fengari/instrument.mjs'
// @ts-expect-error: plain JavaScript, run by the build
import { COUNTED, COUNTED_FIRST, OWN_WAY, SHARED } from '../../runtime/vm/fengari/natives.mjs'

const built = fileURLToPath(new URL('../../dist/runtime/vm/', import.meta.url))

/** Built files without meters, each with the reason why no script can make them last. */
const WITHOUT = new Map([
  ['contract.js', 'types only'],
  ['index.js', 'opens a machine, before there is a script'],
  ['inline.js', 'begins and ends runs, outside of scripts'],
  ['limits/limits.js', 'options of the host'],
  ['refusals.js', 'runs that never began'],
  ['limits/thread-clock.js', 'called by meters'],
  ['limits/thread-memory.js', 'called by meters, at most every 10 ms: it visits the runs of the thread'],
])
/** Loops without a meter: what they are part of, and what bounds them. */
const BOUNDED = new Map([
  ['meter.js', 'the meters themselves: each counts before it works'],
  ['load', 'the names of the modules, when the machine is loaded'],
])

const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.js') && !file.startsWith('worker/') && !WITHOUT.has(file),
)

function visit(node: AnyNode, seen: (node: AnyNode) => boolean | undefined): void {
  if (seen(node) === false) return
  for (const value of Object.values(node) as unknown[])
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof (child as AnyNode | null)?.type === 'string') visit(child as AnyNode, seen)
}

/** What lasts in a source and is not counted, one problem a line. */
function uncounted(source: string): string[] {
  const problems: string[] = []
  const tree = parse(source, { ecmaVersion: 2023, sourceType: 'module', locations: true })
  visit(tree, (node) => {
    if (node.type === 'Property' && node.key.type === 'Literal' && BOUNDED.has(String(node.key.value))) return false
    if (node.type === 'FunctionDeclaration' && BOUNDED.has(node.id?.name ?? '')) return false
    if (
      node.type === 'VariableDeclarator' &&
      node.id.type === 'Identifier' &&
      (COUNTED_FIRST as Map<string, string>).has(node.id.name)
    )
      return false
    const problem = problemOf(node, source)
    if (problem !== undefined) problems.push(`line ${node.loc?.start.line}: ${problem}`)
    return undefined
  })
  return problems
}

const STEP = /^if \(--(meter(?:__)?)\.work < (?:\1\.least\) \1\.onWork|0\) \1\.onStep)\(/
const PASSES = /instanceof meter(?:__)?\.Stop\)/

function problemOf(node: AnyNode, source: string): string | undefined {
  switch (node.type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement': {
      const { body } = node
      const counted =
        body.type === 'BlockStatement' && body.body.some(({ start }) => STEP.test(source.slice(start, start + 60)))
      return counted ? undefined : 'a loop'
    }
    case 'CatchClause':
      return PASSES.test(source.slice(node.body.start, node.body.end)) ? undefined : 'a catch clause that holds a stop'
    case 'CallExpression':
      return nativeProblem(node)
    default:
      return undefined
  }
}

function nativeProblem(node: CallExpression): string | undefined {
  const { callee } = node
  if (callee.type === 'Identifier' && (SHARED as Set<string>).has(callee.name))
    return node.arguments.every(isCounted) ? undefined : `${callee.name}()`
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed) return undefined
  const { name } = callee.property
  if (callee.object.type === 'Identifier' && /^meter(?:__)?$/.test(callee.object.name)) return undefined
  if ((OWN_WAY as Set<string>).has(name)) return `.${name}()`
  if (!(COUNTED as Set<string>).has(name)) return undefined
  const parts = [callee.object, ...node.arguments]
  return parts.every(isCounted) ? undefined : `.${name}()`
}

/** Counted, or small whatever a script does: a literal, code, a class of JavaScript, a list that is written out. */
function isCounted(node: AnyNode): boolean {
  switch (node.type) {
    case 'Literal':
    case 'ThisExpression':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'Super':
      return true
    case 'Identifier':
      return /^(?:[A-Z][a-z]|JSON$)/.test(node.name)
    case 'ArrayExpression':
      return node.elements.every((element) => element?.type !== 'SpreadElement')
    case 'SpreadElement':
      return isCounted(node.argument)
    case 'CallExpression':
      return (
        node.callee.type === 'MemberExpression' &&
        node.callee.property.type === 'Identifier' &&
        node.callee.property.name === 'sized'
      )
    default:
      return false
  }
}

describe('the built machine', () => {
  test('the build does not meter what the meters themselves call, because each would call itself', () => {
    const guard = readFileSync(`${built}limits/guard.js`, 'utf8')
    for (const name of ['#onStep', '#onWork', '#onBytes', '#look'])
      expect(guard).toMatch(new RegExp(`${name}(?: = )?\\(\\w*\\)(?: =>)? \\{\\n`))
  })

  test('the built machine has files to examine', () => {
    expect(files).toEqual(
      expect.arrayContaining(['fengari.js', 'lib/json.js', 'values/from-lua.js', 'values/to-lua.js']),
    )
  })
  test.each(files)('the built file %s counts every loop and every native loop, and catches no stop', (file) => {
    expect(uncounted(readFileSync(built + file, 'utf8'))).toEqual([])
  })
})

describe('meters in code', () => {
  const step = 'if (--meter.work < meter.least) meter.onWork();'
  const cases: readonly (readonly [what: string, source: string, metered: string])[] = [
    ['a loop', 'for (;;) { f() }', `for (;;) { ${step} f() }`],
    ['a loop without braces', 'while (f()) g()', `while (f()) { ${step} g() }`],
    ['a loop without a body', 'while (f());', `while (f()){ ${step} ; }`],
    [
      'loops in each other',
      'for (const a of b) for (const c of a) f(c)',
      `for (const a of b) { ${step} for (const c of a) { ${step} f(c) } }`,
    ],
    [
      'a loop that looks after itself',
      'for (;;) { if (--meter.work < 0) meter.onStep(L) }',
      'for (;;) { if (--meter.work < 0) meter.onStep(L) }',
    ],
    ['a native loop over its receiver', 'a.b.join(",")', 'meter.sized(a.b).join(",")'],
    ['a native loop over an argument', 'JSON.stringify(a)', 'JSON.stringify(meter.sized(a))'],
    ['a part of something', '(a ?? b).slice(1, c)', 'meter.slice((a ?? b), 1, c)'],
    ['a search', 'a.indexOf(b)', 'meter.indexOf(a, b)'],
    ['a chain', 'a.map(f).join()', 'meter.sized(meter.sized(a).map(meter.sized(f))).join()'],
    ['a spread', 'f(...a)', 'f(...meter.sized(a))'],
    ['a buffer', 'new Uint8Array(n)', 'new Uint8Array(meter.room(n))'],
    [
      'a catch clause',
      'try { f() } catch (e) { g(e) }',
      'try { f() } catch (e) { if (e instanceof meter.Stop) throw e; g(e) }',
    ],
    [
      'a catch clause without a name',
      'try { f() } catch { g() }',
      'try { f() } catch (thrown) { if (thrown instanceof meter.Stop) throw thrown; g() }',
    ],
  ]
  test.each(cases)('inserts meters into code: %s', (_what, source, metered) => {
    expect((instrument as (source: string) => string)(source)).toBe(metered)
  })
  test('a recursive function is metered', () => {
    const recursive = new Set(['f'])
    const metered = (instrument as (source: string, options: object) => string)('const f = (n) => f(n - 1)', {
      recursive,
    })
    expect(metered).toBe('const f = (n) => (((--meter.work < meter.least) && meter.onWork()), f(n - 1))')
  })
})
