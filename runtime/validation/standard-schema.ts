/** A documented function as libraries take schemas: Standard Schema 1.1 and its JSON Schema companion. */
import type { FunctionDefinition } from '../definition.js'
import { inputSchema } from '../tools/plain-schema.js'

/** What is under `~standard` of a schema (Standard Schema 1.1, Standard JSON Schema 1.0). */
export interface StandardProps<Input> {
  readonly version: 1
  readonly vendor: 'moonbind'
  /** For types only: absent at run time. */
  readonly types?: { readonly input: Input; readonly output: Input } | undefined
  /** Returns the value unchanged, or what is wrong with it. Never throws, never changes the value. */
  readonly validate: (value: unknown, options?: StandardOptions) => StandardResult<Input>
  /** JSON Schema of the parameters; a fresh object each time, because libraries change it. */
  readonly jsonSchema: {
    /** @throws {TypeError} for a target other than `draft-2020-12` and `draft-07`. */
    readonly input: (options: JsonSchemaOptions) => Record<string, unknown>
    /** The same: validation changes nothing. */
    readonly output: (options: JsonSchemaOptions) => Record<string, unknown>
  }
}

export interface StandardOptions {
  readonly libraryOptions?: Record<string, unknown> | undefined
}

export interface JsonSchemaOptions extends StandardOptions {
  readonly target: 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | (string & {})
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

export interface StandardIssue {
  readonly message: string
  readonly path: readonly (string | number)[]
}

/** A documented function: its definition, its validator, and the schema of its parameters. */
export interface DocumentedFunction<Params> extends FunctionDefinition {
  readonly '~standard': StandardProps<Params>
}

/** Adds the schema to a definition. Generated code calls it once for each function. */
export function documented<Params>(definition: FunctionDefinition): DocumentedFunction<Params> {
  const toSchema = ({ target }: JsonSchemaOptions): Record<string, unknown> => {
    if (isTarget(target)) return inputSchema(definition, target)
    throw new TypeError(`${definition.name}: expected the target draft-2020-12 or draft-07, got ${String(target)}`)
  }
  return {
    ...definition,
    '~standard': {
      version: 1,
      vendor: 'moonbind',
      validate: (value) => {
        const issues = definition.validate(value)
        return issues ? { issues } : { value: value as Params }
      },
      jsonSchema: { input: toSchema, output: toSchema },
    },
  }
}

const isTarget = (target: string): target is 'draft-2020-12' | 'draft-07' =>
  target === 'draft-2020-12' || target === 'draft-07'
