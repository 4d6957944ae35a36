'use strict'

/*
 ** The counters of the patched files of Fengari: one object for each copy of the bundle. The code that drives a run
 ** fills it in before it enters the machine and reads it when it leaves.
 **
 ** work    steps left until the clock is read: about one for an instruction, or for 16 to 128 bytes touched
 ** least   work at which the library reads the clock: below 0 if the script is to be suspended at its next
 **         instruction, which reads it at 0
 ** bytes   bytes left until the memory of the run is measured
 ** longest longest string or buffer, in bytes
 ** largest most that one conversion may make, in bytes
 */
const meter = {
  work: Number.POSITIVE_INFINITY,
  least: 0,
  bytes: Number.POSITIVE_INFINITY,
  longest: Number.POSITIVE_INFINITY,
  largest: Number.POSITIVE_INFINITY,
  /** Called between two instructions of thread L: may suspend it. */
  onStep(_L) {},
  /** Called everywhere else. */
  onWork() {},
  onBytes() {},
  onLongest(_size) {},
  onLargest() {},
  /** Called when a script writes into a table of the host. */
  onLocked(_L, _table) {},
  /** Source name of functions that are part of the machine: positions in messages pass over them. */
  builtin: null,

  charge(bytes) {
    if ((meter.bytes -= bytes) < 0) meter.onBytes()
  },
  /** Before `size` bytes are allocated at once. */
  reserve(size) {
    if (size > meter.longest) meter.onLongest(size)
    if ((meter.work -= size >>> 7) < meter.least) meter.onWork()
  },
  tick(steps) {
    if ((meter.work -= steps) < meter.least) meter.onWork()
  },
}

/** Bytes, characters and elements that native code handles in the time of one step. */
const BYTES = 32
const CHARACTERS = 8
/** Bytes that a native search looks at between two counts. */
const WINDOW = 4096

/** How many steps native code takes to go through a whole value. */
const steps = function (value) {
  if (typeof value === 'string') return value.length / CHARACTERS
  if (typeof value !== 'object' || value === null) return 0
  if (ArrayBuffer.isView(value)) return value.byteLength / BYTES
  if (Array.isArray(value)) return value.length
  if (value instanceof Map || value instanceof Set) return value.size
  // What Array.from makes a list of.
  return typeof value.length === 'number' ? value.length : 0
}

/** The value, counted: native code goes through all of it. */
meter.sized = function (value) {
  const needed = steps(value) | 0
  if (needed > 0) meter.tick(needed)
  return value
}

/** The length of a buffer that is made, or what it is made of. */
meter.room = function (length) {
  if (typeof length !== 'number') return meter.sized(length)
  if (length > 64) {
    meter.reserve(length)
    meter.charge(length)
  }
  return length
}

meter.slice = function (value, from = 0, to = value.length) {
  if (typeof value === 'string') return value.slice(from, to)
  // A short one costs less than counting it.
  if (value.length > 64) {
    const end = to < 0 ? value.length + to : Math.min(to, value.length)
    const length = Math.max(0, end - (from < 0 ? Math.max(0, value.length + from) : from))
    meter.tick(Array.isArray(value) ? length : (length / BYTES) | 0)
    meter.charge(Array.isArray(value) ? 8 * length : length)
  }
  return value.slice(from, to)
}

meter.indexOf = function (value, wanted, from = 0) {
  if (!ArrayBuffer.isView(value)) return meter.sized(value).indexOf(wanted, from)
  for (let at = from; at < value.length; at += WINDOW) {
    meter.tick(WINDOW / BYTES)
    const found = value.subarray(at, at + WINDOW).indexOf(wanted)
    if (found >= 0) return at + found
  }
  return -1
}

/** Of a map, or of a typed array that takes over another. */
meter.set = function (target, key, value) {
  // Asked for first, and in a line of its own: nearly all are maps, and V8 inlines what it knows.
  if (target instanceof Map) return target.set(key, value)
  meter.sized(key)
  return target.set(key, value)
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
