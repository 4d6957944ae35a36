import { messageOf } from '../errors.js'
import type { Answer } from '../http/incoming.js'
import { Outgoing } from '../http/outgoing.js'
import { type Direct, openDirect } from './direct.js'

/** Replaces `Request` if no middleware reads it. */
export const lightRequest: typeof Outgoing | undefined = Outgoing

/** As it was when this module was loaded. */
const builtIn = globalThis.fetch

/** undici's own name for what `fetch` sends requests with. */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1')

const currentDispatcher = (): object | undefined => (globalThis as { readonly [DISPATCHER]?: object })[DISPATCHER]

// Node makes its own dispatcher at the first use of one of its classes. Make that happen now, to recognise any other.
void globalThis.Response
const usual = currentDispatcher()

/** True if a test, a proxy or an agent with its own certificates has replaced how `fetch` sends. */
function isFetchWatched(): boolean {
  return (
    globalThis.fetch !== builtIn ||
    currentDispatcher() !== usual ||
    (usual !== undefined && usual.constructor.name !== 'Agent')
  )
}

/**
 * Some bundlers leave a call of `require` in undici that fails at run time. `fetch` does the same, at a third of the
 * speed.
 */
function useFetch(error: unknown): Direct {
  process.emitWarning(
    `undici cannot be loaded, so requests go through fetch, which is slower: ${messageOf(error)}. ` +
      'If this program is bundled, mark undici as external, or bundle as CommonJS.',
    { type: 'MoonbindWarning', code: 'MOONBIND_UNDICI' },
  )
  return ({ url, init }) => fetch(url, init)
}

/** Sends directly, or through the global `fetch` if it was replaced. */
export function sender(): (request: Request | Outgoing) => Promise<Answer> {
  let direct: Promise<Direct> | undefined
  return async (request) => {
    if (!(request instanceof Outgoing)) return fetch(request)
    if (isFetchWatched()) return fetch(request.url, request.init)
    return (await (direct ??= openDirect().catch(useFetch)))(request)
  }
}
