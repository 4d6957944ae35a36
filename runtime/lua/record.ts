/** What a walk through code notes. */
import type { Expression } from 'luaparse'
import type { Shape } from './shape.js'
import type { LuaPlace } from './source.js'
import type { LuaValue } from './value.js'

/** A call of something that only the host can have defined. */
export interface RecordedCall {
  /** Keys from the global on: `['app', 'integrations', 'telnyx', 'work', 'send_sms']`; a computed key is `*`. */
  readonly path: readonly string[]
  readonly args: readonly LuaValue[]
  readonly place: LuaPlace
  /** How the code uses the answer. */
  readonly result: Shape
  /** Names of the variables that hold the answer. */
  readonly assigned: string[]
}

/** A call of `print` with one value. */
export interface RecordedPrint {
  readonly argument: Expression
  /** Parts of answers that are printed, unless the value is put together. */
  readonly shapes: readonly Shape[]
}

/** Everything that one walk through the code collects. */
export interface Recorded {
  readonly calls: readonly RecordedCall[]
  readonly prints: readonly RecordedPrint[]
}
