/**
 * The two ends of the connection between the host and a thread that runs scripts; Node and browsers each have their
 * own.
 */
import type { FromWorker, ToWorker } from './messages.js'

/** The host's end. */
export interface HostEnd {
  send(message: ToWorker): void
  /** Ends the thread, whatever it is doing. */
  end(): Promise<void>
  /** While kept, the process does not end by itself. */
  keepAlive(keep: boolean): void
}

/** The events of the host's end. `failed` is called once, when the thread has ended or could not be started. */
export interface HostEvents {
  received(message: FromWorker): void
  failed(failure: ThreadFailure): void
}

/** Why a thread ended. */
export interface ThreadFailure {
  readonly kind: 'memory' | 'internal'
  readonly message: string
}

/** The thread's end. */
export interface ThreadEnd {
  send(message: FromWorker): void
  listen(receive: (message: ToWorker) => void): void
  /**
   * A message that has arrived, without leaving the script; undefined if there is none. Absent if nothing can
   * look.
   */
  readonly poll?: () => ToWorker | undefined
}
