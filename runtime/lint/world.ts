/** What scripts can call, as the check needs it. */

import { type Connection, connection } from '../connection.js'
import type { CallForm, NamespaceDefinition } from '../definition.js'
import { Choices } from '../validation/choices.js'
import type { Issue } from '../validation/issues.js'
import type { Schema } from '../validation/schema.js'

/** A documented function; both generated definitions and documents as read are of this shape. */
export interface LintFunction {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[]
  readonly open?: boolean
  readonly result?: Schema
  /** Known only from calls, not documented. */
  readonly inferred?: boolean
  readonly effect?: { readonly kind: 'read' | 'write' | 'destructive' }
  /** Checks requirements on several parameters, for an input whose values are all known. */
  readonly validate?: (input: unknown) => readonly Issue[] | undefined
  /** The same requirements of a document, as names of parameters. */
  readonly rules?: readonly {
    readonly kind: 'any-of' | 'one-of' | 'all-or-none' | 'at-most-one'
    readonly parameters: readonly string[]
    readonly text: string
  }[]
}

export interface LintNamespace {
  readonly namespace: string
  readonly functions: readonly LintFunction[]
  readonly calls?: readonly CallForm[]
}

/** A connected integration, or the definition of a namespace. */
export type Checked = { readonly [connection]: Connection } | NamespaceDefinition | LintNamespace

/**
 * Named accounts: of every namespace, or of each. Without them, only those of connected integrations are known.
 */
export type CheckedAccounts = readonly string[] | { readonly [namespace: string]: readonly string[] }

/** What a function takes, as one object. */
export interface ObjectSchema {
  readonly properties: { readonly [name: string]: Schema }
  readonly required: readonly string[]
  readonly open: boolean
  readonly names: Choices
}

/** The parameters of a function of a namespace as one object. */
export function objectOf({ objects }: Space, fn: LintFunction): ObjectSchema {
  const known = objects.get(fn)
  if (known) return known
  const { parameters, open = false } = fn
  const made: ObjectSchema = {
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter((parameter) => parameter.required).map(({ name }) => name),
    open,
    names: new Choices(parameters.map(({ name }) => name)),
  }
  objects.set(fn, made)
  return made
}

export interface Space {
  readonly namespace: string
  /** Every name and alias. */
  readonly functions: ReadonlyMap<string, LintFunction>
  /** Names to suggest. */
  readonly names: readonly string[]
  /** The parameters of each function as one object, made on demand. */
  readonly objects: Map<LintFunction, ObjectSchema>
  /** Undefined if any name may be an account. */
  readonly accounts: readonly string[] | undefined
  readonly calls: readonly CallForm[]
  /** Names of the lists that `pages` reads; undefined if unknown. */
  readonly pages: ReadonlySet<string> | undefined
}

export type World = ReadonlyMap<string, Space>

export function readWorld(integrations: readonly Checked[], accounts: CheckedAccounts | undefined): World {
  return new Map(
    integrations.map((integration) => {
      const connected = connection in integration ? integration[connection] : undefined
      const definition: LintNamespace = connected?.definition ?? (integration as LintNamespace)
      const { namespace, functions, calls = [] } = definition
      const names = new Map<string, LintFunction>()
      for (const fn of functions) for (const alias of fn.aliases ?? []) names.set(alias, fn)
      for (const fn of functions) names.set(fn.name, fn)
      const space: Space = {
        namespace,
        functions: names,
        objects: new Map(),
        names: functions.flatMap((fn) => (fn.inferred ? [] : [fn.name, ...(fn.aliases ?? [])])),
        accounts: accountsOf(namespace, accounts) ?? connected?.accounts,
        calls,
        pages: connected && new Set(connected.pages.keys()),
      }
      return [namespace, space] as const
    }),
  )
}

function accountsOf(namespace: string, accounts: CheckedAccounts | undefined): readonly string[] | undefined {
  if (accounts === undefined || isList(accounts)) return accounts
  return Object.hasOwn(accounts, namespace) ? accounts[namespace] : []
}

const isList = (accounts: CheckedAccounts): accounts is readonly string[] => Array.isArray(accounts)
