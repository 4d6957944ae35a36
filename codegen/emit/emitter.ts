import type { Namespace } from '../ir.js'
import type { Overlay } from '../overlay/overlay.js'

/** A file below `generated/`. */
export interface OutputFile {
  /** With `/`: `telnyx/index.ts`. */
  readonly path: string
  readonly text: string
}

/** How a namespace reaches its API, with its hand-written hooks. */
export interface HttpSource {
  readonly overlay: Overlay
  /** Text of `spec/<namespace>.http.ts`. */
  readonly hooks?: string
}

/** All files of a namespace; the same for the same input, to the byte. */
export type Emitter = (namespace: Namespace, http?: HttpSource) => readonly OutputFile[]

/** The templates that an emitter needs, by file name without ending. */
export const templateNames = ['function'] as const

export type Templates = { readonly [name in (typeof templateNames)[number]]: string }
