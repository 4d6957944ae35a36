import type { Bytes } from '../fengari.js'
import { cutBetweenCharacters, decode } from '../values/utf8.js'

/** Collects what print writes, up to a limit. */
export class Output {
  readonly #most: number
  readonly #printed: ((text: string) => void) | undefined
  readonly #parts: string[] = []
  #bytes = 0

  /** `printed` gets every text. */
  constructor(most: number, printed?: (text: string) => void) {
    this.#most = most
    this.#printed = printed
  }

  /** Bytes that can still be written. */
  get left(): number {
    return this.#most - this.#bytes
  }

  /** False if the text was cut because the limit is reached. */
  write(bytes: Bytes): boolean {
    if (bytes.length > this.left) {
      this.#add(`${decode(cutBetweenCharacters(bytes, this.left))}\n… (output truncated)\n`)
      this.#bytes = this.#most
      return false
    }
    this.#bytes += bytes.length
    this.#add(decode(bytes))
    return true
  }

  #add(text: string): void {
    this.#parts.push(text)
    this.#printed?.(text)
  }

  text(): string {
    return this.#parts.join('')
  }
}
