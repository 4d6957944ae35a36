/** Tests of types that generated validators share. Engines inline them: they are as fast as the tests themselves. */

/** A table whose fields are not checked yet. */
export interface Fields {
  readonly [name: string]: unknown
}

/** Whether an input is a table of parameters. An empty list counts: Lua has one empty table for both. */
export const isTable = (input: unknown): input is Fields =>
  typeof input === 'object' && input !== null && !(Array.isArray(input) && input.length > 0)

/** Whether a value is a table with names. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is a number that JSON can hold. */
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Whether a value is a number without a fraction. */
export const isInteger = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)
