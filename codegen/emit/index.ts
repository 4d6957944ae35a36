/** From the intermediate schema to the files of a namespace. */

import type { ApiFunction, Namespace } from '../ir.js'
import { applyOverlay } from '../overlay/apply.js'
import { pagedFunctions } from '../overlay/paged.js'
import { functionPage, namespacePage, type Template } from './doc-pages.js'
import type { Emitter, HttpSource, OutputFile, Templates, templateNames } from './emitter.js'
import { fileName, nameNamespace } from './names.js'

export type { Emitter, HttpSource, OutputFile, Templates } from './emitter.js'
export { templateNames } from './emitter.js'

type Modules = Awaited<ReturnType<typeof loadModules>>

/** An emitter; loads ts-morph and handlebars, which is the larger part of what a small run costs. */
export async function createEmitter(templates: Templates): Promise<Emitter> {
  const [modules, { default: handlebars }] = await Promise.all([loadModules(), import('handlebars')])
  const compile = (name: (typeof templateNames)[number]): Template =>
    handlebars.compile(templates[name], { noEscape: true, strict: true })
  const pages = { namespace: compile('namespace'), function: compile('function') }
  return (namespace, http) => emitNamespace(namespace, http, modules, pages)
}

/** What is made by ts-morph. */
async function loadModules() {
  const [
    { createPrinter, header },
    { functionModule },
    { indexModule },
    { docsModule },
    { httpModule },
    { mockModule },
  ] = await Promise.all([
    import('./module.js'),
    import('./function-module.js'),
    import('./index-module.js'),
    import('./docs-module.js'),
    import('./http-module.js'),
    import('./mock-module.js'),
  ])
  return { print: createPrinter(), header, functionModule, indexModule, docsModule, httpModule, mockModule }
}

function emitNamespace(
  documented: Namespace,
  http: HttpSource | undefined,
  modules: Modules,
  templates: { readonly [name in keyof Templates]: Template },
): OutputFile[] {
  const { print, header, functionModule, indexModule, docsModule, httpModule, mockModule } = modules
  const namespace = http ? applyOverlay(documented, http.overlay) : documented
  const names = nameNamespace(namespace)
  const paged = new Set(http ? pagedFunctions(namespace, http.overlay).map((list) => list.function) : [])
  const pages = new Map<ApiFunction, string>(
    namespace.functions.map((each) => [each, functionPage(namespace, each, templates.function, paged.has(each))]),
  )
  const page = namespacePage(namespace, templates.namespace, pages)
  const file = (path: string, text: string): OutputFile => ({ path: `${fileName(namespace.namespace)}/${path}`, text })
  return [
    file('index.ts', print(indexModule(namespace, names, http?.overlay))),
    file('docs.ts', print(docsModule(namespace, page, pages))),
    file('schema.json', schemaJson([documented])),
    ...(http
      ? [
          file('http.ts', print(httpModule(namespace, names, http.overlay))),
          file('mock.ts', print(mockModule(namespace, http.overlay))),
        ]
      : []),
    ...(http?.hooks === undefined
      ? []
      : [file('hooks.ts', `${header(`${namespace.namespace}: what its overlay cannot say`)}${http.hooks}`)]),
    file('docs/index.md', page),
    ...namespace.functions.flatMap((each) => {
      const own = names.functions.get(each)!
      return [
        file(`${own.file}.ts`, print(functionModule(namespace, each, own))),
        file(`docs/${own.file}.md`, pages.get(each)!),
      ]
    }),
  ]
}

/** The intermediate schema as `moonbind schema` prints it and `schema.json` holds it. */
export function schemaJson(namespaces: readonly Namespace[]): string {
  return `${JSON.stringify(namespaces, null, 2)}\n`
}
