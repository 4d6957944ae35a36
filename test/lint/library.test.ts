import { expect, test } from 'vitest'
import { globalFunctions, libraryMembers, otherGlobals } from '#runtime/lint/library.js'
import { createVm } from '#runtime/vm/index.js'

const LIST = `
local names = {}
for name, value in pairs(_G) do
  if type(value) ~= "table" or name == "_G" or name == "app" then names[#names + 1] = name
  else for member in pairs(value) do names[#names + 1] = name .. "." .. member end end
end
return names
`

test('the check of scripts knows exactly the functions that scripts have', async () => {
  const vm = await createVm([], { isolation: 'inline' })
  const host = { call: () => ({ ok: false, message: 'no host', kind: 'api' }) as const }
  const run = await vm.run(LIST, { chunkName: 'script', host })
  await vm.close()
  const known = [
    ...globalFunctions,
    ...otherGlobals.filter((name) => name !== '_ENV'),
    ...[...libraryMembers].flatMap(([library, members]) => members.map((member) => `${library}.${member}`)),
    'app',
  ]
  expect([...(run.values[0] as string[])].sort()).toEqual(known.sort())
})
