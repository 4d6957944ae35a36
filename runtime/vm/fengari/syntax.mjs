/** What all passes over JavaScript share. Nodes are those of ESTree. */

/** Visits a node and all below it, parents first. */
export function walk(node, visit) {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') walk(child, visit)
  }
}

export const isCode = ({ type }) =>
  type === 'FunctionExpression' || type === 'ArrowFunctionExpression' || type === 'FunctionDeclaration'

/** The last part of what is called: `c` in `a.b.c()`. */
export function callName({ callee }) {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && !callee.computed) return callee.property.name
  return undefined
}
