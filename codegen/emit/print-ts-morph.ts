/** Prints TypeScript modules with ts-morph. */
import { createRequire } from 'node:module'
import type { OptionalKind, ParameterDeclarationStructure, StatementStructures } from 'ts-morph'
import { printCode } from './code.js'
import { docs } from './escape.js'
import { isTypeOnly, type Names, type ParameterText, type Printed, type PrintModule, typescript } from './module.js'

/**
 * Prints modules through one ts-morph project, each in one go: ts-morph parses the file again for every statement that
 * is added.
 */
export function createTsMorphPrinter(): PrintModule {
  const { IndentationText, Project, QuoteKind, StructureKind } = loadTsMorph()
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
    const structures = spaced(
      statements.map((statement) => structureOf(typescript(statement), StructureKind)),
      StructureKind,
    )
    const file = project.createSourceFile('module.ts', { statements: structures }, { overwrite: true })
    const text = file.getFullText()
    project.removeSourceFile(file)
    return text
  }
}

// A missing library is reported when this module is loaded, although only printing loads it.
import.meta.resolve('ts-morph')

const loadTsMorph = (): TsMorph => createRequire(import.meta.url)('ts-morph') as TsMorph

type TsMorph = typeof import('ts-morph')
type Kinds = TsMorph['StructureKind']
type Structure = StatementStructures | string

/** ts-morph adds an empty line around declarations with a body; this module adds the others. */
function spaced(statements: readonly Structure[], kinds: Kinds): Structure[] {
  const tight = (before: Structure | undefined): boolean =>
    typeof before === 'string' ? before.endsWith(';') : before?.kind === kinds.ImportDeclaration
  return statements.map((statement, index) => {
    if (typeof statement === 'string') return tight(statements[index - 1]) ? `\n${statement}` : statement
    return statement.kind === kinds.ExportDeclaration && tight(statements[index - 1])
      ? { ...statement, leadingTrivia: '\n' }
      : statement
  })
}

function structureOf(statement: Printed, kinds: Kinds): Structure {
  if (typeof statement === 'string') return statement
  switch (statement.kind) {
    case 'import':
      return {
        kind: kinds.ImportDeclaration,
        moduleSpecifier: statement.from,
        isTypeOnly: isTypeOnly(statement),
        namedImports: specifiers(statement),
      }
    case 'export':
      return {
        kind: kinds.ExportDeclaration,
        moduleSpecifier: statement.from,
        isTypeOnly: isTypeOnly(statement),
        namedExports: specifiers(statement),
      }
    case 'function':
      return {
        kind: kinds.Function,
        isExported: true,
        name: statement.name,
        parameters: [parameterOf(statement.parameter)],
        returnType: statement.returns,
        statements: printCode(statement.body, { language: 'typescript', indent: 2 }),
        docs: docs(statement.comment),
      }
    case 'interface':
      return {
        kind: kinds.Interface,
        isExported: true,
        name: statement.name,
        methods: statement.methods().map(({ name, parameters, returns, comment }) => ({
          name,
          parameters: parameters.map(parameterOf),
          returnType: returns,
          docs: docs(comment),
        })),
        docs: docs(statement.comment),
      }
  }
}

const specifiers = (names: Names) => [
  ...(names.values ?? []).map((name) => ({ name })),
  ...(names.types ?? []).map((name) => ({ name, isTypeOnly: !isTypeOnly(names) })),
]

const parameterOf = ({ name, type, optional = false }: ParameterText): OptionalKind<ParameterDeclarationStructure> => ({
  name,
  type,
  hasQuestionToken: optional,
})
