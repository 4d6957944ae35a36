/** Runs programs by C Lua and by ours, through the same driver, and says what each of them came to. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createVm } from '#runtime/vm/index.js'

/** Loads each program with globals of its own and prints what it returns, in one line of ASCII. */
const DRIVER = `
local load, pcall, select, type, tostring = load, pcall, select, type, tostring
local format, gsub = string.format, string.gsub
local function escaped(text)
  return (gsub(text, '[^%w %p]', function(c) return format('\\\\%03d', c:byte()) end))
end
local show
local function shown(value, depth)
  local kind = type(value)
  if kind == 'string' then return '"' .. escaped(value) .. '"' end
  if kind == 'number' or kind == 'nil' or kind == 'boolean' then return tostring(value) end
  if kind ~= 'table' or depth > 2 then return kind end
  local items = {}
  for i = 1, 8 do
    local item = rawget(value, i)
    if item == nil then break end
    items[i] = shown(item, depth + 1)
  end
  return '{' .. table.concat(items, ' ') .. '}'
end
function show(...)
  local texts = {}
  for i = 1, select('#', ...) do texts[i] = shown((select(i, ...)), 0) end
  return table.concat(texts, ' ')
end
local globals = {}
for name, value in pairs(_ENV) do globals[name] = value end
local function run(programs) for i, source in ipairs(programs) do
  local env = {}
  for name, value in pairs(globals) do env[name] = value end
  env.print = tostring
  local f, problem = load(source, '=script', 't', env)
  if f then print(show(pcall(f))) else print('syntax ' .. escaped(problem)) end
end end
`

const quoted = (text: string): string =>
  `"${text.replace(/["\\\n\r\0]/g, (letter) => `\\${String(letter.charCodeAt(0)).padStart(3, '0')}`)}"`

const script = (programs: readonly string[]): string => `${DRIVER}\nrun({${programs.map(quoted).join(',\n')}})`

/** What no two machines agree on: addresses, and the sign of NaN, which JavaScript does not have. */
const comparable = (line: string): string =>
  line.replace(/: (?:builtin: )?0x[0-9a-f]{12}/g, ': ?').replace(/ *[-+]?nan */gi, 'nan')

const lines = (output: string): string[] => output.split('\n').slice(0, -1).map(comparable)

/** Programs in one script: so many that starting is cheap, so few that one state does not hold too much. */
const BATCH = 50

function* batches(programs: readonly string[]): Generator<readonly string[]> {
  for (let i = 0; i < programs.length; i += BATCH) yield programs.slice(i, i + BATCH)
}

/** Name of the interpreter, if C Lua 5.3 is installed. */
export function luaCommand(): string | undefined {
  return ['lua5.3', 'lua'].find((name) => spawnSync(name, ['-v'], { encoding: 'utf8' }).stdout?.startsWith('Lua 5.3'))
}

export function runByC(command: string, programs: readonly string[]): string[] {
  const options = { encoding: 'latin1', timeout: 20_000, maxBuffer: 1e9, env: { TZ: 'UTC', LC_ALL: 'C' } } as const
  return [...batches(programs)].flatMap((batch) =>
    lines(execFileSync(command, ['-'], { ...options, input: script(batch) })),
  )
}

const LIMITS = {
  cpuMs: 60_000,
  wallMs: 120_000,
  memoryBytes: 512 * 1024 * 1024,
  outputBytes: 50_000_000,
  sourceBytes: 10_000_000,
}

export async function runByOurs(programs: readonly string[]): Promise<string[]> {
  const vm = await createVm([], { isolation: 'inline', limits: LIMITS })
  const host = { call: () => ({ ok: false, message: 'no host', kind: 'transport' }) as const }
  const found: string[] = []
  for (const batch of batches(programs)) {
    const run = await vm.run(script(batch), { chunkName: 'stdin', host })
    if (!run.ok)
      throw new Error(`a program ended its batch: ${run.error?.message} after ${batch[lines(run.output).length]}`)
    found.push(...lines(run.output))
  }
  await vm.close()
  return found
}
