import { setTimeout } from 'node:timers/promises'
import type { Host, LoadedHost } from '../../../runtime/mcp/session.js'

/** The host that `moonbind mcp` serves, and how to close it. */
export interface OpenedHost {
  readonly host: LoadedHost
  close(): Promise<void>
}

/** In milliseconds: a client that waits for its first answer has sent its first message by then. */
const SOON = 50

/** A host of which only the names are loaded until a client asks for more. */
export class LaterHost implements Host {
  readonly names: readonly string[]
  readonly #open: () => Promise<OpenedHost>
  #opened: Promise<OpenedHost> | undefined

  constructor(names: readonly string[], open: () => Promise<OpenedHost>) {
    this.names = names
    this.#open = open
  }

  readonly load = async (): Promise<LoadedHost> => (await (this.#opened ??= this.#open())).host

  /** Loads the rest if no client has asked for it yet. Never resolves; rejects if it cannot be loaded. */
  async failure(): Promise<never> {
    await setTimeout(SOON, undefined, { ref: false })
    await this.load()
    return new Promise(() => {})
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined)
    await opened?.close()
  }
}
