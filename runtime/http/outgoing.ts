/**
 * What stands for a `Request` where nobody looks at it: neither middleware nor a `fetch` of the consumer's. `fetch` makes
 * the real one. Making it twice, with two signals that follow each other, is the dearest part of a call.
 */
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

/** `fetch` for both. */
export const sender = (base: typeof fetch) => (request: Request | Outgoing): Promise<Response> =>
  request instanceof Outgoing ? base(request.url, request.init) : base(request)
