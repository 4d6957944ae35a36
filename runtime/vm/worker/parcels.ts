/** The parcels at one end of a connection: those that it sends, and those that arrive for one run. */
import type { Names } from './names.js'
import { type Packed, pack, type Room, Unpacker } from './parcel.js'

/** A part of a long value, which comes before the message that names the parcel. */
export interface Part extends Packed {
  readonly type: 'part'
  readonly run: number
  readonly parcel: number
}

/** The next part of a parcel may come, if it is still wanted. */
export interface More {
  readonly type: 'more'
  readonly run: number
  readonly parcel: number
  readonly wanted: boolean
}

/** Sends what names a parcel, after its last part; `failure` is what was thrown when the value was read. */
export type End = (parcel: number, failure?: { readonly thrown: unknown }) => void

/**
 * The parcels being sent. Each part follows when the other end has unpacked the one before. A short value takes one
 * message.
 */
export class Outbox {
  readonly #send: (part: Part) => void
  readonly #open = new Map<number, { readonly next: () => void; readonly close: () => void }>()
  #parcels = 0

  constructor(send: (part: Part) => void) {
    this.#send = send
  }

  /** `end` is called once, also for a parcel that is not wanted to its end. `names` are those found before. */
  send(run: number, value: unknown, end: End, names?: Names): void {
    const parcel = ++this.#parcels
    const parts = pack(value, names)
    const close = (failure?: { readonly thrown: unknown }): void => {
      this.#open.delete(parcel)
      end(parcel, failure)
    }
    const next = (): void => {
      let part: Packed
      try {
        part = parts.next().value!
      } catch (thrown) {
        return close({ thrown })
      }
      const { tokens, last } = part
      this.#send({ type: 'part', run, parcel, tokens, last })
      if (last) close()
    }
    this.#open.set(parcel, { next, close })
    next()
  }

  /** The other end has unpacked a part. */
  more({ parcel, wanted }: More): void {
    const open = this.#open.get(parcel)
    if (wanted) open?.next()
    else open?.close()
  }
}

/** The parcels that arrive for one run. */
export class Inbox {
  readonly #room: Room | undefined
  readonly #parcels = new Map<number, Unpacker>()

  constructor(room?: Room) {
    this.#room = room
  }

  /** Whether the next part is wanted. */
  add({ parcel, tokens }: Part): boolean {
    const unpacker = this.#parcels.get(parcel) ?? new Unpacker(this.#room)
    this.#parcels.set(parcel, unpacker)
    return unpacker.add(tokens)
  }

  /** The value of a parcel that is complete or was dropped. */
  take(parcel: number): unknown {
    const value = this.#parcels.get(parcel)?.value
    this.#parcels.delete(parcel)
    return value
  }
}
