/** Moves sections that follow a function and belong to it below it: `## Parameters` after `## SET_HEADING`. */
import { readFunctionName } from './heading.js'
import type { Section } from './markdown/sections.js'
import { roleOf } from './roles.js'
import { readDeclaration } from './signature.js'

/**
 * The tree with the parts of each function below it. Parameters and answers at the depth of a function belong to the
 * function before them. Examples do so only if a fence declares the function; otherwise they may be about all
 * functions.
 */
export function withOwnParts(section: Section): Section {
  const children: Section[] = []
  for (const child of section.children.map(withOwnParts)) {
    const before = children.at(-1)
    if (before && before.depth === child.depth && belongsTo(before, child))
      children[children.length - 1] = { ...before, children: [...before.children, child], end: child.end }
    else children.push(child)
  }
  return { ...section, children }
}

function belongsTo(before: Section, { title }: Section): boolean {
  const name = readFunctionName(before.source)?.name
  if (name === undefined) return false
  switch (roleOf(title)) {
    case 'parameters':
    case 'returns':
      return true
    case 'example':
      return before.blocks.some(
        (node) => node.type === 'code' && readDeclaration(node.value, node.lang ?? '')?.name === name,
      )
    case 'note':
      return false
  }
}
