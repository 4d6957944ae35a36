/** The only way to the file system. */
export { exists, kindAt, listFiles } from './folders.js'
export { decodeDocument, isDocument, listDocuments, listOverlays, readDocument, readOptional, readSourceBytes, readTextFile, type SourceDocument } from './documents.js'
export { readOutput, readOutputBytes, writeOutput, writeTextFile, type TextFile } from './output.js'
export { cacheFolder, readCacheEntry, readTool, trimCache, writeCacheEntry } from './cache.js'
export { nextChange, stateOf } from './watch.js'
export { compiledNamespaces, readPackage, readTemplates } from './package.js'
