/** From the intermediate schema to the files of a namespace. */
import { documentation, type NamespaceDocument } from '../../runtime/documentation.js'
import type { ApiFunction, Namespace } from '../ir.js'
import { applyOverlay, reservations } from '../overlay/apply.js'
import { withEffects } from '../overlay/effects.js'
import { pagedFunctions } from '../overlay/paged.js'
import { jsonText } from '../text/layout.js'
import { breakLines } from './break-lines.js'
import type { Template } from './doc-sections.js'
import { namespaceDocument, type Reservations } from './docs.js'
import { docsModule } from './docs-module.js'
import type { Emitter, HttpSource, OutputFile, Templates, templateNames } from './emitter.js'
import { fence } from './escape.js'
import { functionModule } from './function-module.js'
import { httpModule } from './http-module.js'
import { indexModule } from './index-module.js'
import { mockModule } from './mock-module.js'
import { header, type PrintModule, type Statements } from './module.js'
import { fileName, luaAccess, nameNamespace } from './names.js'
import { printText } from './print-text.js'
import { createTsMorphPrinter } from './print-ts-morph.js'

export type { Emitter, HttpSource, OutputFile, Templates } from './emitter.js'
export { templateNames } from './emitter.js'

type CompiledTemplates = { readonly [name in keyof Templates]: Template }

/** An emitter; loads handlebars, and ts-morph when the first namespace with an overlay is emitted. */
export async function createEmitter(templates: Templates): Promise<Emitter> {
  const { default: handlebars } = await import('handlebars')
  const compile = (name: (typeof templateNames)[number]): Template =>
    handlebars.compile(templates[name], { noEscape: true, strict: true })
  const compiled = { namespace: compile('namespace'), function: compile('function') }
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
  const document = namespaceDocument(namespace, templates.function, reservationsOf(documented, namespace, http))
  const file = (path: string, text: string): OutputFile => ({ path: `${fileName(namespace.namespace)}/${path}`, text })
  const module = (path: string, statements: Statements): OutputFile => file(path, breakLines(printText(statements)))
  return [
    module('index.ts', indexModule(namespace, names, http?.overlay)),
    file('docs.ts', printText(docsModule(namespace, document))),
    file('docs.md', docsPage(namespace, document, templates.namespace)),
    file('schema.json', schemaJson([documented])),
    ...(http
      ? [
          file('http.ts', breakLines(printWithTsMorph(httpModule(namespace, names, http.overlay)))),
          file('mock.ts', breakLines(printWithTsMorph(mockModule(namespace, http.overlay)))),
        ]
      : []),
    ...(http?.hooks === undefined
      ? []
      : [file('hooks.ts', `${header(`${namespace.namespace}: what its overlay cannot say`)}${http.hooks}`)]),
    ...namespace.functions.map((each) => {
      const own = names.functions.get(each)!
      return module(`${own.file}.ts`, functionModule(namespace, each, own))
    }),
  ]
}

/** What an overlay says of the functions that are emitted. */
function reservationsOf(documented: Namespace, namespace: Namespace, http: HttpSource | undefined): Reservations {
  if (!http) return { notes: new Map(), paged: new Set() }
  const notes = namespace.functions.map((each, index): [ApiFunction, string[]] => [
    each,
    reservations(documented.functions[index]!, http.overlay),
  ])
  return { notes: new Map(notes), paged: new Set(pagedFunctions(namespace, http.overlay).map((list) => list.function)) }
}

/** `docs.md`: the same pages for agents that read files. */
function docsPage({ namespace }: Namespace, document: NamespaceDocument, template: Template): string {
  const calls = Object.values(document.functions).flatMap((known) => known.calls.slice(0, 1))
  return template({
    page: documentation(namespace, document).page,
    sections: document.parts.filter(({ apart }) => apart).map(({ text }) => text),
    account: `app.integrations${luaAccess(namespace)}.ACCOUNT`,
    calls: fence('lua', calls.join('\n')),
  })
}

/** The intermediate schema as `moonbind schema` prints it and `schema.json` holds it. */
export function schemaJson(namespaces: readonly Namespace[]): string {
  return `${jsonText(namespaces)}\n`
}
