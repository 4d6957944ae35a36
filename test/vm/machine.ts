import type { VmAnswer, VmCall, VmHost, VmNamespace, VmOptions, VmRun } from '#runtime/vm/contract.js'
import { createVm } from '#runtime/vm/index.js'

const text = { type: 'string' } as const

export const phone: VmNamespace = {
  namespace: 'phone',
  functions: [
    { name: 'list', parameters: [{ name: 'page_size', schema: { type: 'integer' } }] },
    {
      name: 'send',
      aliases: ['send_text'],
      parameters: [
        { name: 'to', schema: text },
        {
          name: 'media',
          schema: { type: 'array', items: { type: 'object', properties: { tags: { type: 'array' } } } },
        },
        { name: 'options', schema: { type: 'object' } },
        { name: 'any', schema: {} },
      ],
    },
    { name: 'echo', parameters: [] },
    { name: 'fail', parameters: [] },
  ],
  accounts: ['work'],
  docs: { page: '# Phone\n\nAll about phones.', functions: { send: '## send\n\nSends.' } },
}

/** Answers later, as the network does. `seen` is what arrived. */
export function recordingHost(
  answer: (call: VmCall) => unknown = ({ args }) => args,
): VmHost & { readonly seen: VmCall[] } {
  const seen: VmCall[] = []
  return {
    seen,
    async call(call): Promise<VmAnswer> {
      seen.push(call)
      await new Promise((resolve) => setImmediate(resolve))
      return call.function === 'fail'
        ? { ok: false, message: 'the host says no', kind: 'api' }
        : { ok: true, value: answer(call) }
    },
  }
}

export interface Ran extends VmRun {
  readonly seen: readonly VmCall[]
}

export async function runLua(
  source: string,
  options: VmOptions = {},
  answer?: (call: VmCall) => unknown,
): Promise<Ran> {
  const vm = await createVm([phone], options)
  const host = recordingHost(answer)
  const run = await vm.run(source, { chunkName: 'script', host })
  await vm.close()
  return { ...run, seen: host.seen }
}

/** What a script prints, or its error. */
export async function printed(
  source: string,
  answer?: (call: VmCall) => unknown,
  options: VmOptions = {},
): Promise<string> {
  const run = await runLua(source, options, answer)
  return run.error === undefined ? run.output : `${run.output}${run.error.kind}: ${run.error.message}`
}
