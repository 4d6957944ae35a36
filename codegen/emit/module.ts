/** What TypeScript modules are made of; `print-text.ts` and `print-ts-morph.ts` make text of it. */
import { docComment, lineText } from './escape.js'

/** The statements of a module, in order. Text is printed as it is. */
export type Statements = readonly Statement[]

export type Statement = string | ImportStatement | ExportStatement | FunctionStatement | InterfaceStatement

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
  /** Statements, not indented. */
  readonly body: string
  readonly comment: readonly string[]
}

/** An exported interface of methods. */
export interface InterfaceStatement {
  readonly kind: 'interface'
  readonly name: string
  readonly methods: readonly MethodText[]
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

/** The text of a module. */
export type PrintModule = (statements: Statements) => string

/** First lines of every generated TypeScript file; they name the documented thing that it is about. */
export const header = (about: string): string =>
  `// @generated from the documentation of ${lineText(about)} by \`moonbind generate\`. Do not edit.\n/* ` +
  'eslint-disable */\n'

/** A module that is imported for its types alone is not loaded. */
export const isTypeOnly = ({ values = [] }: Names): boolean => values.length === 0

export const importFrom = (from: string, names: Names): ImportStatement => ({ kind: 'import', from, ...names })

export const exportFrom = (from: string, names: Names): ExportStatement => ({ kind: 'export', from, ...names })

/**
 * `export const name: type = initializer`, as text: ts-morph indents the further lines of initializers and of types
 * once more.
 */
export const exportConstant = (name: string, type: string, initializer: string, comment: readonly string[]): string =>
  `${docComment(comment)}export const ${name}: ${type} = ${initializer};`

/** `export interface name { … }`, as text for the same reason. */
export const exportInterface = (name: string, body: string, comment: readonly string[]): string =>
  `${docComment(comment)}export interface ${name} ${body}`

/** An object literal over several lines, with its fields as they are. */
export const objectLiteral = (fields: readonly string[]): string =>
  `{\n${fields.map((field) => `  ${field.replaceAll('\n', '\n  ')},\n`).join('')}}`
