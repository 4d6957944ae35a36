import { describe, expect, test } from 'vitest'
import type { Vm, VmRunOptions } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'
import { LaterVm } from '#runtime/vm/run/later.js'
import { phone } from './machine.js'

const options: VmRunOptions = { chunkName: 'script', host: { call: () => ({ ok: true, value: null }) } }

/** A machine that is opened later, and how often it was. */
function later(open: () => Promise<Vm>): { readonly vm: LaterVm; readonly opened: () => number } {
  let count = 0
  const vm = new LaterVm(() => {
    count++
    return open()
  })
  return { vm, opened: () => count }
}

const inline = (): Promise<Vm> => createVm([phone])
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('a machine that is opened later', () => {
  test('a deferred machine is opened once, by the first run', async () => {
    const { vm, opened } = later(inline)
    expect(opened()).toBe(0)
    const runs = await Promise.all([vm.run('return 1', options), vm.run('return 2', options)])
    expect(runs.map(({ values }) => values)).toEqual([[1], [2]])
    expect(opened()).toBe(1)
    await vm.close()
    expect((await vm.run('return 1', options)).error?.kind).toBe('closed')
  })

  test('a deferred machine is soon opened without a run', async () => {
    const { vm, opened } = later(inline)
    for (let waited = 0; opened() === 0 && waited < 100; waited++) await wait(50)
    expect(opened()).toBe(1)
    await vm.close()
  })

  test('a deferred machine is never opened if it is closed before', async () => {
    const { vm, opened } = later(inline)
    await vm.close()
    await wait(400)
    expect(opened()).toBe(0)
  })

  test('a deferred machine that cannot be opened fails the run that needs it', async () => {
    const { vm } = later(() => Promise.reject(new Error('no thread')))
    await wait(400)
    await expect(vm.run('return 1', options)).rejects.toThrow('no thread')
    await vm.close()
  })
})
