/** What serves clients, by whichever transport. */
export interface Served {
  /** Resolves when the client has gone. */
  readonly ended: Promise<void>
  close(): Promise<void>
}
