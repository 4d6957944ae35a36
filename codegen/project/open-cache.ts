/** The cache on disk. */
import { cacheFolder, readCacheEntry, readPackage, readTool, trimCache, writeCacheEntry } from '../files/index.js'
import { digest } from '../text/digest.js'
import { type Cache, createCache } from './cache.js'

/** The cache of the project in the working directory, for this very copy of moonbind and its libraries. */
export function openCache(): Cache {
  const folder = cacheFolder()
  let written = false
  const tool = digest(readTool(Object.keys(readPackage().peerDependencies)))
  return createCache(
    {
      read: (name) => readCacheEntry(folder, name),
      write: (name, bytes) => {
        if (!written) trimCache(folder)
        written = true
        writeCacheEntry(folder, name, bytes)
      },
    },
    tool,
  )
}

/** Remembers nothing. */
export const forgetful: Cache = { get: () => undefined, set: () => {} }
