/** The cache on disk. */
import {
  cacheFolder,
  libraryFiles,
  readCacheEntry,
  readPackage,
  siteToolFiles,
  type ToolFile,
  toolCode,
  trimCache,
  writeCacheEntry,
} from '../files/index.js'
import { digest } from '../text/digest.js'
import { type Cache, type CacheOrigin, type CacheStore, createCache } from './cache.js'
import { isSettled } from './settled.js'

/** Remembers nothing. */
export const forgetful: Cache = { get: () => undefined, set: () => {} }

/** The cache of the project in the working directory, for this very copy of moonbind and its libraries. */
export const openCache = (): Cache => openCacheWith([])

function openCacheWith(further: readonly ToolFile[]): Cache {
  const folder = cacheFolder()
  const store = storeIn(
    folder,
    once(() => trimCache(folder)),
  )
  const tool = digestOfTool(store, further)
  return { ...createCache(store, tool), origin: { folder, tool } }
}

/** The same cache for what is made of a site: its entries are also of this very copy of the code that makes sites. */
export const openSiteCache = (): Cache => openCacheWith(siteToolFiles())

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

/** What this copy of moonbind is known by: the content of its files, remembered as long as they are the same files. */
function digestOfTool(store: CacheStore, further: readonly ToolFile[]): string {
  const code = toolCode()
  const others = [...libraryFiles(Object.keys(readPackage().peerDependencies)), ...further]
  const files = [...code.files, ...others]
  const cache = createCache(store, 'any copy of moonbind')
  const key = ['tool', ...files.flatMap(({ name, stamp }) => [name, stamp?.identity ?? 'none'])]
  const known = cache.get(key)
  if (typeof known === 'string') return known
  const computed = digest([code.digest(), ...others.flatMap(({ name, read }) => [name, read()])])
  if (files.every(({ stamp }) => stamp === undefined || isSettled(stamp))) cache.set(key, computed)
  return computed
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
