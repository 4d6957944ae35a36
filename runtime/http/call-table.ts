/** What generated code says of the way from documented functions to a REST API. */
import type { Middleware } from 'openapi-fetch'

export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'

/** Parameters by their documented names. */
export type Params = { readonly [name: string]: unknown }

/** One request, before credentials. */
export interface HttpRequest {
  readonly path?: { readonly [name: string]: string | number | boolean }
  /** Nested objects are sent as `page[size]=10` (OpenAPI 3.1.0, 4.8.12.3, style `deepObject`). */
  readonly query?: { readonly [name: string]: unknown }
  readonly headers?: { readonly [name: string]: string }
  readonly body?: unknown
}

/** A documented function that the API answers. */
export interface HttpCall {
  readonly method: HttpMethod
  /** Template below the base address: `/phone_numbers/{id}`. */
  readonly path: string
  /** Where each upstream name, as errors point at it, comes from: `filter[status]` → `filter_status`. */
  readonly names: { readonly [upstream: string]: string }
  /** Header that makes a repeated write harmless, where the API has one. */
  readonly idempotencyHeader?: string
  readonly pages?: Pages
  /** Limits of the API that are narrower than the documented ones, told before anything is sent. */
  readonly limits?: readonly { readonly parameter: string; readonly maximum: number; readonly reason: string }[]
  /** Parameters that the API has no place for, with the reason. Refused when given. */
  readonly absent?: { readonly [parameter: string]: string }
  readonly request: (params: Params) => HttpRequest
  /** Brings an answer into the documented form; originals stay beside. */
  readonly answer?: (body: unknown) => unknown
}

/** A documented function that the API cannot answer. */
export interface AbsentCall {
  readonly absent: string
}

/** How to come from one page of a list to the next. */
export interface Pages {
  /** Documented parameter that counts pages from 1. */
  readonly number: string
  /** Documented parameter for the number of items on a page. */
  readonly size?: string
  /** Where the items are in the documented answer: `['data']`. */
  readonly items: readonly string[]
  /** Where the number of pages is, if the answer says it. */
  readonly total?: readonly string[]
}

/** A whole namespace. */
export interface HttpTable {
  readonly baseUrl: string
  /** Header that carries the key, and what stands before it: `Bearer `. */
  readonly auth: { readonly header: string; readonly prefix: string }
  /** Prefix of environment variables: `TELNYX` of `TELNYX_API_KEY`. */
  readonly env: string
  readonly calls: { readonly [name: string]: HttpCall | AbsentCall }
}

/** A key, or what finds it: called before each request, so that it can be renewed. */
export type ApiKey = string | (() => string | Promise<string>)

/** How requests are made. All are optional. */
export interface HttpOptions {
  /** Replaces the base address; also read from `<NAMESPACE>_BASE_URL`. */
  readonly baseUrl?: string
  /** One attempt may take this long, answer included, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number
  /** All attempts together, in milliseconds. Default 120,000. */
  readonly totalTimeoutMs?: number
  /** How often a safe request is repeated. Default 2. */
  readonly retries?: number
  /** Requests of one account under way at once; further ones wait. Default 10. */
  readonly concurrency?: number
  /** Answers beyond this are refused, decompressed, in bytes. Default 10 MiB. */
  readonly maxAnswerBytes?: number
  /** Sees and changes every request and answer. */
  readonly middleware?: readonly Middleware[]
  /** Replaces the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>
}
