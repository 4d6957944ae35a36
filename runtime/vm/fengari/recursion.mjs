/** Which functions can call themselves: found by names, over all files together, so that it finds too many rather than too few. */
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

/**
 * The names of the functions that are part of a circle of calls. Every circle through one of `cuts` is metered there, so that
 * the rest of such a circle needs no meter; the cuts themselves are in the answer.
 */
export function recursiveNames(sources, cuts) {
  const calls = new Map()
  for (const { text, module } of sources) {
    const tree = parse(text, {
      ecmaVersion: 2023,
      sourceType: module ? 'module' : 'script',
      allowReturnOutsideFunction: true,
    })
    for (const { name, node } of functionsOf(tree)) {
      const called = calls.get(name) ?? new Set()
      calls.set(name, called)
      walk(node.body, (inner) => {
        if (inner.type === 'CallExpression') called.add(callName(inner))
      })
    }
  }
  return new Set([...calls.keys()].filter((name) => cuts.has(name) || reaches(calls, name, cuts)))
}

/** Whether a function calls itself on a way that passes no cut. */
function reaches(calls, wanted, cuts) {
  const seen = new Set()
  const todo = [...calls.get(wanted)]
  for (let name = todo.pop(); todo.length > 0 || name !== undefined; name = todo.pop()) {
    if (name === wanted) return true
    if (seen.has(name) || cuts.has(name) || !calls.has(name)) continue
    seen.add(name)
    todo.push(...calls.get(name))
  }
  return false
}
