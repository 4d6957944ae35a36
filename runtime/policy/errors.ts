import { MoonbindError } from '../errors.js'

/** The policy, or whoever was asked, did not allow a call. Nothing was sent. */
export class DeniedError extends MoonbindError {
  override readonly name = 'DeniedError'
  constructor(
    /** `app.integrations.shop.delete_order` */
    readonly path: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super('denied', message, options)
  }
}

/** Whoever was asked about a call wants to decide later. Nothing was sent. */
export class PausedError extends MoonbindError {
  override readonly name = 'PausedError'
  constructor(
    readonly path: string,
    message: string,
  ) {
    super('paused', message)
  }
}
