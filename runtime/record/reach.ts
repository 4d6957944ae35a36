/** How far a call came on its way to the API. */

/**
 * Hears from a transport what happens to a request. All of it is optional: a transport that says nothing sends once.
 */
export interface Observer {
  /** The call that the request is for, as `onCall` and the record of the run name it. */
  readonly callId?: string
  /** Nothing was sent yet, and every attempt will be reported. */
  begin(): void
  /** An attempt is on its way. */
  sent(): void
  /** The attempt did not reach the API. */
  unsent(): void
  /** An answer came. */
  answered(status: number, requestId: string | undefined): void
  /** A key that is used: it is removed from everything that is written down. */
  key(key: string): void
}

/** The one observer. */
export class Reach implements Observer {
  readonly callId: string
  attempts = 0
  status: number | undefined
  requestId: string | undefined
  /** Something may have reached the API, and nothing is known of it. */
  open = false
  /** An attempt came so far, answered or not, that the API may have acted upon it. */
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
