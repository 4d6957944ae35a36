/** Replaces a `Request` if neither middleware nor the consumer's own `fetch` sees it: creating one is expensive. */
export class Outgoing implements Pick<Request, 'url' | 'method' | 'headers' | 'signal'> {
  constructor(
    readonly url: string,
    readonly init: Pick<Request, 'method' | 'headers' | 'signal'> & RequestInit,
  ) {}

  get method(): string {
    return this.init.method
  }

  get headers(): Headers {
    return this.init.headers
  }

  get signal(): AbortSignal {
    return this.init.signal
  }
}
