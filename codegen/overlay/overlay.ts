/**
 * How a documented namespace reaches its REST API. It never repeats what the document says. Read from
 * `spec/<namespace>.http.yaml`, checked against the document, compiled into generated code.
 */
import type { EffectKind } from '../../runtime/effect.js'
import type { HttpMethod, Limit } from '../../runtime/http/call-table.js'
import type { Pages } from '../../runtime/pages/page-reader.js'
import type { Schema } from '../ir.js'

export interface Overlay {
  readonly namespace: string
  readonly file: string
  readonly baseUrl: string
  /** The header that carries the key, and the prefix. */
  readonly auth: { readonly header: string; readonly prefix: string }
  readonly functions: ReadonlyMap<string, OverlayFunction>
}

export type OverlayFunction = OverlayCall | OverlayAbsent

/** The API has no operation for the function. */
export interface OverlayAbsent {
  readonly kind: 'absent'
  readonly reason: string
}

export interface OverlayCall {
  readonly kind: 'call'
  readonly method: HttpMethod
  readonly path: string
  readonly parameters: ReadonlyMap<string, OverlayParameter>
  readonly constants: readonly { readonly target: Target; readonly value: string | number | boolean }[]
  readonly answer: readonly AnswerField[]
  /** The types of answers that the document leaves open. */
  readonly types: readonly AnswerType[]
  readonly pages?: Pages
  readonly idempotencyHeader?: string
  /** What a call does, if neither the document nor the method says it. */
  readonly effect?: OverlayEffect
  /** What callers should know, for types and pages. */
  readonly note?: string
  /** Parts that `spec/<namespace>.http.ts` writes by hand. */
  readonly hooks: readonly ('request' | 'answer')[]
}

/** `effect: { kind: read, because: … }`. */
export interface OverlayEffect {
  readonly kind: EffectKind
  readonly idempotent?: boolean
  readonly reason: string
}

/** Where a value travels: `page[size]` in the query is `['page', 'size']`. */
export interface Target {
  readonly place: 'path' | 'query' | 'header' | 'body'
  readonly name: readonly string[]
}

export type OverlayParameter =
  | {
      readonly kind: 'sent'
      readonly target: Target
      readonly values?: ReadonlyMap<string, string | number | boolean>
      readonly limit?: Omit<Limit, 'parameter'>
      /** The separator of a list in the query; absent: the name is repeated. */
      readonly join?: ListSeparator
      /** How a value of the query is written, if not as plain text. */
      readonly encoding?: 'json'
    }
  | { readonly kind: 'absent'; readonly reason: string }

/** Separators of the styles `form`, `spaceDelimited` and `pipeDelimited` (OpenAPI 3.1.0, 4.8.12.3). */
export type ListSeparator = ',' | ' ' | '|'

/** One step of a path through an answer: a name, the items of a list, or one item of it. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'item'; readonly index: number }

/** How one documented field is built from the API's answer. Sources are relative to the object that holds the field. */
export interface AnswerField {
  /** The documented field: names and `items` only, the last one a name. */
  readonly target: readonly Step[]
  readonly verb: AnswerVerb
}

/** What one documented field or item holds. */
export interface AnswerType {
  /** Names and `items` only. */
  readonly target: readonly Step[]
  readonly types: readonly StatedType[]
  /** The same types, with values, format, and the content of a list or an object. */
  readonly schema: Schema
}

export const statedTypes = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'] as const
export type StatedType = (typeof statedTypes)[number]

/** The closed list of verbs. Everything else needs a hook. */
export type AnswerVerb =
  /** A sibling under another name. */
  | { readonly kind: 'rename'; readonly source: readonly Step[] }
  /** A deeper value, or the list of all those that are present. */
  | { readonly kind: 'pick'; readonly sources: readonly (readonly Step[])[]; readonly list: boolean }
  /** A number in another unit. */
  | { readonly kind: 'scale'; readonly source: readonly Step[]; readonly by: number }
  /** Values under their documented names; others stay as they are. */
  | {
      readonly kind: 'values'
      readonly source: readonly Step[]
      readonly values: ReadonlyMap<string, string | number | boolean>
    }
  /** The API does not return it. */
  | { readonly kind: 'absent'; readonly reason: string }

/** A path as it is written: `data[].to[0].status`. */
export function stepsText(steps: readonly Step[]): string {
  return steps.reduce(
    (text, step) =>
      step.kind === 'name'
        ? text === ''
          ? step.name
          : `${text}.${step.name}`
        : `${text}[${step.kind === 'items' ? '' : step.index}]`,
    '',
  )
}

/** `page[size]` of `['page', 'size']`. */
export const targetText = ({ name: [first = '', ...rest] }: Target): string =>
  first + rest.map((step) => `[${step}]`).join('')
