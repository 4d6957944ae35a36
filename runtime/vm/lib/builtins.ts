/**
 * Library functions that call back into the script. Their inner part is written in Lua, so that what they call may wait
 * for the host; arguments are checked before it by a native function, whose errors are those of C Lua.
 */
import fengari, {
  type Continuation,
  type LuaClosure,
  type LuaState,
  type LuaTable,
  type LuaValue,
  type NativeFunction,
  type Proto,
} from '../fengari.js'
import { argument, encode, getField, luaString, native, nil, num, push, TABLE, TYPE, typeAt } from '../values/values.js'

const SOURCE = `
local find, sub, byte, concat, select, type, error = ...

local function less(a, b) return a < b end

local function sort(list, before, n)
  before = before or less
  local from, to = {}, {}
  for i = 1, n do from[i] = list[i] end
  local width = 1
  while width < n do
    local i = 1
    while i <= n do
      local middle, last = i + width, i + 2 * width - 1
      if last > n then last = n end
      local left, right, at = i, middle, i
      while left < middle and right <= last do
        local a, b = from[left], from[right]
        if before(b, a) then
          to[at] = b
          right = right + 1
        else
          to[at] = a
          left = left + 1
        end
        at = at + 1
      end
      while left < middle and at <= last do
        to[at] = from[left]
        left = left + 1
        at = at + 1
      end
      while right <= last do
        to[at] = from[right]
        right = right + 1
        at = at + 1
      end
      i = last + 1
    end
    from, to = to, from
    width = width * 2
  end
  for i = 1, n do list[i] = from[i] end
end

local function replaced(text, replace, ended, first, last, ...)
  if not first then return nil end
  if last < first and first == ended then return first, nil end
  local value
  if type(replace) == "function" then
    if select("#", ...) == 0 then value = replace(sub(text, first, last)) else value = replace(...) end
  elseif select("#", ...) == 0 then
    value = replace[sub(text, first, last)]
  else
    value = replace[(...)]
  end
  if not value then return first, last, sub(text, first, last) end
  local kind = type(value)
  if kind ~= "string" and kind ~= "number" then error("invalid replacement value (a " .. kind .. ")") end
  return first, last, value
end

local function withoutFirst(first, last, _, ...) return first, last, ... end

-- Without special characters find does not read a pattern, and ")" is not an error.
local function findPattern(text, pattern, at) return withoutFirst(find(text, "()" .. pattern, at)) end

local function gsub(text, pattern, replace, most)
  text, pattern = text .. "", pattern .. ""
  local length = #text
  most = most or length + 1
  if byte(pattern, 1) == 94 and most > 1 then most = 1 end
  local search = find
  if find(pattern, ")", 1, true) and not find(pattern, "[%^%$%*%+%?%.%(%[%%%-]") then search = findPattern end
  local out, parts, count, at, ended = {}, 0, 0, 1, nil
  while count < most do
    local first, last, value = replaced(text, replace, ended, search(text, pattern, at))
    if not first then break end
    if last == nil then
      if at > length then break end
      parts = parts + 1
      out[parts] = sub(text, at, at)
      at = at + 1
    else
      out[parts + 1] = sub(text, at, first - 1)
      out[parts + 2] = value
      parts = parts + 2
      count = count + 1
      at = last + 1
      ended = at
    end
  end
  out[parts + 1] = sub(text, at)
  return concat(out), count
end

return sort, gsub
`

/** The functions that the inner part calls. */
const USED = ['string.find', 'string.sub', 'string.byte', 'table.concat', 'select', 'type', 'error']
const MOST_SORTED = 0x7fffffff

/** The inner parts of a state. */
interface Inner {
  readonly sort: LuaValue
  readonly gsub: LuaValue
}

/**
 * Puts our versions of table.sort and string.gsub in place. Their inner part is compiled when a script needs it first:
 * few do, and a new thread takes longer to compile it than to open all other libraries.
 */
export function installBuiltins(globals: LuaTable): void {
  fengari.meter.builtin ??= luaString('=(built-in)')
  // As they are now, whatever a script makes of its globals.
  const used = USED.map((path) => copy(valueAt(globals, path)))
  const gsubOfC = valueAt(globals, 'string.gsub').value as NativeFunction
  let compiled: Inner | undefined
  const inner = (thread: LuaState): Inner => (compiled ??= compile(thread, used))
  replace(globals, 'table.sort', (thread) => sort(thread, inner))
  replace(globals, 'string.gsub', (thread) => gsub(thread, inner, gsubOfC))
}

/** Leaves the stack as it was. */
function compile(L: LuaState, used: readonly LuaValue[]): Inner {
  const top = fengari.lua_gettop(L)
  load(L)
  for (const value of used) push(L, copy(value))
  fengari.lua_call(L, used.length, 2)
  const inner = { sort: innerAt(L, top + 1), gsub: innerAt(L, top + 2) }
  fengari.lua_settop(L, top)
  return inner
}

function sort(L: LuaState, inner: (L: LuaState) => Inner): number {
  if (typeAt(L, 1) !== TABLE) fengari.luaL_checktype(L, 1, TABLE)
  const count = fengari.luaL_len(L, 1)
  if (count <= 1) return 0
  if (count >= MOST_SORTED) fengari.luaL_argerror(L, 1, encode('array too big'))
  if (!isAbsent(L, 2)) fengari.luaL_checktype(L, 2, TYPE.function)
  fengari.lua_settop(L, 2)
  fengari.lua_pushinteger(L, count)
  return callInner(L, inner(L).sort, 3, 0)
}

/** A function, or a table that may run one, can wait; anything else is replaced as in C Lua. */
function gsub(L: LuaState, inner: (L: LuaState) => Inner, gsubOfC: NativeFunction): number {
  const replacement = argument(L, 3)
  const callsBack =
    typeAt(L, 3) === TYPE.function || (typeAt(L, 3) === TABLE && (replacement!.value as LuaTable).metatable !== null)
  if (!callsBack) return gsubOfC(L)
  fengari.luaL_checkstring(L, 1)
  fengari.luaL_checkstring(L, 2)
  const most = isAbsent(L, 4) ? undefined : fengari.luaL_checkinteger(L, 4)
  fengari.lua_settop(L, 3)
  push(L, most === undefined ? nil() : num(most))
  return callInner(L, inner(L).gsub, 4, 2)
}

const isAbsent = (L: LuaState, index: number): boolean => typeAt(L, index) <= 0

/** Calls the inner part with the `args` on top of the stack. */
function callInner(L: LuaState, inner: LuaValue, args: number, results: number): number {
  push(L, copy(inner))
  fengari.lua_insert(L, -(args + 1))
  fengari.lua_callk(L, args, results, results, called)
  return results
}

const called: Continuation<number> = (_L, _status, results) => results

function load(L: LuaState): void {
  const data: { bytes: Uint8Array | null } = { bytes: encode(SOURCE) }
  const read = (_L: LuaState, from: { bytes: Uint8Array | null }): Uint8Array | null => {
    const { bytes } = from
    from.bytes = null
    return bytes
  }
  if (fengari.lua_load(L, read, data, encode('=(built-in)'), encode('t')) !== 0)
    throw new Error('the built-in Lua does not compile')
  mark((L.stack[L.top - 1]!.value as LuaClosure).p)
}

/** Positions in messages skip what is marked. */
function mark(proto: Proto): void {
  proto.source = fengari.meter.builtin
  for (const inner of proto.p) mark(inner)
}

function innerAt(L: LuaState, index: number): LuaValue {
  const inner = copy(argument(L, index)!)
  mark((inner.value as LuaClosure).p)
  return inner
}

const copy = ({ type, value }: LuaValue): LuaValue => new fengari.TValue(type, value)

function replace(globals: LuaTable, path: string, f: NativeFunction): void {
  Object.assign(valueAt(globals, path), native(Object.assign(f, { builtin: true })))
}

function valueAt(globals: LuaTable, path: string): LuaValue {
  const [first, second] = path.split('.') as [string, string | undefined]
  const value = getField(globals, first)!
  return second === undefined ? value : getField(value.value as LuaTable, second)!
}
