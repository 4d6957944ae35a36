/** How documented functions reach a REST API, as generated code states it. */
import type { Middleware } from 'openapi-fetch'
import type { Pages } from '../pages/page-reader.js'

export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'

/** Parameters by their documented names. */
export type Params = { readonly [name: string]: unknown }

/** One request, before credentials. */
export interface HttpRequest {
  readonly path?: { readonly [name: string]: string | number | boolean }
  /**
   * Nested objects are sent as `page[size]=10` (OpenAPI 3.1.0, 4.8.12.3, style `deepObject`), lists by repeating the
   * name.
   */
  readonly query?: { readonly [name: string]: unknown }
  readonly headers?: { readonly [name: string]: string | number | boolean | undefined }
  readonly body?: unknown
}

/** A documented function that the API answers. */
export interface HttpCall {
  readonly method: HttpMethod
  /** Template below the base address: `/orders/{id}`. */
  readonly path: string
  /** The documented parameter for each upstream name that errors may mention: `filter[state]` → `filter_state`. */
  readonly names: { readonly [upstream: string]: string }
  /** Header that makes a repeated write harmless, if the API has one. */
  readonly idempotencyHeader?: string
  readonly pages?: Pages
  readonly limits?: readonly Limit[]
  /** Parameters that the API does not accept, with the reason. A call with one of them is refused. */
  readonly absent?: { readonly [parameter: string]: string }
  readonly request: (params: Params) => HttpRequest
  /** Converts an answer into the documented form and keeps the original values next to it. */
  readonly answer?: (body: unknown) => unknown
}

/** What the API refuses although the document allows it; reported before anything is sent. */
export interface Limit {
  readonly parameter: string
  readonly minimum?: number
  readonly maximum?: number
  /** The only values that the API accepts. */
  readonly only?: readonly (string | number | boolean)[]
  readonly format?: LimitFormat
  readonly reason: string
}

/** Formats that an API requires. */
export type LimitFormat = 'uuid'

/**
 * What `spec/<namespace>.http.ts` exports as `hooks`, by the function's name: what an overlay cannot express.
 *
 * ```ts
 * export const hooks = { get_order: { answer: (body) => body } } satisfies HttpHooks
 * ```
 */
export interface HttpHooks {
  readonly [name: string]: Partial<Pick<HttpCall, 'request' | 'answer'>>
}

/** A documented function without an operation of the API. */
export interface AbsentCall {
  readonly absent: string
}

/** A whole namespace. */
export interface HttpTable {
  readonly baseUrl: string
  /** Header that carries the key, and the prefix: `Bearer `. */
  readonly auth: { readonly header: string; readonly prefix: string }
  /** Prefix of environment variables: `SHOP` of `SHOP_API_KEY`. */
  readonly env: string
  readonly calls: { readonly [name: string]: HttpCall | AbsentCall }
}

/** A key, or a function that finds it. The function is called before each request, so that keys can be renewed. */
export type ApiKey = string | (() => string | Promise<string>)

/** How requests are made. All are optional. */
export interface HttpOptions {
  /** Replaces the base address; also read from `<NAMESPACE>_BASE_URL`. */
  readonly baseUrl?: string
  /** How long one attempt may take, including the answer, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number
  /** How long all attempts may take together, including waits, in milliseconds. Default 120,000. */
  readonly totalTimeoutMs?: number
  /** How often a safe request is repeated. Default 2. */
  readonly retries?: number
  /** How many requests of one account may be under way at once; further ones wait. Default 10. */
  readonly concurrency?: number
  /** The maximum size of an answer after decompression, in bytes; larger ones are refused. Default 10 MiB. */
  readonly maxAnswerBytes?: number
  /** May read and change every request and answer. */
  readonly middleware?: readonly Middleware[]
  /** Replaces the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>
}
