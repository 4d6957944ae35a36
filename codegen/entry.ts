/**
 * moonbind/codegen, loaded step by step: a library of the generator that is not installed is named with the line that
 * installs it. Its exports are those of index.ts,
 * which has their types.
 */
import { explainMissingLibrary } from './cli/libraries.js'

export const {
  compare,
  createEmitter,
  facts,
  Failure,
  forgetful,
  markdown,
  openCache,
  parseDocument,
  readProject,
  schemaJson,
} = await import('./index.js').catch((error: unknown) => {
  throw explainMissingLibrary(error, {})
})
