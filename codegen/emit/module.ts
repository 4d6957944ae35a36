/** TypeScript modules through ts-morph. */
import {
  type ExportDeclarationStructure,
  type ImportDeclarationStructure,
  IndentationText,
  Project,
  QuoteKind,
  type StatementStructures,
  StructureKind,
} from 'ts-morph'
import { docComment, lineText } from './escape.js'

/** What a module is made of. */
export type Statements = readonly (StatementStructures | string)[]

/** The text of a module. */
export type PrintModule = (statements: Statements) => string

/** Prints modules through one ts-morph project, each in one go: statements added one by one would parse the file anew each time. */
export function createPrinter(): PrintModule {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
      useTrailingCommas: true,
    },
  })
  return (statements) => {
    const file = project.createSourceFile('module.ts', { statements: [...spaced(statements)] }, { overwrite: true })
    const text = file.getFullText()
    project.removeSourceFile(file)
    return text
  }
}

/** ts-morph leaves a line free around what has a body; around other text it is ours to do. */
function spaced(statements: Statements): Statements {
  const tight = (before: Statements[number] | undefined): boolean =>
    typeof before === 'string' ? before.endsWith(';') : before?.kind === StructureKind.ImportDeclaration
  return statements.map((each, index) => {
    if (typeof each === 'string') return tight(statements[index - 1]) ? `\n${each}` : each
    return each.kind === StructureKind.ExportDeclaration && tight(statements[index - 1])
      ? { ...each, leadingTrivia: '\n' }
      : each
  })
}

/** First lines of every generated TypeScript file; they name the documented thing that it is about. */
export const header = (about: string): string =>
  `// @generated from the documentation of ${lineText(about)} by \`make generate\`. Do not edit.\n/* eslint-disable */\n`

/** Names of values and of types out of one module. */
export interface Names {
  readonly values?: readonly string[]
  readonly types?: readonly string[]
}

/** A module of which only types are wanted is not loaded. */
const specifiers = ({ values = [], types = [] }: Names) => {
  const isTypeOnly = values.length === 0
  return {
    isTypeOnly,
    names: [...values.map((name) => ({ name })), ...types.map((name) => ({ name, isTypeOnly: !isTypeOnly }))],
  }
}

export function importFrom(moduleSpecifier: string, wanted: Names): ImportDeclarationStructure {
  const { isTypeOnly, names } = specifiers(wanted)
  return { kind: StructureKind.ImportDeclaration, moduleSpecifier, isTypeOnly, namedImports: names }
}

export function exportFrom(moduleSpecifier: string, wanted: Names): ExportDeclarationStructure {
  const { isTypeOnly, names } = specifiers(wanted)
  return { kind: StructureKind.ExportDeclaration, moduleSpecifier, isTypeOnly, namedExports: names }
}

/** `export const name: type = initializer`, as text: ts-morph indents the further lines of initializers and of types once more. */
export const exportConstant = (name: string, type: string, initializer: string, comment: readonly string[]): string =>
  `${docComment(comment)}export const ${name}: ${type} = ${initializer};`

/** `export interface name { … }`, as text for the same reason. */
export const exportInterface = (name: string, body: string, comment: readonly string[]): string =>
  `${docComment(comment)}export interface ${name} ${body}`

/** An object literal over several lines, with its fields as they are. */
export const objectLiteral = (fields: readonly string[]): string =>
  `{\n${fields.map((field) => `  ${field.replaceAll('\n', '\n  ')},\n`).join('')}}`
