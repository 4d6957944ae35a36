/** Literals, names and what the language itself provides, in JavaScript. */
import type * as acorn from 'acorn'
import type { Expression, Identifier } from 'luaparse'
import * as tree from './tree.js'

export function literal(node: acorn.Literal, range: tree.Range): Expression {
  switch (typeof node.value) {
    case 'string':
      return tree.text(range, node.value)
    case 'number':
      return tree.number(range, node.value)
    case 'boolean':
      return tree.boolean(range, node.value)
    default:
      return node.value === null && node.regex === undefined ? tree.nil(range) : tree.computed(range)
  }
}

export function keyOf({ key, computed }: acorn.Property | acorn.AssignmentProperty): Identifier | undefined {
  const range: tree.Range = [key.start, key.end]
  if (key.type === 'Literal' && typeof key.value === 'string') return tree.name(range, key.value)
  return key.type === 'Identifier' && !computed ? tree.name(range, key.name) : undefined
}

/** Names from the outermost on: `console.log` is `console`, `log`; empty for anything computed. */
export function pathOf(node: acorn.Expression | acorn.Super): string[] {
  if (node.type === 'Identifier') return [node.name]
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return []
  const base = pathOf(node.object)
  return base.length === 0 ? [] : [...base, node.property.name]
}

/** The outermost name of a chain of names and keys: `app` of `app.integrations["x"].f`. */
export function rootOf(node: acorn.Expression | acorn.Super): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' ? rootOf(node.object) : undefined
}

/** Objects and functions that JavaScript and its hosts provide. */
const globals: ReadonlySet<string> = new Set(
  (
    'console JSON Math Object Array Promise String Number Boolean Date Set Map RegExp Error Symbol Intl Buffer ' +
    'process parseInt parseFloat isNaN setTimeout setInterval clearTimeout fetch require structuredClone ' +
    'encodeURIComponent btoa atob'
  ).split(' '),
)

export function languageCall(
  path: readonly string[],
  args: readonly Expression[],
  range: tree.Range,
): Expression | undefined {
  const [first] = path
  if (first === undefined || !globals.has(first)) return undefined
  if (first === 'console') return tree.callGlobal(range, 'print', ...args)
  if (path.length === 1 && first === 'String') return tree.callGlobal(range, 'tostring', ...args)
  if (path.length === 1 && /^(?:Number|parseInt|parseFloat)$/.test(first))
    return tree.callGlobal(range, 'tonumber', ...args)
  return tree.computed(range, ...args)
}

/** Names that a pattern binds directly, with the key that each comes from. */
export function patternFields(
  pattern: acorn.ObjectPattern,
): { readonly key: Identifier; readonly variable: Identifier }[] {
  return pattern.properties.flatMap((property) => {
    if (property.type === 'RestElement') return []
    const key = keyOf(property)
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
    if (!key || target.type !== 'Identifier') return []
    return [{ key, variable: tree.variable([target.start, target.end], target.name) }]
  })
}
