/** Sends requests of a page by `fetch`. */
import type { Answer } from '../http/incoming.js'
import type { Outgoing } from '../http/outgoing.js'

/** What replaces a `Request`: nothing, because `fetch` takes nothing else. */
export const lightRequest: typeof Outgoing | undefined = undefined

/** Sends by the global `fetch`, replaced or not. */
export const sender = (): ((request: Request | Outgoing) => Promise<Answer>) => (request) => fetch(request as Request)
