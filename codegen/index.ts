/**
 * moonbind/codegen: the stages as functions. Needs the generator's libraries, the optional peers of this package.
 *
 * `parseDocument` and an emitter are pure; `readProject` reads files, and the `write` of its project alone writes some.
 */

export type { Difference, FileChange, OutputFolder, Owned, WantedFile } from './compare.js'
export { compare } from './compare.js'
export type { Emitter, OutputFile, Templates } from './emit/index.js'
export { createEmitter, schemaJson } from './emit/index.js'
export { Failure } from './failure.js'
export type {
  ApiFunction,
  DocumentedOutput,
  Example,
  Fact,
  FunctionRule,
  Guide,
  Json,
  Namespace,
  Parameter,
  Place,
  Schema,
  SchemaType,
  StatedBy,
} from './ir.js'
export { facts, markdown } from './ir.js'
export type { ParsedDocument } from './parse/index.js'
export { parseDocument } from './parse/index.js'
export type { Cache } from './project/cache.js'
export type { Diagnostic, DocumentOutline, LoadedDocument, NamespaceOutline } from './project/document.js'
export { forgetful, openCache } from './project/open-cache.js'
export type { Project, ProjectOptions } from './project/project.js'
export { readProject } from './project/project.js'
export type { Sources } from './project/sources.js'
