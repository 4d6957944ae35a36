import type { Namespace } from '../ir.js'

/** A file below `generated/`. */
export interface OutputFile {
  /** With `/`: `telnyx/send_sms.ts`. */
  readonly path: string
  readonly text: string
}

/** All files of a namespace; the same for the same namespace, to the byte. */
export type Emitter = (namespace: Namespace) => readonly OutputFile[]

/** The templates that an emitter needs, by file name without ending. */
export const templateNames = ['namespace', 'function'] as const

export type Templates = { readonly [name in (typeof templateNames)[number]]: string }
