/** The cache on disk. */
import {
  cacheFolder,
  libraryFiles,
  readCacheEntry,
  readPackage,
  siteToolCode,
  type ToolCode,
  toolCode,
  trimCache,
  writeCacheEntry,
} from '../files/index.js'
import { digest } from '../text/digest.js'
import { once } from '../text/once.js'
import { type Cache, type CacheOrigin, type CacheStore, createCache } from './cache.js'
import { isSettled } from './settled.js'

/** Remembers nothing. */
export const forgetful: Cache = { get: () => undefined, set: () => {} }

/** The cache of the project in the working directory, for this copy of moonbind and its libraries. */
export const openCache = (): Cache => openCacheWith(toolCode())

function openCacheWith(...code: readonly ToolCode[]): Cache {
  const folder = cacheFolder()
  const store = storeIn(
    folder,
    once(() => trimCache(folder)),
  )
  const tool = digestOfTool(store, code)
  return { ...createCache(store, tool), origin: { folder, tool } }
}

/** The same cache for sites: its entries also depend on the code that makes sites. */
export const openSiteCache = (): Cache => openCacheWith(toolCode(), siteToolCode())

/** The same cache in another thread. */
export const cacheAt = (origin: CacheOrigin | undefined): Cache =>
  origin === undefined ? forgetful : { ...createCache(storeIn(origin.folder), origin.tool), origin }

const storeIn = (folder: string, beforeWrite?: () => void): CacheStore => ({
  read: (name) => readCacheEntry(folder, name),
  write: (name, bytes) => {
    beforeWrite?.()
    writeCacheEntry(folder, name, bytes)
  },
})

/** The identity of this copy of moonbind: a digest of its files, cached as long as the files stay the same. */
function digestOfTool(store: CacheStore, code: readonly ToolCode[]): string {
  const libraries = libraryFiles(Object.keys(readPackage().peerDependencies))
  const files = [...code.flatMap((part) => part.files), ...libraries]
  const cache = createCache(store, 'any copy of moonbind')
  const key = ['tool', ...files.flatMap(({ name, stamp }) => [name, stamp?.identity ?? 'none'])]
  const known = cache.get(key)
  if (typeof known === 'string') return known
  const computed = digest([
    ...code.map((part) => part.digest()),
    ...libraries.flatMap(({ name, read }) => [name, read()]),
  ])
  if (files.every(({ stamp }) => stamp === undefined || isSettled(stamp))) cache.set(key, computed)
  return computed
}
