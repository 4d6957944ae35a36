import { createRuntime } from 'moonbind'
import { integration } from 'moonbind/runtime'
import { describe, expect, test } from 'vitest'
import { desk } from '../policy/desk.js'

/** Everything that a script can reach by names, as text: `string.sub`, `app.integrations.desk.list_tickets`. */
const NAMES = `
local seen, names = {}, {}
local function visit(prefix, t, depth)
  if seen[t] or depth > 4 then return end
  seen[t] = true
  for name, value in next, t do
    if name ~= "_G" then
      names[#names + 1] = prefix .. name
      if type(value) == "table" then visit(prefix .. name .. ".", value, depth + 1) end
    end
  end
end
visit("", _G, 0)
return names`

describe.each(['inline', 'worker'] as const)('%s: no run changes what the next one finds', (isolation) => {
  test('no run leaves a changed global to the next run', async () => {
    const api = integration(desk)({ transport: async ({ function: { name } }) => name, accounts: { work: {} } })
    const runtime = await createRuntime({ integrations: [api], isolation })
    const names = (await runtime.run(NAMES)).values[0] as string[]
    expect(names).toEqual(expect.arrayContaining(['app', 'tools', 'desk', 'list_tickets', 'string.sub', 'pcall']))
    const globals = names.filter((name) => !name.includes('.'))
    const changes = names.map((name) => {
      const path = name.split('.').map((step) => JSON.stringify(step))
      const holder = path
        .slice(0, -1)
        .map((step) => `[${step}]`)
        .join('')
      return `each(function() G${holder}[${path.at(-1)}] = "changed" end)`
    })
    const source = [
      'local G, each, raw = _G, pcall, rawset',
      ...changes,
      ...globals.map((name) => `each(raw, G, ${JSON.stringify(name)}, "changed")`),
      'return app',
    ].join('\n')
    expect((await runtime.run(source)).values).toEqual(['changed'])
    const looked =
      await runtime.run(`local found = {} for _, path in ipairs(${`{ ${names.map((name) => JSON.stringify(name)).join(', ')} }`}) do
      local value = _G
      for step in path:gmatch("[^.]+") do value = value[step] end
      if value == "changed" then found[#found + 1] = path end
    end return #found, table.concat(found, " ")`)
    await runtime.close()
    expect(looked.values).toEqual([0, ''])
  })

  test('after any change of globals, a call sends the function that it names', async () => {
    const sent: string[] = []
    const transport = async ({ function: { name } }: { function: { name: string } }) => void sent.push(name)
    const runtime = await createRuntime({ integrations: [integration(desk)({ transport })], isolation })
    await runtime.run(
      'app = { integrations = { desk = { list_tickets = desk.delete_ticket } } } list_tickets = delete_ticket',
    )
    await runtime.run('app.integrations.desk.list_tickets{} list_tickets{}')
    await runtime.close()
    expect(sent).toEqual(['list_tickets', 'list_tickets'])
  })
})
