/** The only way to the file system. */
export { exists, kindAt, listFiles } from './files/folders.js'
export { decodeDocument, isDocument, listDocuments, listOverlays, readDocument, readOptional, readSourceBytes, readTextFile, type SourceDocument } from './files/documents.js'
export { readOutput, readOutputBytes, writeOutput, writeTextFile, type TextFile } from './files/output.js'
export { cacheFolder, readCacheEntry, readTool, trimCache, writeCacheEntry } from './files/cache.js'
export { nextChange, stateOf } from './files/watch.js'
export { compiledNamespaces, readPackage, readTemplates } from './files/package.js'
