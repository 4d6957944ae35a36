/**
 * moonbind/codegen: the stages as functions. Needs the generator's libraries, the optional peers of this package.
 *
 * `parseDocument` and an emitter are pure; `planOutput` reads files, `writePlan` alone writes some.
 */

export type { Change, OutputFolder, Scope } from './compare.js'
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
export type { LoadedDocument, Plan, PlanOptions } from './project/plan.js'
export { loadDocument, loadDocuments, planOutput, writePlan } from './project/plan.js'
