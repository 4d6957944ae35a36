import type { Transport } from '../transport.js'
import type { FaultOptions } from './faults.js'
import type { MockNamespace } from './routes.js'
import type { MockOptions } from './transport.js'

export interface MockServerOptions extends MockOptions {
  /** What generated code exports as `mock`: `import { mock } from 'moonbind/<namespace>/mock'`. */
  readonly namespaces: readonly MockNamespace[]
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Default `127.0.0.1`: only this machine reaches it. */
  readonly host?: string
  /** Key → account. Without it every key is accepted, and each has its own data. */
  readonly keys?: { readonly [key: string]: string }
  readonly faults?: FaultOptions
  /** Answers calls in place of the made-up data. */
  readonly transport?: Transport
}

export interface MockServer {
  /** `http://127.0.0.1:4010` */
  readonly url: string
  /** The base address of a namespace: what `<NAMESPACE>_BASE_URL` or `http.baseUrl` is set to. */
  baseUrl(namespace: string): string
  close(): Promise<void>
}
