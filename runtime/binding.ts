/**
 * All that generated code imports, under the name `moonbind/runtime`. Does not load Fengari.
 */

export { type Choices, choices } from './choices.js'
export type { FunctionDefinition, NamespaceDefinition, NamespaceDocs, ParameterDefinition } from './definition.js'
export { FORMAT } from './definition.js'
export type { DocumentPart, DocumentSource, TextOf } from './documentation.js'
export { documentation } from './documentation.js'
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
export type { Issue, IssueCode, Issues, Path, Place } from './issues.js'
export { brokenRule, missing, notATable, notInEnum, outOfBounds, unknownNames, wrongType } from './issues.js'
export type { Pages } from './page-reader.js'
export type { Json, Schema } from './schema.js'
export type { DocumentedFunction, StandardProps, StandardResult } from './standard-schema.js'
export { documented } from './standard-schema.js'
export type { Transport, TransportRequest } from './transport.js'
