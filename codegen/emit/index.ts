/** From the intermediate schema to the files of a namespace. */
import type { Namespace } from '../ir.js'
import { applyOverlay } from '../overlay/apply.js'
import { withEffects } from '../overlay/effects.js'
import { pagedFunctions } from '../overlay/paged.js'
import { breakLines } from './break-lines.js'
import type { Template } from './doc-sections.js'
import { documentParts } from './docs.js'
import { docsModule } from './docs-module.js'
import type { Emitter, HttpSource, OutputFile, Templates } from './emitter.js'
import { documentedFacts, schemaJson } from './facts.js'
import { httpModule } from './http-module.js'
import { indexModule } from './index-module.js'
import { mockModule } from './mock-module.js'
import { header, type PrintModule } from './module.js'
import { fileName, nameNamespace } from './names.js'
import { printScript } from './print-script.js'
import { printText } from './print-text.js'
import { createTsMorphPrinter } from './print-ts-morph.js'

export type { Emitter, HttpSource, OutputFile, Templates } from './emitter.js'
export { templateNames } from './emitter.js'
export { schemaJson } from './facts.js'

type CompiledTemplates = { readonly [name in keyof Templates]: Template }

/** An emitter; loads handlebars, and ts-morph when the first namespace with an overlay is emitted. */
export async function createEmitter(templates: Templates): Promise<Emitter> {
  const compiled = await compileTemplates(templates)
  const printWithTsMorph = lazyTsMorph()
  return (namespace, http) => emitNamespace(namespace, http, compiled, printWithTsMorph)
}

/** What the modules of a namespace do, without types and comments. Neither the schema nor hooks are among them. */
export type ScriptEmitter = (namespace: Namespace, http?: HttpSource) => readonly ModuleScript[]

/** A module as a function of JavaScript. */
export interface ModuleScript {
  /** How other modules of the namespace import it: `./docs.js`. */
  readonly name: string
  readonly text: string
}

/** An emitter for pages that run what programs import. It never loads ts-morph. */
export async function createScriptEmitter(templates: Templates): Promise<ScriptEmitter> {
  const compiled = await compileTemplates(templates)
  return (read, http) => {
    const { index, docs, overlay } = modulesOf(read, http, compiled)
    return [
      { name: './index.js', text: printScript(index) },
      { name: './docs.js', text: printScript(docs) },
      ...overlay.map(({ name, statements }) => ({
        name: `./${name.replace(/ts$/, 'js')}`,
        text: printScript(statements),
      })),
    ]
  }
}

async function compileTemplates(templates: Templates): Promise<CompiledTemplates> {
  const { default: handlebars } = await import('handlebars')
  const compiled = Object.entries(templates).map(
    ([name, text]) => [name, handlebars.compile(text, { noEscape: true, strict: true })] as const,
  )
  return Object.fromEntries(compiled) as CompiledTemplates
}

/** ts-morph takes longer to load than all else of a small run; namespaces without an overlay go without it. */
function lazyTsMorph(): PrintModule {
  let print: PrintModule | undefined
  return (statements) => {
    print ??= createTsMorphPrinter()
    return print(statements)
  }
}

function emitNamespace(
  read: Namespace,
  http: HttpSource | undefined,
  templates: CompiledTemplates,
  printWithTsMorph: PrintModule,
): OutputFile[] {
  const { file, documented, index, docs, overlay } = modulesOf(read, http, templates)
  return [
    file('index.ts', breakLines(printText(index))),
    file('docs.ts', printText(docs)),
    file('schema.json', schemaJson(documentedFacts(documented))),
    ...overlay.map(({ name, statements }) => file(name, breakLines(printWithTsMorph(statements)))),
    ...(http?.hooks === undefined
      ? []
      : [
          file(
            'hooks.ts',
            `${header(`${read.namespace}: what its overlay cannot say`).text('typescript')}${http.hooks}`,
          ),
        ]),
  ]
}

/** The modules of a namespace, not printed yet. */
function modulesOf(read: Namespace, http: HttpSource | undefined, templates: CompiledTemplates) {
  const documented = http ? withEffects(read, http.overlay) : read
  const namespace = http ? applyOverlay(documented, http.overlay) : documented
  const parts = documentParts(documented, templates.function)
  const paged = http ? pagedFunctions(namespace, http.overlay) : []
  return {
    file: (path: string, text: string): OutputFile => ({ path: `${fileName(namespace.namespace)}/${path}`, text }),
    documented,
    index: indexModule(namespace, nameNamespace(namespace), http?.overlay),
    docs: docsModule(namespace, parts, paged),
    overlay: http
      ? [
          { name: 'http.ts', statements: httpModule(namespace, http.overlay) },
          { name: 'mock.ts', statements: mockModule(namespace, http.overlay) },
        ]
      : [],
  }
}
