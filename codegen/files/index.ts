/** The only way to the file system. */

export { deleteApproval, readApproval, waitingRuns, writeApproval } from './approvals.js'
export { cacheFolder, readCacheEntry, trimCache, writeCacheEntry } from './cache.js'
export { keepCompiled, readSources } from './compiled.js'
export {
  endsLinesWithCrlf,
  hasDocuments,
  isDocument,
  isOverlay,
  knownSpecFile,
  listDocuments,
  listOverlays,
  readOptional,
  readSpecFile,
  readTextFile,
  type SpecFile,
  specFile,
  stampSpecFile,
  textOf,
} from './documents.js'
export { exists, kindAt, listFiles } from './folders.js'
export { historyFile, readHistory, writeHistory } from './history.js'
export { unixText } from './normalise.js'
export { readOutput, readOutputBytes, readOutputExactly, type Stamp, stampOutput, type TextFile } from './output.js'
export {
  compiledNamespaces,
  hasCompiled,
  readPackage,
  readPage,
  readPlaygroundProgram,
  readSiteAssets,
  readTemplates,
} from './package.js'
export {
  isInstalled,
  isOwnCheckout,
  lockedPackageManager,
  type PackageManager,
  projectPackage,
  readProjectPackage,
} from './project.js'
export { repositoryPaths } from './repository.js'
export { fileStore } from './results.js'
export { removeAbandoned } from './staging.js'
export { libraryFiles, siteToolCode, type ToolCode, toolCode } from './tool.js'
export { decodeUtf8 } from './utf8.js'

export { nextChange, stateOf } from './watch.js'
export { openWriting, type Writing, type Written, writeOutput, writeTextFile } from './write.js'
