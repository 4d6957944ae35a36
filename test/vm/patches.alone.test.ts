import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { LuaState, LuaTable, Meter } from '#runtime/vm/fengari.js'
import fengari from '#runtime/vm/fengari.js'
// @ts-expect-error: plain JavaScript, run by the build
import { bundle } from '../../runtime/vm/fengari/build.mjs'
// @ts-expect-error: plain JavaScript, run by the build
import { patches } from '../../runtime/vm/fengari/patches.mjs'

interface Patch {
  readonly name: string
  readonly why: string
  readonly file: string
  readonly sites: readonly (readonly [string, string])[]
}

type Build = typeof fengari & {
  lua_newstate(): LuaState
  lua_pcall(L: LuaState, args: number, results: number, handler: number): number
  lua_compare(L: LuaState, a: number, b: number, op: number): boolean
}

const all = patches as readonly Patch[]

const makeBundle = bundle as (patches: readonly Patch[], remembered?: Map<unknown, unknown>) => string
const remembered = new Map()

/** The build without one patch. */
function buildWithout(name: string): Build {
  const text = makeBundle(
    all.filter((patch) => patch.name !== name),
    remembered,
  )
  return new Function(text.replace('export default', 'return'))() as Build
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A state with the libraries of a build, and what a source answers in it. */
class Probe {
  readonly f: Build
  readonly L: LuaState

  constructor(f: Build) {
    this.f = f
    this.L = f.lua_newstate()
    for (const [name, open] of Object.entries({
      _G: f.luaopen_base,
      string: f.luaopen_string,
      table: f.luaopen_table,
      math: f.luaopen_math,
      utf8: f.luaopen_utf8,
    })) {
      f.luaL_requiref(this.L, bytes(name), open, true)
      f.lua_settop(this.L, 0)
    }
  }

  load(source: string, chunk = '=script'): void {
    const data = { bytes: bytes(source) as Uint8Array | null }
    const read = (_L: LuaState, from: { bytes: Uint8Array | null }): Uint8Array | null => {
      const given = from.bytes
      from.bytes = null
      return given
    }
    if (this.f.lua_load(this.L, read, data, bytes(chunk), bytes('t')) !== 0) throw new Error(this.#text(-1))
  }

  /** The results as text, or `error: …`. */
  run(source: string): string {
    this.f.lua_settop(this.L, 0)
    this.load(source)
    const status = this.f.lua_pcall(this.L, 0, -1, 0)
    const count = this.f.lua_gettop(this.L)
    const texts = Array.from({ length: count }, (_, i) => this.#text(i + 1))
    return status === 0 ? texts.join(' ') : `error: ${texts.at(-1)}`
  }

  #text(index: number): string {
    const text = new TextDecoder().decode(this.f.luaL_tolstring(this.L, index))
    this.f.lua_settop(this.L, -2)
    return text
  }

  /** What a source uses up. */
  used(what: 'work' | 'bytes', source: string): number {
    this.load(source)
    const { meter } = this.f
    meter[what] = 1e9
    this.f.lua_pcall(this.L, 0, 0, 0)
    const left = meter[what]
    meter[what] = Number.POSITIVE_INFINITY
    return 1e9 - left
  }

  with(settings: Partial<Meter>, source: string): string {
    const { meter } = this.f
    const before = {
      longest: meter.longest,
      onLongest: meter.onLongest,
      onLocked: meter.onLocked,
      builtin: meter.builtin,
    }
    Object.assign(meter, settings)
    try {
      return this.run(source)
    } catch (thrown) {
      return `thrown: ${thrown instanceof Error ? thrown.message : 'stop'}`
    } finally {
      Object.assign(meter, before)
    }
  }
}

const refuse = {
  longest: 100,
  onLongest: () => {
    throw new RangeError('too long')
  },
}
const stopAt100 = ({ f }: Probe) => ({
  longest: 100,
  onLongest: () => {
    throw new f.meter.Stop('memory', '')
  },
})
const locked = {
  onLocked: () => {
    throw new Error('locked')
  },
}

function globalValue({ L }: Probe, name: string): unknown {
  const globals = (L.l_G.l_registry.value as LuaTable).strong.get(2)!.value.value as LuaTable
  return globals.strong.get(name)!.value.value
}

const globalTable = (probe: Probe, name: string): LuaTable => globalValue(probe, name) as LuaTable

function lockGlobal(probe: Probe, name: string): void {
  globalTable(probe, name).locked = name
}

/** How many slots of the stack a source removes one by one. */
function slotsRemoved(probe: Probe, source: string): number {
  let removed = 0
  const { L } = probe
  const { stack } = L
  Object.assign(L, {
    stack: new Proxy(stack, {
      set: (target, key, value) => {
        if (value === undefined && target[Number(key)] !== undefined) removed++
        return Reflect.set(target, key, value)
      },
    }),
  })
  probe.run(source)
  Object.assign(L, { stack })
  return removed
}

const nextFrame = (probe: Probe): unknown => (probe.L.ci as unknown as { next: unknown }).next

/** For each patch something that is so with it, and not without it. */
const probes: { readonly [name: string]: (probe: Probe) => unknown } = {
  'no environment': () => true,
  'smaller stack': ({ f }) => f.LUA_REGISTRYINDEX === -46000,
  'numbers as text': (p) => p.run('return 2^53, 1e15, 10 / 4, 1/0, 0/0') === '9.007199254741e+15 1e+15 2.5 inf nan',
  'text as numbers': (p) =>
    p.run('return 9223372036854775807, "0xffffffffffffffff" | 0, 9223372036854775808, 0x1.00000000000008p0') ===
    '9223372036854775807 -1 9.2233720368548e+18 1.0',
  'integers have 64 bits': (p) =>
    p.run(
      'local a, b, m = 1700000000, 1000, math.mininteger return a * b, a << 40, m - 1, -m, a & 0xffffffffff, ' +
        '~2.0, 7 // -2, -7 % 3, 10^-5 == 1e-5',
    ) === '1700000000000 6048615774535286784 9223372036854775807 -9223372036854775808 1700000000 -3 -4 2 true',
  'integers have 64 bits when folded': (p) =>
    p.run('return 2147483647 + 1, 65536 * 65536, 1 << 62, ~0 >> 1, 10^-5 == 1e-5') ===
    '2147483648 4294967296 4611686018427387904 9223372036854775807 true',
  'integers have 64 bits in limits': (p) =>
    p.run('return math.tointeger(2^53), 2^62 | 0, math.tointeger(2^63)') === '9007199254740992 4611686018427387904 nil',
  'integers have 64 bits as keys': (p) =>
    p.run('local t = { [2^53] = "a" } t[-0.0] = "z" return t[1 << 53], t[0], math.type(next(t))') === 'a z integer',
  'integers have 64 bits for the library': (p) =>
    p.run('return math.maxinteger, math.abs(-9007199254740993)') === '9223372036854775807 9007199254740993',
  'positions and sizes are numbers': (p) =>
    p.run('return ("abc"):sub(2, math.maxinteger), select("#", ("abc"):byte(math.mininteger, -1))') === 'bc 3',
  'integer constants are found by their value': (p) => p.run('local a = 2 return "#2", a, 2 + a') === '#2 2 4',
  'ipairs counts with 64 bits': (p) =>
    p.run('local f = ipairs({}) return f({ [math.maxinteger] = 1 }, math.maxinteger - 1)') === '9223372036854775807 1',
  'positions in UTF-8 are numbers': (p) => p.run('local f = utf8.codes("a") return f("a", math.mininteger)') === '1 97',
  'lists of the library have 64 bits': (p) =>
    p.run(
      'local m = math.maxinteger local t = table.move({ [m] = 1 }, m, m, m - 1) return t[m - 1], ' +
        'table.unpack(t, m - 1, m)',
    ) === '1 1 1',
  'packed integers have 64 bits': (p) =>
    p.run('return #string.pack("jlTs", 1, 2, 3, ""), string.unpack("<i16", string.pack("<i16", math.mininteger))') ===
    '32 -9223372036854775808 17',
  'formats of packed data end at a zero': (p) => p.run('return #string.pack("b\\0?", 1)') === '1',
  'a match may end where the text begins': (p) => p.run('return ("a"):find("a*%f[a]")') === '1 0',
  'a position is not repeated': (p) => p.run('return ("aaab"):find("()%1%x")') === 'nil',
  'messages of C': (p) =>
    p.run('return ("a"):find("%b")') === "error: script:1: malformed pattern (missing arguments to '%b')",
  'messages of C about its stack': (p) =>
    p
      .run('local t = setmetatable({}, { __index = function(t, k) return t[k] end }) return t.x')
      .endsWith('C stack overflow'),
  'messages of C about nesting': (p) =>
    p
      .run('return load("return " .. ("("):rep(300) .. "1" .. (")"):rep(300), "=l")')
      .includes('too many C levels (limit is 200)'),
  'string.char names its argument': (p) =>
    p.run('return string.char(1, -1)') === "error: script:1: bad argument #2 to 'char' (value out of range)",
  'names of chunks end at a zero': (p) =>
    p.run('return load("x =", "\\0y")') === 'nil [string ""]:1: unexpected symbol near <eof>',
  'addresses are as wide as in C': (p) => /^table: 0x[0-9a-f]{12}$/.test(p.run('return {}')),
  'numerals of ordinary length': (p) => p.run('return tonumber(string.rep("1", 2000))') === 'nil',
  'tonumber with a base': (p) =>
    p.run('return tonumber("19", 2), tonumber("ffffffff", 16), tonumber(string.rep("1", 2000), 10)') ===
    'nil 4294967295 nil',
  'strings as keys': (p) => p.run('local t = { ["\\1\\17"] = 1 } return t["\\17\\1"], "\\n" < "z"') === 'nil true',
  'strings are counted': (p) => p.used('bytes', 'for i = 1, 100 do local s = "a" .. i end') > 100 * 240,
  'bytes are made when they are read': ({ f }) => {
    const string = Object.assign(new f.TString(null, null), { hash: 'h\xe9' })
    return string.tsslen() === 2 && string.bytes === null && string.realstring[1] === 0xe9 && string.bytes !== null
  },
  'long strings are ordered by their bytes': (p) => {
    for (const letter of 'ab') p.f.lua_pushstring(p.L, bytes(letter.repeat(100)))
    p.f.lua_compare(p.L, -2, -1, 1)
    return (p.L.stack[p.L.top - 1]!.value as { hash: unknown }).hash === null
  },
  'instructions are counted': (p) => {
    let steps = 0
    p.f.meter.onStep = () => steps++
    p.f.meter.work = 0
    p.run('local n = 0 for i = 1, 10 do n = n + i end')
    p.f.meter.work = Number.POSITIVE_INFINITY
    return steps > 20
  },
  'buffers grow to the longest string': (p) =>
    p.with(stopAt100(p), 'return #table.concat({ string.rep("x", 60), string.rep("x", 30) })') === '90',
  'constructors store in order': (p) =>
    p.run('local s = "" for i in pairs({ "a", "b", "c" }) do s = s .. i end return s') === '123',
  'closures are not shared': (p) =>
    p.run('local t = {} for i = 1, 2 do t[i] = function() end end return t[1] == t[2]') === 'false',
  'tables of the host are locked': (p) => (
    p.run('T = {}'), lockGlobal(p, 'T'), p.with(locked, 'T.x = 1 return "written"') !== 'written'
  ),
  'tables of the host are locked for rawset': (p) => (
    p.run('T = {}'), lockGlobal(p, 'T'), p.with(locked, 'rawset(T, "x", 1) return "written"') !== 'written'
  ),
  'tables are counted': (p) => p.used('bytes', 'local t = {} for i = 1, 100 do t[i] = {} end') > 100 * 480,
  'dead keys are kept when there are some': (p) => {
    const visited = p.run(
      'local t = { 1, 2, 3 } local n = 0 for k in pairs(t) do t[k] = nil n = n + 1 end return n, next(t)',
    )
    return visited === '3 nil' && (new p.f.Table(p.L) as { dead_strong?: unknown }).dead_strong === null
  },
  'an index is made when it is needed': (p) => {
    p.run('T = {}')
    const table = globalTable(p, 'T')
    for (const [index, key] of [
      new p.f.TValue(20, Object.assign(new p.f.TString(null, null), { hash: 'x' })),
      new p.f.TValue(19, 1),
    ].entries()) {
      const entry = { key, value: new p.f.TValue(19, index), p: table.l, n: undefined }
      if (table.l === undefined) table.f = entry
      else table.l.n = entry
      table.l = entry
    }
    Object.assign(table, { map: null })
    return p.run('T.y = 2 return T.x, T[1], T.y, #T') === '0 1 2 1' && table.map!.size === 3
  },
  'keys of entries are not written into': (p) => {
    p.run('T = { x = 1 }')
    const { key } = globalTable(p, 'T').f!
    p.run('T.x = nil')
    return (key.value as { hash: string } | null)?.hash === 'x'
  },
  'closures are counted': (p) =>
    p.used('bytes', 'local f for i = 1, 100 do f = function() return i end end') > 100 * 150,
  'prototypes are counted': (p) =>
    p.used('bytes', 'load("return function() end, function() end, function() end")') > 4 * 2000,
  'threads are counted': ({ L }) => L.resumer === null && L.l_G.run === null,
  'stacks are counted': (p) =>
    p.used('bytes', 'local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(5000)') >
    5000 * 90,
  'errors drop the stack': (p) =>
    slotsRemoved(p, 'local function f(n) if n == 0 then error("x") end return 1 + f(n - 1) end pcall(f, 2000)') < 2000,
  'frames are used again': (p) => (p.run('return 1'), nextFrame(p) !== null),
  'frames are used again, the other half': (p) => {
    p.run('return 1')
    const first = nextFrame(p)
    p.run('return 1')
    return nextFrame(p) === first
  },
  'names of chunks are short': (p) => {
    p.run(`F = load("return 1", "@${'a'.repeat(400)}.lua")`)
    const { source } = (globalValue(p, 'F') as { p: { source: { tsslen(): number } } }).p
    return source.tsslen() === 200
  },
  'open buffers are known': (p) => {
    let seen = 0
    p.f.lua_pushcclosure(
      p.L,
      () => ((seen = p.L.ci.previous?.buffers?.b.length ?? 0), p.f.lua_pushstring(p.L, bytes('y')), 1),
      0,
    )
    p.f.lua_setglobal(p.L, bytes('look'))
    p.run(
      'return table.concat(setmetatable({ string.rep("x", 5000) }, { __index = look, __len = function() return ' +
        '2 end }))',
    )
    return seen >= 5000
  },
  'dead keys are freed': (p) => {
    const visited = p.run(
      'T = { a = 1, [string.rep("b", 99)] = 2, c = 3 } local n = 0 for k in next, T do T[k] = nil n = n + 1 ' +
        'end return n',
    )
    return visited === '3' && globalTable(p, 'T').dead_strong?.size === 2
  },
  'a thread that waits keeps no old frames': (p) => {
    p.run('return function() local function f(n) return n > 0 and f(n - 1) + 1 or 0 end f(5) end')
    const co = p.f.lua_newthread(p.L)
    p.f.lua_settop(p.L, 1)
    p.f.lua_xmove(p.L, co, 1)
    p.f.lua_resume(co, p.L, 0)
    return (co.ci as unknown as { next: unknown }).next === null
  },
  'a stop cannot be caught': (p) =>
    p.with(
      {
        longest: 10,
        onLongest: () => {
          throw new p.f.meter.Stop('memory', '')
        },
      },
      'return pcall(string.rep, "x", 100)',
    ) === 'thrown: stop',
  'native errors at a full frame': (p) => {
    p.f.lua_atnativeerror(p.L, (L) => (p.f.lua_pushstring(L, bytes('caught')), 1))
    return p.with(refuse, 'local s = string.rep("x", 90) return pcall(function() return s .. s end)') === 'false caught'
  },
  'text only': (p) => p.run('return load("\\27Lua")').includes('attempt to load a binary chunk'),
  'operators of built-in Lua have no position': (p) =>
    withBuiltin(p, 'return function() return nil + 1 end', 'inner()') ===
    'error: attempt to perform arithmetic on a nil value',
  'levels pass over built-in Lua': (p) =>
    withBuiltin(p, 'local error = error return function() error("x") end', 'inner()') === 'error: script:1: x',
  'pack keeps the order': (p) =>
    p.run('local s = "" for i in pairs(table.pack(7, 8)) do s = s .. i end return s') === '12n',
  'format as C': (p) =>
    p.run(
      'return string.format("%d %.0f %5.3d % d %g %-3s|%3c|%.1a", 3e9, 2.5, 42, 42, 123456789, "\\195", 65, 1.5)',
    ) === '3000000000 2   042  42 1.23457e+08 \ufffd  |  A|0x1.8p+0',
  'names of metamethods are made once': (p) => {
    const namesOf = (L: LuaState): unknown => (L.l_G as unknown as { tmname: unknown }).tmname
    return namesOf(p.L) === namesOf(p.f.lua_newstate()) && p.run('return getmetatable("").__index.upper("a")') === 'A'
  },
  'repetition by doubling': (p) => {
    const { set } = Uint8Array.prototype
    let copies = 0
    Uint8Array.prototype.set = function (...args) {
      copies++
      return set.apply(this, args)
    }
    try {
      p.run('return string.rep("x", 1000)')
    } finally {
      Uint8Array.prototype.set = set
    }
    return copies < 100
  },
  'generated code is counted': (p) => p.used('bytes', 'load("return f" .. string.rep("()", 1000))') > 1000 * 100,
}

/** Runs a source that calls `inner`, made by a chunk that counts as built in. */
function withBuiltin(probe: Probe, inner: string, source: string): string {
  probe.load(inner, '=(built-in)')
  const { p } = probe.L.stack[probe.L.top - 1]!.value as { p: { source: unknown; p: readonly { source: unknown }[] } }
  const builtin = p.source
  for (const one of p.p) one.source = builtin
  probe.f.lua_pcall(probe.L, 0, 1, 0)
  probe.f.lua_setglobal(probe.L, bytes('inner'))
  return probe.with({ builtin: builtin as Meter['builtin'] }, source)
}

function holds(name: string, build: () => Build): unknown {
  try {
    return probes[name]!(new Probe(build()))
  } catch {
    return false
  }
}

describe('every patch is needed', () => {
  test('every patch has a reason and a probe', () => {
    expect(Object.keys(probes).sort()).toEqual(all.map((patch) => patch.name).sort())
    for (const patch of all) expect(patch.why.length, patch.name).toBeGreaterThan(10)
  })

  const whole = buildWithout('')
  test.each(all.map((patch) => patch.name))('the machine needs the patch: %s', (name) => {
    expect(
      holds(name, () => whole),
      'with it',
    ).toBe(true)
    expect(
      holds(name, () => buildWithout(name)),
      'without it',
    ).toBe(false)
  })
})

describe('the build', () => {
  test('the build names a patch whose site is missing', () => {
    const changed = [...all, { name: 'of tomorrow', why: '', file: 'lvm.js', sites: [['no such text', '']] }]
    expect(() => makeBundle(changed as unknown as Patch[])).toThrow(
      'patch "of tomorrow": expected its site once, found it 0 times: no such text',
    )
  })

  test('the build leaves the installed package alone', () => {
    const stock = createRequire(import.meta.url)('fengari') as {
      readonly lauxlib: Record<string, (...args: unknown[]) => unknown>
      readonly lua: Record<string, (...args: unknown[]) => unknown>
      readonly lualib: Record<string, (...args: unknown[]) => unknown>
      to_luastring(text: string): Uint8Array
    }
    const L = stock.lauxlib.luaL_newstate!()
    stock.lualib.luaL_openlibs!(L)
    stock.lauxlib.luaL_dostring!(L, stock.to_luastring('return tostring(1700000000000)'))
    expect(stock.lua.lua_tojsstring!(L, -1)).toBe('1700000000000.0')
    expect(Object.keys(fengari)).toContain('lua_resume')
  })
})
