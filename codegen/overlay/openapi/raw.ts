/** A part of an OpenAPI document as JSON. */
export type Raw = { readonly [key: string]: unknown }

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Why a file cannot be read as an OpenAPI document, with the place. */
export interface OpenApiProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}
