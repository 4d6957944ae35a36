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
import { printText } from './print-text.js'
import { createTsMorphPrinter } from './print-ts-morph.js'

export type { Emitter, HttpSource, OutputFile, Templates } from './emitter.js'
export { templateNames } from './emitter.js'
export { schemaJson } from './facts.js'

type CompiledTemplates = { readonly [name in keyof Templates]: Template }

/** An emitter; loads handlebars, and ts-morph when the first namespace with an overlay is emitted. */
export async function createEmitter(templates: Templates): Promise<Emitter> {
  const { default: handlebars } = await import('handlebars')
  const compiled = { function: handlebars.compile(templates.function, { noEscape: true, strict: true }) }
  const printWithTsMorph = lazyTsMorph()
  return (namespace, http) => emitNamespace(namespace, http, compiled, printWithTsMorph)
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
  const documented = http ? withEffects(read, http.overlay) : read
  const namespace = http ? applyOverlay(documented, http.overlay) : documented
  const names = nameNamespace(namespace)
  const parts = documentParts(documented, templates.function)
  const file = (path: string, text: string): OutputFile => ({ path: `${fileName(namespace.namespace)}/${path}`, text })
  return [
    file('index.ts', breakLines(printText(indexModule(namespace, names, http?.overlay)))),
    file('docs.ts', printText(docsModule(namespace, parts, http ? pagedFunctions(namespace, http.overlay) : []))),
    file('schema.json', schemaJson(documentedFacts(documented))),
    ...(http
      ? [
          file('http.ts', breakLines(printWithTsMorph(httpModule(namespace, http.overlay)))),
          file('mock.ts', breakLines(printWithTsMorph(mockModule(namespace, http.overlay)))),
        ]
      : []),
    ...(http?.hooks === undefined
      ? []
      : [file('hooks.ts', `${header(`${namespace.namespace}: what its overlay cannot say`)}${http.hooks}`)]),
  ]
}
