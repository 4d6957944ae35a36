/** How far a call got on its way to the API. */

/**
 * Called by a transport about what happens to a request. Everything is optional: a transport that reports nothing is
 * assumed to send once.
 */
export interface Observer {
  /** The call that the request is for, as `onCall` and the record of the run name it. */
  readonly callId?: string
  /** Nothing has been sent yet, and every attempt will be reported. */
  begin(): void
  /** An attempt is on its way. */
  sent(): void
  /** The attempt did not reach the API. */
  unsent(): void
  /** An answer came. */
  answered(status: number, requestId: string | undefined): void
  /** The key that is used; it is removed from all records. */
  key(key: string): void
}

/** The only observer. */
export class Reach implements Observer {
  readonly callId: string
  attempts = 0
  status: number | undefined
  requestId: string | undefined
  /** Something may have reached the API, and its outcome is unknown. */
  open = false
  /** An attempt got so far that the API may have acted on it, even without an answer. */
  mayHaveArrived = false
  /** A transport has it. */
  handedOver = false
  /** The transport reports its attempts. */
  reported = false
  #before = { open: false, mayHaveArrived: false }
  readonly #addKey: (key: string) => void

  constructor(callId: string, addKey: (key: string) => void) {
    this.callId = callId
    this.#addKey = addKey
  }

  /** The request is handed to a transport. */
  handed(): void {
    this.handedOver = true
    this.attempts = 1
    this.open = this.mayHaveArrived = true
  }

  begin(): void {
    this.attempts = 0
    this.open = this.mayHaveArrived = false
    this.reported = true
  }

  sent(): void {
    this.attempts++
    this.#before = { open: this.open, mayHaveArrived: this.mayHaveArrived }
    this.open = this.mayHaveArrived = true
  }

  unsent(): void {
    Object.assign(this, this.#before)
  }

  answered(status: number, requestId: string | undefined): void {
    this.open = false
    this.status = status
    this.requestId = requestId
  }

  key(key: string): void {
    this.#addKey(key)
  }
}
