import { nearest } from '../nearest.js'
import type { VmNamespace } from './contract.js'

/** The pages that scripts read: one for each namespace, one for each function. */
export class Docs {
  readonly #pages = new Map<string, string>()
  readonly #namespaces: readonly VmNamespace[]

  constructor(namespaces: readonly VmNamespace[]) {
    this.#namespaces = namespaces
    for (const { namespace, docs, functions } of namespaces) {
      this.#pages.set(namespace, docs.page)
      for (const fn of functions) {
        const page = Object.hasOwn(docs.functions, fn.name) ? docs.functions[fn.name]! : docs.page
        for (const name of [fn.name, ...(fn.aliases ?? [])]) this.#pages.set(`${namespace}.${name}`, page)
      }
    }
  }

  /** Names of pages, one in a line, in the documented order. */
  list(): string {
    return this.#namespaces.flatMap(({ namespace, functions }) => [namespace, ...functions.map((fn) => `${namespace}.${fn.name}`)]).join('\n')
  }

  /** The page, or undefined where there is none. Leading `app.integrations.` may be written. */
  read(name: string): string | undefined {
    return this.#pages.get(name.replace(/^app\.integrations\./, ''))
  }

  /** What to say where a page does not exist. */
  missing(name: string): string {
    const near = nearest(name.replace(/^app\.integrations\./, ''), this.#pages.keys())
    return `No page ${JSON.stringify(name)}. ${near === undefined ? 'docs.list() names the pages' : `Did you mean: ${near}`}`
  }

  /** The accounts of a namespace, `default` first. */
  accounts(namespace: string): readonly string[] | undefined {
    const found = this.#namespaces.find((one) => one.namespace === namespace)
    return found && [...new Set(['default', ...found.accounts])]
  }
}
