import { describe, expect, test } from 'vitest'
import type { VmCall, VmNamespace } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'

const fn = (name: string, aliases?: readonly string[]): VmNamespace['functions'][number] => ({
  name,
  parameters: [{ name: 'a', schema: {} }],
  ...(aliases && { aliases }),
})
const docs = { page: '', functions: {} }
const namespaces: readonly VmNamespace[] = [
  { namespace: 'x', functions: [fn('get', ['x_get']), fn('print')], accounts: [], calls: ['tools', 'global'], docs },
  { namespace: 'y', functions: [fn('get'), fn('find')], accounts: ['work'], calls: ['tools', 'namespace'], docs },
]

async function run(source: string): Promise<string> {
  const vm = await createVm(namespaces)
  const call = ({ namespace, function: name, account }: VmCall) => ({
    ok: true as const,
    value: `${namespace}.${account}.${name}`,
  })
  const { output, error } = await vm.run(source, { chunkName: 'script', host: { call } })
  await vm.close()
  return error?.message ?? output
}

describe('functions are callable in every form that their document shows', () => {
  const cases: [string, string][] = [
    ['print(tools.x_get{})', 'x.default.get\n'],
    ['print(tools.find{})', 'y.default.find\n'],
    ['print(tools.get{})', 'x.default.get\n'],
    ['print(x_get({ a = 1 }))', 'x.default.get\n'],
    ['print(y.find{}, y.work.find{})', 'y.default.find\ty.work.find\n'],
    ['print(get{})', 'x.default.get\n'],
    ['print("the language keeps its globals")', 'the language keeps its globals\n'],
    ['tools.fnid{}', 'script:1: Unknown function: tools.fnid. Did you mean: find'],
    ['tools.find = 1', 'script:1: '],
    ['print(x)', 'nil\n'],
    ['get = 5 print(get)', '5\n'],
  ]
  test.each(cases)('a function can be called in the documented form: %s', async (source, want) =>
    expect(await run(source)).toContain(want),
  )
})
