/** Loads the data of namespaces when a script asks for them. */
import * as binding from '#runtime/binding.js'
import * as mock from '#runtime/mock/index.js'
import type { MockNamespace } from '#runtime/mock/routes.js'
import type { PlayedNamespace } from '#runtime/played/connect-played.js'
import type { Catalog, CatalogEntry } from '../play-format.js'
import type { NamespaceData } from './globals.js'
import { namedNamespaces } from './named-namespaces.js'

export interface LoadedNamespace extends PlayedNamespace {
  readonly entry: CatalogEntry
  readonly data: NamespaceData
}

/** The data of all namespaces is loaded at once if they have no more functions together: some 400 KB. */
const FEW_FUNCTIONS = 100

export class Namespaces {
  readonly catalog: Catalog
  readonly #loaded = new Map<string, Promise<LoadedNamespace>>()
  /** Those that are there already. */
  readonly ready = new Map<string, LoadedNamespace>()

  constructor(catalog: Catalog) {
    this.catalog = catalog
  }

  /** What a script may reach, in the order of the catalog. */
  async for(source: string): Promise<readonly LoadedNamespace[]> {
    return this.#load(this.#entriesFor(source))
  }

  async all(): Promise<readonly LoadedNamespace[]> {
    return this.#load(this.catalog.namespaces)
  }

  find(name: string): CatalogEntry | undefined {
    return this.catalog.namespaces.find((entry) => entry.name === name)
  }

  /** @throws {Error} if its file cannot be loaded. */
  load(entry: CatalogEntry): Promise<LoadedNamespace> {
    const known = this.#loaded.get(entry.name)
    if (known) return known
    const loading = loadNamespace(entry)
    this.#loaded.set(entry.name, loading)
    loading.then(
      (namespace) => this.ready.set(entry.name, namespace),
      () => this.#loaded.delete(entry.name),
    )
    return loading
  }

  #load(entries: readonly CatalogEntry[]): Promise<LoadedNamespace[]> {
    return Promise.all(entries.map((entry) => this.load(entry)))
  }

  #entriesFor(source: string): readonly CatalogEntry[] {
    const { namespaces } = this.catalog
    if (namespaces.reduce((sum, { functions }) => sum + functions, 0) <= FEW_FUNCTIONS) return namespaces
    const named = namedNamespaces(source, new Set(namespaces.map(({ name }) => name)))
    return named ? namespaces.filter(({ name, unnamed }) => unnamed || named.has(name)) : namespaces
  }
}

async function loadNamespace(entry: CatalogEntry): Promise<LoadedNamespace> {
  await loadScript(`data/${entry.file}`)
  const data = window.moonbindData?.get(entry.name)
  if (!data) throw new Error(`data/${entry.file} does not hold the namespace ${entry.name}: build the site again`)
  const load = loader(data)
  const { definition } = load('./index.js') as Pick<PlayedNamespace, 'definition'>
  if (!Object.hasOwn(data.modules, './http.js')) return { entry, data, definition }
  const { http, table } = load('./http.js') as unknown as HttpExports
  const { mock: played } = load('./mock.js') as unknown as { readonly mock: MockNamespace }
  return { entry, data, definition, http: { api: http, table }, mock: async () => played }
}

interface HttpExports {
  readonly http: NonNullable<PlayedNamespace['http']>['api']
  readonly table: NonNullable<PlayedNamespace['http']>['table']
}

/** What emitted modules import: this page's own runtime, and each other. */
function loader({ modules }: NamespaceData): (file: string) => object {
  const made = new Map<string, object>([
    ['moonbind/runtime', binding],
    ['moonbind/mock', mock],
    ['./hooks.js', { hooks: absentHooks }],
  ])
  const require = (file: string): object => {
    const known = made.get(file)
    if (known) return known
    const module = modules[file]!(require)
    made.set(file, module)
    return module
  }
  return require
}

/** Calls with hooks never become requests here: the mock answers them itself. */
const absentHooks = new Proxy({}, { get: () => ({}) })

/** A classic script: it works from a folder, where pages may not fetch files. */
function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () =>
      reject(new Error(`${address} could not be loaded: check the connection, and try again`)),
    )
    document.head.append(script)
  })
}
