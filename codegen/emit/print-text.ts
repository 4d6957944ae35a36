/**
 * Prints TypeScript modules without ts-morph, whose loading and parsing is most of the cost of a cold run. Tests check
 * that the output equals that of `print-ts-morph.ts`, byte by byte.
 */
import { printCode } from './code.js'
import { docComment, indented } from './escape.js'
import { isTypeOnly, type Names, type ParameterText, type Printed, type Statements, typescript } from './module.js'

/** The text of a module. */
export function printText(statements: Statements): string {
  let text = ''
  let before: Printed | undefined
  for (const statement of statements.map(typescript)) {
    text += `${before === undefined || joins(before, statement) ? '' : '\n'}${statementText(statement)}\n`
    before = statement
  }
  return text
}

/** Imports are below the header and below each other, exports of other modules below each other. */
function joins(before: Printed, statement: Printed): boolean {
  if (typeof statement === 'string') return typeof before === 'string' && !/[;}]$/.test(before)
  if (statement.kind === 'import') return typeof before === 'string' || before.kind === 'import'
  return statement.kind === 'export' && typeof before !== 'string' && before.kind === 'export'
}

function statementText(statement: Printed): string {
  if (typeof statement === 'string') return statement.replace(/\n$/, '')
  switch (statement.kind) {
    case 'import':
    case 'export':
      return (
        `${statement.kind}${isTypeOnly(statement) ? ' type' : ''} ${namesText(statement)} from ` +
        `'${statement.from}';`
      )
    case 'function': {
      const { name, parameter, returns, body, comment } = statement
      const head = `export function ${name}(${parameterText(parameter)}): ${returns} {`
      const text = printCode(body, { language: 'typescript', indent: 2 })
      return `${docComment(comment)}${head}\n${indented(text)}\n}`
    }
    case 'interface': {
      const methods = statement
        .methods()
        .map(
          ({ name, parameters, returns, comment }) =>
            `${indented(`${docComment(comment)}${name}(${parameters.map(parameterText).join(', ')}): ${returns};`)}\n`,
        )
      return `${docComment(statement.comment)}export interface ${statement.name} {\n${methods.join('')}}`
    }
  }
}

function namesText(names: Names): string {
  const mark = isTypeOnly(names) ? '' : 'type '
  return `{ ${[...(names.values ?? []), ...(names.types ?? []).map((name) => mark + name)].join(', ')} }`
}

const parameterText = ({ name, type, optional = false }: ParameterText): string =>
  `${name}${optional ? '?' : ''}: ${type}`
