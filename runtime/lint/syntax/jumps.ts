/** Every goto needs a label in its block, or in an enclosing block of the same function. */
import { nearest } from '../../validation/nearest.js'
import type { Reporter } from '../reporter.js'
import type { Block, Statement } from './tree.js'

/** Reports jumps to labels that are not visible. Functions in expressions are checked when they are read. */
export function checkJumps(block: Block, reporter: Reporter, visible: readonly string[] = []): void {
  const labels = [
    ...visible,
    ...block.statements.flatMap((statement) => (statement.kind === 'label' ? [statement.name] : [])),
  ]
  for (const statement of block.statements) {
    if (statement.kind === 'goto' && !labels.includes(statement.name)) {
      const { name, start, end } = statement
      const near = nearest(name, labels)
      reporter.add({
        rule: 'syntax',
        message: `no label ::${name}:: is visible here${near === undefined ? '' : `, did you mean ${near}?`}`,
        start,
        end,
        ...(near !== undefined && { nearest: near }),
      })
    }
    for (const inner of blocksOf(statement)) checkJumps(inner, reporter, labels)
  }
}

function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'do':
    case 'perhaps':
    case 'while':
    case 'repeat':
    case 'for':
    case 'for-in':
      return [statement.body]
    case 'if':
      return statement.clauses.map(({ body }) => body)
    case 'define':
    case 'local':
    case 'assign':
    case 'expression':
    case 'return':
    case 'break':
    case 'goto':
    case 'label':
      return []
  }
}
