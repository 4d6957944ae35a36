import { afterEach, expect, test, vi } from 'vitest'
import fengari from '#runtime/vm/fengari.js'
import { createVm } from '#runtime/vm/index.js'
import { phone, recordingHost } from './machine.js'

afterEach(() => vi.restoreAllMocks())

const compiled = () => vi.spyOn(fengari, 'lua_load')

test('a script seen before is not compiled again', async () => {
  const vm = await createVm([phone])
  const load = compiled()
  const run = (source: string, chunkName = 'script') => vm.run(source, { chunkName, host: recordingHost() })
  const source =
    'n = (n or 0) + 1 local function up() n = n + 1 return n end return up(), app.integrations.phone.echo{ a = n }.a'
  for (let i = 0; i < 3; i++) expect((await run(source)).values).toEqual([2, 2])
  expect(load).toHaveBeenCalledTimes(1)
  await run(`${source} `)
  await run(source, 'other')
  expect(load).toHaveBeenCalledTimes(3)
})

test('messages have the right lines and names from a remembered chunk', async () => {
  const vm = await createVm([phone])
  for (let i = 0; i < 2; i++) {
    const run = await vm.run('local t\n\nprint(t.x)', { chunkName: 'mine', host: recordingHost() })
    expect(run.error).toMatchObject({ message: "mine:3: attempt to index a nil value (local 't')", line: 3 })
  }
})

test('a syntax error is not remembered, large chunks are not kept', async () => {
  const vm = await createVm([phone])
  const load = compiled()
  const run = (source: string) => vm.run(source, { chunkName: 'script', host: recordingHost() })
  for (let i = 0; i < 2; i++)
    expect((await run('x = = 1')).error).toMatchObject({
      kind: 'syntax',
      line: 1,
      message: "script:1: unexpected symbol near '='",
    })
  expect(load).toHaveBeenCalledTimes(2)
  const large = `return 1${' + x'.repeat(20_000)}`
  for (let i = 0; i < 2; i++) await run(large)
  expect(load).toHaveBeenCalledTimes(4)
})

test('a byte order mark and a shebang line are skipped', async () => {
  const vm = await createVm([phone])
  const run = await vm.run('\uFEFF#!/usr/bin/env lua\nreturn debug.traceback()', {
    chunkName: 'script',
    host: recordingHost(),
  })
  expect(run.values).toEqual(['stack traceback:\n\tscript:2: in main chunk'])
})
