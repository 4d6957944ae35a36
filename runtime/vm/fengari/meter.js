'use strict'

/*
 ** What the patched files of Fengari count with: one object for each copy of the bundle. The code that drives a run fills
 ** it in before it enters the machine and reads it when it leaves.
 **
 ** work    steps left until the clock is looked at: about one for an instruction, or for 16 to 128 bytes touched
 ** bytes   bytes left until the memory of the run is looked at
 ** longest longest string or buffer, in bytes
 ** largest most that one conversion may make, in bytes
 */
const meter = {
  work: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  longest: Number.POSITIVE_INFINITY,
  largest: Number.POSITIVE_INFINITY,
  /** Called between two instructions of thread L: may suspend it. */
  onStep(_L) {},
  /** Called anywhere else. */
  onWork() {},
  onBytes() {},
  onLongest(_size) {},
  onLargest() {},
  /** A script writes into a table of the host. */
  onLocked(_L, _table) {},
  /** Source name of functions that are part of the machine: positions in messages pass over them. */
  builtin: null,

  charge(bytes) {
    if ((meter.bytes -= bytes) < 0) meter.onBytes()
  },
  /** Before `size` bytes are allocated at once. */
  reserve(size) {
    if (size > meter.longest) meter.onLongest(size)
    if ((meter.work -= size >>> 7) < 0) meter.onWork()
  },
  tick(steps) {
    if ((meter.work -= steps) < 0) meter.onWork()
  },
}

/** Thrown to end a run: passes through every protected call. */
class Stop {
  constructor(kind, message) {
    this.kind = kind
    this.message = message
  }
}

meter.Stop = Stop

/** The bytes as a string of characters 0 to 255: equal and ordered exactly as the bytes are. */
meter.latin1 = function (bytes) {
  const length = bytes.length
  if (length <= 64) {
    let text = ''
    for (let i = 0; i < length; i++) text += String.fromCharCode(bytes[i])
    return text
  }
  if (typeof Buffer === 'function') return Buffer.prototype.latin1Slice.call(bytes, 0, length)
  let text = ''
  for (let i = 0; i < length; i += 4096) text += String.fromCharCode.apply(null, bytes.subarray(i, i + 4096))
  return text
}

/** The other way round. */
meter.fromLatin1 = function (text) {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

module.exports = meter
