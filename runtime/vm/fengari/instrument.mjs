/**
 * Puts meters into JavaScript: what a script can make the machine do is counted wherever it can last, not only where
 * someone foresaw it. Lines stay where they are.
 *
 * - every loop counts a step each time round,
 * - every function that can call itself, directly or through others, counts a step when it is entered,
 * - calls into native code that loops inside (natives.mjs) count the size of what they are given first,
 * - every catch clause lets a stop pass,
 * - slots of stacks are emptied, not deleted.
 */
import { parse } from 'acorn'
import MagicString from 'magic-string'
import { COUNTED, COUNTED_FIRST, OWN_WAY, SHARED } from './natives.mjs'
import { functionsOf } from './recursion.mjs'
import { callName, isCode, walk } from './syntax.mjs'

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])

/** `source` with meters; `name` is what the meter is called there, `recursive` which functions count their calls. */
export function instrument(source, { name = 'meter', recursive = new Set(), module = false } = {}) {
  const tree = parse(source, {
    ecmaVersion: 2023,
    sourceType: module ? 'module' : 'script',
    allowReturnOutsideFunction: true,
  })
  const text = new MagicString(source)
  const step = `if (--${name}.work < ${name}.least) ${name}.onWork();`
  const functions = functionsOf(tree)
  const whole = functions.flatMap(({ name: called, node }) => (COUNTED_FIRST.has(called) ? [node] : []))
  const countedFirst = (node) => whole.some(({ start, end }) => start <= node.start && node.end <= end)
  walk(tree, (node) => {
    if (LOOPS.has(node.type) && countedFirst(node)) return
    if (LOOPS.has(node.type)) meterLoop(text, node, step, name)
    else if (node.type === 'CatchClause') meterCatch(text, node, name)
    else if (node.type === 'CallExpression') meterCall(text, node, name)
    else if (node.type === 'NewExpression') meterNew(text, node, name)
    else if (node.type === 'UnaryExpression' && node.operator === 'delete') emptySlot(text, node)
    else if (node.type === 'SpreadElement') size(text, node.argument, name)
  })
  for (const { node, name: called } of functions) if (recursive.has(called)) meterEntry(text, node, step)
  return text.toString()
}

/** A loop whose body looks after itself (the interpreter: it may also suspend there) is left alone. */
function meterLoop(text, { body }, step, name) {
  if (body.type !== 'BlockStatement') {
    text.appendLeft(body.start, `{ ${step} `).appendRight(body.end, ' }')
    return
  }
  const own = `if (--${name}.work < 0) ${name}.onStep`
  const looksAfterItself = body.body.some(({ start }) => text.original.startsWith(own, start))
  if (!looksAfterItself) text.appendLeft(body.start + 1, ` ${step}`)
}

function meterCatch(text, { param, body }, name) {
  if (text.original.slice(body.start, body.end).includes('instanceof meter.Stop')) return
  if (param !== null && param.type !== 'Identifier')
    throw new Error('a catch clause that takes its error apart cannot be metered')
  const caught = param?.name ?? 'thrown'
  text.appendLeft(body.start + 1, ` if (${caught} instanceof ${name}.Stop) throw ${caught};`)
  if (param === null) text.appendRight(body.start, '(thrown) ')
}

function meterCall(text, node, name) {
  const method = callName(node)
  if (node.callee.type === 'Identifier' && SHARED.has(method)) return sizeAll(text, node.arguments, name)
  if (node.callee.type !== 'MemberExpression' || node.callee.computed) return
  const { object } = node.callee
  if (OWN_WAY.has(method)) {
    const optional = node.callee.optional || node.optional
    if (optional) throw new Error(`?.${method}() cannot be metered: ask for undefined first`)
    /* recv.slice(a) becomes meter.slice(recv, a) */
    text.appendRight(node.start, `${name}.${method}(`)
    const dot = text.original.lastIndexOf('.', node.callee.property.start)
    text.overwrite(dot, text.original.indexOf('(', node.callee.property.end) + 1, node.arguments.length > 0 ? ', ' : '')
    return
  }
  if (!COUNTED.has(method)) return
  if (object.type !== 'Super') size(text, object, name)
  sizeAll(text, node.arguments, name)
}

function sizeAll(text, given, name) {
  for (const argument of given) if (argument.type !== 'SpreadElement') size(text, argument, name)
}

/** A slot of a stack is emptied: deleted ones make V8 look every slot up in a dictionary. */
function emptySlot(text, { start, end, argument }) {
  if (argument.type !== 'MemberExpression' || !argument.computed || argument.object.property?.name !== 'stack') return
  text.overwrite(start, argument.start, '(').appendLeft(end, ' = void 0)')
}

/** A value that cannot be large, by its syntax, needs no check of its size. */
function size(text, node, name) {
  const small =
    node.type === 'Literal' ||
    node.type === 'ThisExpression' ||
    isCode(node) ||
    (node.type === 'Identifier' && /^(?:[A-Z][a-z]|JSON$)/.test(node.name)) ||
    (node.type === 'ArrayExpression' && node.elements.every((element) => element?.type !== 'SpreadElement'))
  if (!small) text.appendRight(node.start, `${name}.sized(`).prependLeft(node.end, ')')
}

const BUFFERS = new Set(['Uint8Array', 'Array', 'ArrayBuffer', 'Set', 'Map'])

function meterNew(text, { callee, arguments: given }, name) {
  if (callee.type !== 'Identifier' || !BUFFERS.has(callee.name) || given.length === 0) return
  if (given[0].type === 'Literal' || given[0].type === 'SpreadElement') return
  text.appendRight(given[0].start, `${name}.room(`).prependLeft(given[0].end, ')')
}

function meterEntry(text, { body }, step) {
  if (body.type === 'BlockStatement') text.appendLeft(body.start + 1, ` ${step}`)
  else {
    const call = step.slice(0, -1).replace('if (', '((').replace('.least) ', '.least) && ')
    text.appendRight(body.start, `(${call}), `).appendLeft(body.end, ')')
  }
}
