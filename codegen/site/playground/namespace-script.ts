/** The data of one namespace for the playground: its emitted modules as one classic script. */
import { createScriptEmitter, type HttpSource, templateNames } from '../../emit/index.js'
import { documentedAccounts } from '../../emit/lua/accounts.js'
import { readTemplates } from '../../files/index.js'
import type { Namespace } from '../../ir.js'
import { siteExamples } from '../examples.js'
import type { PageNames } from '../page-names.js'
import type { PlayExample } from './play-format.js'

export type NamespaceScript = (namespace: Namespace, http: HttpSource | undefined, pages: PageNames) => string

/** Scripts add themselves to this map; the page of the playground reads it. */
const TABLE = 'globalThis.moonbindData ??= new Map()'

/** Makes the scripts of namespaces: what is emitted for programs is what the playground runs. */
export async function createNamespaceScript(): Promise<NamespaceScript> {
  const emit = await createScriptEmitter(readTemplates(templateNames))
  return (namespace, http, pages) => {
    const modules = emit(namespace, http).map(({ name, text }) => `${JSON.stringify(name)}: ${text}`)
    return [
      "'use strict';",
      `(${TABLE}).set(${JSON.stringify(namespace.namespace)}, {`,
      `accounts: ${JSON.stringify(documentedAccounts(namespace).filter((name) => name !== 'default'))},`,
      `examples: ${JSON.stringify(playExamples(namespace))},`,
      `pages: new Map(${JSON.stringify(pagesOf(namespace, pages))}),`,
      `modules: {\n${modules.join(',\n')}\n}`,
      '});\n',
    ].join('\n')
  }
}

const pagesOf = ({ namespace, functions }: Namespace, pages: PageNames): [name: string, page: string][] =>
  functions.map(({ name }) => [name, pages.function(namespace, name)])

/** Examples in Lua that are meant to work. */
const playExamples = (namespace: Namespace): PlayExample[] =>
  siteExamples(namespace).flatMap(({ id, function: of, example, runnable }) =>
    runnable ? [{ id, ...(of !== undefined && { function: of }), code: example.code }] : [],
  )
