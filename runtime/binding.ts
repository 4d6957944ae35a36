/**
 * All that generated code imports, under the name `moonbind/runtime`. Does not load Fengari.
 */

export type { FunctionDefinition, NamespaceDefinition, NamespaceDocs, ParameterDefinition } from './definition.js'
export { FORMAT } from './definition.js'
export type { DocumentPart, DocumentSource, TextOf } from './docs/documentation.js'
export { documentation } from './docs/documentation.js'
export type { CallContext, Handlers } from './handlers.js'
export { field, item, items, joined, listOf, mapped, scaled, setField } from './http/answer.js'
export { httpApi } from './http/api.js'
export type { AbsentCall, HttpCall, HttpHooks, HttpRequest, HttpTable, Params } from './http/call-table.js'
export type {
  AccountOptions,
  CallOptions,
  Connect,
  ConnectHttp,
  Connection,
  HttpApi,
  HttpIntegrationOptions,
  Integration,
  IntegrationOptions,
} from './integration.js'
export { integration } from './integration.js'
export type { Pages } from './pages/page-reader.js'
export type { Transport, TransportRequest } from './transport.js'
export { type Choices, choices } from './validation/choices.js'
export { isFields, isInteger, isNumber, isTable } from './validation/guards.js'
export type { Issue, IssueCode, Issues, Path, Place } from './validation/issues.js'
export { brokenRule, missing, notATable, notInEnum, outOfBounds, unknownNames, wrongType } from './validation/issues.js'
export type { Json, Schema } from './validation/schema.js'
export type { DocumentedFunction, StandardProps, StandardResult } from './validation/standard-schema.js'
export { documented } from './validation/standard-schema.js'
