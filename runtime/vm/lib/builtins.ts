/**
 * Library functions that call back into the script, written in Lua so that what they call may wait for the host. They end where
 * the script called them: their own lines appear in no message.
 */
import fengari, { type LuaClosure, type LuaState, type LuaTable, type LuaValue, type Proto } from '../fengari.js'
import { encode, getField, luaString } from '../values.js'

const SOURCE = `
local stockGsub, find, sub, byte, concat, select, type, error, getmetatable, max = ...

local function less(a, b) return a < b end

local function sort(list, before)
  if type(list) ~= "table" then
    error("bad argument #1 to 'sort' (table expected, got " .. type(list) .. ")")
  end
  if before ~= nil and type(before) ~= "function" then
    error("bad argument #2 to 'sort' (function expected, got " .. type(before) .. ")")
  end
  before = before or less
  local n = #list
  if n >= max then error("bad argument #1 to 'sort' (array too big)") end
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

local function isText(value)
  return type(value) == "string" or type(value) == "number"
end

local function gsub(text, pattern, replace, ...)
  local kind = type(replace)
  local callback = kind == "function" or (kind == "table" and getmetatable(replace) ~= nil)
  local most = ...
  if not callback or not isText(text) or not isText(pattern) or (most ~= nil and type(most) ~= "number") then
    return stockGsub(text, pattern, replace, ...)
  end
  text, pattern = text .. "", pattern .. ""
  local length = #text
  most = most or length + 1
  if byte(pattern, 1) == 94 and most > 1 then most = 1 end
  local out, parts, count, at, ended = {}, 0, 0, 1, nil
  while count < most do
    local first, last, value = replaced(text, replace, ended, find(text, pattern, at))
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

/** Puts the Lua versions of table.sort and string.gsub in place. */
export function installBuiltins(L: LuaState, globals: LuaTable): void {
  fengari.meter.builtin ??= luaString('=(built-in)')
  load(L)
  const stock = [
    'string.gsub',
    'string.find',
    'string.sub',
    'string.byte',
    'table.concat',
    'select',
    'type',
    'error',
    'getmetatable',
  ]
  for (const path of stock) pushFunction(L, globals, path)
  fengari.lua_pushinteger(L, 0x7fffffff)
  fengari.lua_call(L, stock.length + 1, 2)
  for (const [path, index] of [
    ['table.sort', 1],
    ['string.gsub', 2],
  ] as const) {
    const made = L.stack[L.ci.funcOff + index]!
    mark((made.value as LuaClosure).p)
    Object.assign(valueAt(globals, path), { type: made.type, value: made.value })
  }
  fengari.lua_settop(L, 0)
}

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

function mark(proto: Proto): void {
  proto.source = fengari.meter.builtin
  for (const inner of proto.p) mark(inner)
}

function pushFunction(L: LuaState, globals: LuaTable, path: string): void {
  const value = valueAt(globals, path)
  L.stack[L.top++] = new fengari.TValue(value.type, value.value)
}

function valueAt(globals: LuaTable, path: string): LuaValue {
  const [first, second] = path.split('.') as [string, string | undefined]
  const value = getField(globals, first)!
  return second === undefined ? value : getField(value.value as LuaTable, second)!
}
