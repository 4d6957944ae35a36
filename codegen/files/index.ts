/** The only way to the file system. */

export { cacheFolder, readCacheEntry, readTool, trimCache, writeCacheEntry } from './cache.js'
export {
  isDocument,
  listDocuments,
  listOverlays,
  readOptional,
  readSpecFile,
  readTextFile,
  type SpecFile,
  specFile,
  textOf,
} from './documents.js'
export { exists, kindAt, listFiles } from './folders.js'
export { unixText } from './normalise.js'
export { readOutput, type TextFile, writeOutput, writeTextFile } from './output.js'
export { compiledNamespaces, readPackage, readTemplates } from './package.js'
export { repositoryPath } from './repository.js'
export { decodeUtf8 } from './utf8.js'
export { nextChange, stateOf } from './watch.js'
