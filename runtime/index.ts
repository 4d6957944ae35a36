/** moonbind: runs Lua written by agents against documented integrations. */

export { createRuntime } from './create-runtime.js'
export type { Docs } from './docs/agent-docs.js'
export { createDocs } from './docs/agent-docs.js'
export type { DocumentedNamespace } from './docs/docs.js'
export { listDocs, readDocs } from './docs/docs.js'
export type { Effect, EffectKind, EffectSource } from './effect.js'
export { MoonbindError, TransportError, UnknownNameError, ValidationError } from './errors.js'
export type { FitOptions, Fitted } from './fit/index.js'
export { fit, fitted } from './fit/index.js'
export type { CallContext } from './handlers.js'
export * from './http/index.js'
export type {
  Account,
  AccountOptions,
  CallOptions,
  HttpIntegrationOptions,
  Integration,
  IntegrationOptions,
} from './integration.js'
export { account } from './integration.js'
export type { WithLargeIntegers } from './large-integers.js'
export type {
  Checked,
  CheckedAccounts,
  CheckOptions,
  Finding,
  LintRule,
  LintSeverity,
  ScriptCheck,
  Use,
} from './lint/index.js'
export { applyFixes, checkScript } from './lint/index.js'
export { pages } from './pages/pages.js'
export type { Detail, ReadOptions } from './pages/read-pages.js'
export { DeniedError, PausedError } from './policy/errors.js'
export type { Approval, ApprovalCall, Approve } from './policy/gate.js'
export type { GuardOptions } from './policy/guarded.js'
export { guarded } from './policy/guarded.js'
export type { Policy, PolicyAction, PolicyRule } from './policy/policy.js'
export type { Observer } from './record/reach.js'
export type { CallEvent, CallRecord, CallState, OnCall, StartedCall } from './record/record.js'
export * from './results/index.js'
export type { Connected, Run, RunOptions, Runtime, RuntimeLimits, RuntimeOptions } from './script/runtime-types.js'
export type { ScriptError } from './script/script-run.js'
export type { SearchHit, SearchOptions } from './search/search.js'
export type { SearchableFunction, SearchableNamespace } from './search/searchable.js'
export type { Transport, TransportRequest } from './transport.js'
export type { Issue, IssueCode } from './validation/issues.js'
export type { CallErrorKind, LimitKind, RunError, RunErrorKind, VmLimits, VmUsage } from './vm/contract.js'
