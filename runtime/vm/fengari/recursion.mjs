/**
 * Which functions can call themselves: found by names, over all files together, so that it finds too many rather than
 * too few.
 */
import { parse } from 'acorn'
import { callName, isCode, walk } from './syntax.mjs'

/** Every function that has a name, by declaration, assignment, property or method. */
export function functionsOf(tree) {
  const found = []
  const note = (id, node) => {
    const name = id?.type === 'MemberExpression' ? id.property.name : id?.name
    if (name !== undefined && node != null && isCode(node)) found.push({ name, node })
  }
  walk(tree, (node) => {
    if (node.type === 'FunctionDeclaration') note(node.id, node)
    else if (node.type === 'VariableDeclarator') note(node.id, node.init)
    else if (node.type === 'AssignmentExpression') note(node.left, node.right)
    else if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition')
      note(node.key, node.value)
  })
  return found
}

/** The functions that each function of a file calls, by name. */
export function callsOf(source, { module = false } = {}) {
  const tree = parse(source, {
    ecmaVersion: 2023,
    sourceType: module ? 'module' : 'script',
    allowReturnOutsideFunction: true,
  })
  const calls = new Map()
  for (const { name, node } of functionsOf(tree)) {
    const called = calls.get(name) ?? new Set()
    calls.set(name, called)
    walk(node.body, (inner) => {
      if (inner.type === 'CallExpression') called.add(callName(inner))
    })
  }
  return calls
}

/**
 * The names of the functions that are part of a circle of calls through all files. Every circle through one of `cuts`
 * is metered there, so that the rest of such a circle needs no meter; the cuts themselves are in the answer.
 */
export function recursiveNames(files, cuts) {
  const calls = new Map()
  for (const file of files)
    for (const [name, called] of file) calls.set(name, new Set([...(calls.get(name) ?? []), ...called]))
  const ways = new Map(
    [...calls].map(([name, called]) => [name, [...called].filter((next) => calls.has(next) && !cuts.has(next))]),
  )
  return new Set([...calls.keys()].filter((name) => cuts.has(name) || reachesItself(ways, name)))
}

/** Whether a function calls itself; `ways` are the calls that pass no cut. */
function reachesItself(ways, wanted) {
  const seen = new Set()
  const todo = [...ways.get(wanted)]
  while (todo.length > 0) {
    const name = todo.pop()
    if (name === wanted) return true
    if (seen.has(name)) continue
    seen.add(name)
    todo.push(...ways.get(name))
  }
  return false
}
