/**
 * What things weigh, in bytes: measured on the heap of Node 20, within 20 %. Tables that nobody has read are lighter.
 */
export const WEIGHT = {
  table: 320,
  entry: 180,
  string: 240,
  longString: 420,
  closure: 100,
  upvalue: 60,
  proto: 2000,
  instruction: 100,
  thread: 900,
  /** Of a stack that has grown, with what is called in it. */
  slot: 90,
} as const
