import type { Bytes } from './fengari.js'
import { cutBetweenCharacters, decode } from './utf8.js'

/** Collects what print writes, up to a limit. */
export class Output {
  readonly #most: number
  readonly #parts: string[] = []
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Bytes that can still be written. */
  get left(): number {
    return this.#most - this.#bytes
  }

  /** False where the text was cut because the limit is reached. */
  write(bytes: Bytes): boolean {
    if (bytes.length > this.left) {
      this.#parts.push(decode(cutBetweenCharacters(bytes, this.left)), '\n… (output truncated)\n')
      this.#bytes = this.#most
      return false
    }
    this.#bytes += bytes.length
    this.#parts.push(decode(bytes))
    return true
  }

  text(): string {
    return this.#parts.join('')
  }
}
