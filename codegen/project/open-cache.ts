/** The cache on disk. */
import { cacheFolder, readCacheEntry, readPackage, readTool, trimCache, writeCacheEntry } from '../files/index.js'
import { digest } from '../text/digest.js'
import { type Cache, type CacheOrigin, createCache } from './cache.js'

/** Remembers nothing. */
export const forgetful: Cache = { get: () => undefined, set: () => {} }

/** The cache of the project in the working directory, for this very copy of moonbind and its libraries. */
export function openCache(): Cache {
  const folder = cacheFolder()
  const tool = digest(readTool(Object.keys(readPackage().peerDependencies)))
  return open(
    { folder, tool },
    once(() => trimCache(folder)),
  )
}

/** The same cache in another thread. */
export const cacheAt = (origin: CacheOrigin | undefined): Cache =>
  origin === undefined ? forgetful : open(origin, () => {})

function open(origin: CacheOrigin, beforeWrite: () => void): Cache {
  const { folder, tool } = origin
  const store = {
    read: (name: string) => readCacheEntry(folder, name),
    write: (name: string, bytes: Uint8Array) => {
      beforeWrite()
      writeCacheEntry(folder, name, bytes)
    },
  }
  return { ...createCache(store, tool), origin }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
