/** Reads one key from a person who was asked a question. */
import type { Readable } from 'node:stream'

/**
 * Asks for one key with `show`, without waiting for the end of the line; undefined if `signal` is aborted or the
 * terminal is closed first.
 */
export type ReadKey = (signal: AbortSignal, show: () => void) => Promise<string | undefined>

/** Long enough for pending input of the terminal to arrive, too short to be noticed. */
const SETTLING_MS = 60

/**
 * The key that is pressed after `show`, in lower case. Input from before the question does not answer it, and neither
 * does pasted text, which counts as an empty key. Undefined if `signal` is aborted or the terminal is closed.
 */
export function readKeyOf(input: Readable, signal: AbortSignal, show: () => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    let shown = false
    const settle = (key?: string): void => {
      clearTimeout(timer)
      input.off('data', read)
      for (const event of ['end', 'close', 'error'] as const) input.off(event, gone)
      signal.removeEventListener('abort', gone)
      resolve(key)
    }
    const gone = (): void => settle()
    const read = (bytes: Buffer | string): void => {
      const text = bytes.toString()
      if (text.includes(CTRL_C)) settle(CTRL_C)
      else if (shown) settle([...text].length === 1 ? text.toLowerCase() : '')
    }
    const timer = setTimeout(() => {
      shown = true
      show()
    }, SETTLING_MS)
    input.on('data', read)
    for (const event of ['end', 'close', 'error'] as const) input.once(event, gone)
    signal.addEventListener('abort', gone, { once: true })
  })
}

const CTRL_C = '\u0003'
