/**
 * The statements that modules consist of. `print-text.ts` and `print-ts-morph.ts` make TypeScript of it,
 * `print-script.ts` JavaScript.
 */
import type { Code } from './code.js'
import { docComment, lineText } from './escape.js'
import type { Language } from './language.js'

/** The statements of a module, in order. Text is printed as it is. */
export type Statements = readonly Statement[]

export type Statement =
  | string
  | SourceStatement
  | ImportStatement
  | ExportStatement
  | FunctionStatement
  | InterfaceStatement

/** Text that has types or comments in it; without them it is JavaScript. */
export interface SourceStatement {
  readonly kind: 'source'
  readonly text: (language: Language) => string
  /** What it exports; JavaScript has the declaration without the word. */
  readonly exports?: string
}

/** An expression; a function of the language if types are part of it. */
export type Expression = string | ((language: Language) => string)

/** `import { … } from '…'`. */
export interface ImportStatement extends Names {
  readonly kind: 'import'
  readonly from: string
}

/** `export { … } from '…'`. */
export interface ExportStatement extends Names {
  readonly kind: 'export'
  readonly from: string
}

/** Names of values and of types out of one module. */
export interface Names {
  readonly values?: readonly string[]
  readonly types?: readonly string[]
}

/** An exported function of one parameter. */
export interface FunctionStatement {
  readonly kind: 'function'
  readonly name: string
  readonly parameter: ParameterText
  readonly returns: string
  readonly body: readonly Code[]
  readonly comment: readonly string[]
}

/** An exported interface of methods. */
export interface InterfaceStatement {
  readonly kind: 'interface'
  readonly name: string
  /** Made only for printers that print types. */
  readonly methods: () => readonly MethodText[]
  readonly comment: readonly string[]
}

export interface MethodText {
  /** As a property is written: quoted if it has to be. */
  readonly name: string
  readonly parameters: readonly ParameterText[]
  readonly returns: string
  readonly comment: readonly string[]
}

export interface ParameterText {
  readonly name: string
  readonly type: string
  readonly optional?: boolean
}

/** A statement whose text is that of TypeScript. */
export type Printed = Exclude<Statement, SourceStatement>

export const typescript = (statement: Statement): Printed =>
  typeof statement !== 'string' && statement.kind === 'source' ? statement.text('typescript') : statement

/** The text of a module. */
export type PrintModule = (statements: Statements) => string

/** First lines of every generated TypeScript file; they name the documented thing that it is about. */
export const header = (about: string): SourceStatement =>
  onlyTyped(
    () =>
      `// @generated from the documentation of ${lineText(about)} by \`moonbind generate\`. Do not edit.\n/* ` +
      'eslint-disable */\n',
  )

/** Comments and declarations of types. */
export const onlyTyped = (text: () => string): SourceStatement => ({
  kind: 'source',
  text: (language) => (language === 'typescript' ? text() : ''),
})

/** A module that is imported for its types alone is not loaded. */
export const isTypeOnly = ({ values = [] }: Names): boolean => values.length === 0

export const importFrom = (from: string, names: Names): ImportStatement => ({ kind: 'import', from, ...names })

export const exportFrom = (from: string, names: Names): ExportStatement => ({ kind: 'export', from, ...names })

/**
 * `export const name: type = initializer`, as text: ts-morph indents the further lines of initializers and of types
 * once more.
 */
export const exportConstant = (
  name: string,
  type: string,
  initializer: Expression,
  comment: readonly string[],
): SourceStatement => {
  const { text } = constant(name, type, initializer)
  return {
    kind: 'source',
    text: (language) => (language === 'typescript' ? `${docComment(comment)}export ${text(language)}` : text(language)),
    exports: name,
  }
}

/** `const name: type = initializer`. */
export const constant = (name: string, type: string, initializer: Expression): SourceStatement => ({
  kind: 'source',
  text: (language) =>
    `const ${name}${language === 'typescript' ? `: ${type}` : ''} = ${expressionText(initializer, language)};`,
})

const expressionText = (expression: Expression, language: Language): string =>
  typeof expression === 'string' ? expression : expression(language)

/** `export interface name { … }`, as text for the same reason. */
export const exportInterface = (name: string, body: () => string, comment: readonly string[]): SourceStatement =>
  onlyTyped(() => `${docComment(comment)}export interface ${name} ${body()}`)

/** An object literal over several lines, with its fields as they are. */
export const objectLiteral = (fields: readonly string[]): string =>
  `{\n${fields.map((field) => `  ${field.replaceAll('\n', '\n  ')},\n`).join('')}}`
