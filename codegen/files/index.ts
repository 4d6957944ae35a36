/** The only way to the file system. */

export { cacheFolder, readCacheEntry, readTool, trimCache, writeCacheEntry } from './cache.js'
export {
  decodeDocument,
  isDocument,
  listDocuments,
  listOverlays,
  readDocument,
  readOptional,
  readSourceBytes,
  readTextFile,
  type SourceDocument,
} from './documents.js'
export { exists, kindAt, listFiles } from './folders.js'
export { readOutput, readOutputBytes, type TextFile, writeOutput, writeTextFile } from './output.js'
export { compiledNamespaces, readPackage, readTemplates } from './package.js'
export { nextChange, stateOf } from './watch.js'
