import { messageOf } from '../errors.js'
import type { Answer } from '../http/incoming.js'
import { Outgoing } from '../http/outgoing.js'
import { type Direct, openDirect } from './direct.js'

/** What stands for a `Request` where nobody looks at it. */
export const lightRequest: typeof Outgoing | undefined = Outgoing

/** As it was when this module was loaded. */
const builtIn = globalThis.fetch

/** undici's own name for what `fetch` sends requests with. */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1')

const currentDispatcher = (): object | undefined => (globalThis as { readonly [DISPATCHER]?: object })[DISPATCHER]

// The runtime makes its own dispatcher when the first of its classes is asked for: now, so that every other one is known.
void globalThis.Response
const usual = currentDispatcher()

/** Somebody looks at what `fetch` sends, or sends it another way: a test, a proxy, an agent with certificates of its own. */
function isFetchWatched(): boolean {
  return (
    globalThis.fetch !== builtIn ||
    currentDispatcher() !== usual ||
    (usual !== undefined && usual.constructor.name !== 'Agent')
  )
}

/** Some bundlers leave a call of `require` in undici that fails when it runs. `fetch` does the same, at a third of the speed. */
function useFetch(error: unknown): Direct {
  process.emitWarning(
    `undici cannot be loaded, so that requests go through fetch, which is slower: ${messageOf(error)}. ` +
      'If this program is bundled, mark undici as external, or bundle as CommonJS.',
    { type: 'MoonbindWarning', code: 'MOONBIND_UNDICI' },
  )
  return ({ url, init }) => fetch(url, init)
}

/** Sends what nobody looks at directly, everything else by the global `fetch`. */
export function sender(): (request: Request | Outgoing) => Promise<Answer> {
  let direct: Promise<Direct> | undefined
  return async (request) => {
    if (!(request instanceof Outgoing)) return fetch(request)
    if (isFetchWatched()) return fetch(request.url, request.init)
    return (await (direct ??= openDirect().catch(useFetch)))(request)
  }
}
