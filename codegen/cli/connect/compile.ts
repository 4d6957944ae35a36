/** Runs bindings that are not compiled yet: it strips their types first. */
import { keepCompiled, readPackage, readSources, type TextFile } from '../../files/index.js'
import { digest } from '../../text/digest.js'

/**
 * The folder of the compiled files of a generated folder; undefined if nothing is generated. Types are not checked:
 * that is what the compiler of the project is for.
 */
export async function compileBindings(out: string): Promise<string | undefined> {
  const sources = readSources(out)
  if (!sources.some(({ path }) => /^[^/]+\/index\.ts$/.test(path))) return undefined
  const parts = sources.flatMap(({ path, text }) => [path, text])
  return keepCompiled(digest([readPackage().version, import.meta.url, ...parts]), () => transpile(sources))
}

async function transpile(sources: readonly TextFile[]): Promise<TextFile[]> {
  const { ts } = await import('ts-morph')
  const { ES2022: target } = ts.ScriptTarget
  const { ESNext: module } = ts.ModuleKind
  const ownImports = fromThisPackage(ts)
  return sources.map(({ path, text }) => {
    const { outputText } = ts.transpileModule(text, {
      fileName: path,
      compilerOptions: { target, module, verbatimModuleSyntax: true },
      transformers: { before: [ownImports] },
    })
    return { path: path.replace(/\.ts$/, '.js'), text: outputText }
  })
}

type TypeScript = typeof import('ts-morph')['ts']
type Transformer = import('ts-morph').ts.TransformerFactory<import('ts-morph').ts.SourceFile>

/**
 * `moonbind/runtime` is that of this very package, even if the project has its own: there is one copy of the runtime.
 */
function fromThisPackage(ts: TypeScript): Transformer {
  return ({ factory }) =>
    (file) =>
      factory.updateSourceFile(
        file,
        file.statements.map((statement) => {
          if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return statement
          const { text } = statement.moduleSpecifier
          if (!text.startsWith('moonbind/')) return statement
          const { modifiers, importClause, attributes } = statement
          const address = factory.createStringLiteral(import.meta.resolve(text))
          return factory.updateImportDeclaration(statement, modifiers, importClause, address, attributes)
        }),
      )
}
