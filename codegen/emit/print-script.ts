/**
 * Modules as functions of JavaScript, for pages that can load neither modules nor TypeScript: imports are calls of
 * `require`, exports what the function returns.
 */
import { printCode } from './code.js'
import type { Names, Statement, Statements } from './module.js'

/** The text of `function (require) { … }` for a module. */
export function printScript(statements: Statements): string {
  const lines = statements.map(statementText).filter((text) => text !== '')
  return `function (require) {\n${lines.join('\n')}\nreturn { ${statements.flatMap(exportsOf).join(', ')} };\n}`
}

function statementText(statement: Statement): string {
  if (typeof statement === 'string') return statement
  switch (statement.kind) {
    case 'source':
      return statement.text('javascript')
    case 'import':
    case 'export':
      return requiring(statement, statement.from)
    case 'function': {
      const { name, parameter, body } = statement
      return `function ${name}(${parameter.name}) {\n${printCode(body, { language: 'javascript', indent: 2 })}\n}`
    }
    case 'interface':
      return ''
  }
}

const requiring = ({ values = [] }: Names, from: string): string =>
  values.length === 0 ? '' : `const { ${values.join(', ')} } = require('${from}');`

function exportsOf(statement: Statement): readonly string[] {
  if (typeof statement === 'string') return []
  switch (statement.kind) {
    case 'source':
      return statement.exports === undefined ? [] : [statement.exports]
    case 'export':
      return statement.values ?? []
    case 'function':
      return [statement.name]
    case 'import':
    case 'interface':
      return []
  }
}
