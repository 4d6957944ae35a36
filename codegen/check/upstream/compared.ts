import type { ApiFunction, Namespace } from '../../ir.js'
import type { Operation } from '../../overlay/openapi/operation.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import type { Overlay, OverlayCall, OverlayParameter } from '../../overlay/overlay.js'

/** A documented function, its call according to the overlay, and the operation that answers. */
export interface Compared {
  readonly namespace: Namespace
  readonly documented: ApiFunction
  readonly overlay: Overlay
  readonly call: OverlayCall
  readonly operation: Operation
  readonly api: OpenApi
  /** `shop.list_orders` */
  readonly name: string
}

/** A parameter that is sent somewhere. */
export type Sent = OverlayParameter & { readonly kind: 'sent' }
