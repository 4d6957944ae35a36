import { MoonbindError } from '../errors.js'

/** The policy, or the person who was asked, did not allow a call. Nothing was sent. */
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

/** The person who was asked about a call will decide later. Nothing was sent. */
export class PausedError extends MoonbindError {
  override readonly name = 'PausedError'
  constructor(
    readonly path: string,
    message: string,
  ) {
    super('paused', message)
  }
}
