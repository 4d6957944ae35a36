import type { FaultOptions, MockNamespace } from '../../runtime/mock/index.js'
import { exitCodes } from '../failure.js'
import { envPrefix } from '../text/env.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { asUsage, loadNamespaces } from './connect/bindings.js'
import { plural } from './diagnostics.js'
import { portNumber, wholeNumber } from './numbers.js'
import { readFolders } from './project/folders.js'

/** `moonbind mock`: a server that plays the APIs of all compiled namespaces. */
export const mock: Command = {
  name: 'mock',
  usage:
    '[--port N] [--fail STATUS[:COUNT]]… [--latency MS] [--drop COUNT] [--truncate COUNT] [--seed TEXT] ' +
    '[--generated DIR] [--json]',
  options: {
    port: { type: 'value', value: 'N', help: 'port to listen on; 0 for any free port (4010)' },
    fail: {
      type: 'list',
      value: 'STATUS[:COUNT]',
      help: 'the first COUNT requests (1) are answered with STATUS: 429:3',
    },
    latency: { type: 'value', value: 'MS', help: 'delay every answer by this many milliseconds' },
    drop: { type: 'value', value: 'COUNT', help: 'the connections of the first COUNT requests are dropped' },
    truncate: { type: 'value', value: 'COUNT', help: 'the first COUNT answers are cut off in the middle' },
    seed: { type: 'value', value: 'TEXT', help: 'another seed, other data' },
    generated: commonOptions.generated,
    json: { ...commonOptions.json, help: 'print the addresses of the APIs as one line of JSON' },
  },
  words: { min: 0, max: 0 },
  run: runMock,
}

async function runMock(args: Arguments, io: Io): Promise<number> {
  const port = portNumber(mock, args, 4010)
  const faults = readFaults(args)
  const loaded = await loadNamespaces(await readFolders(args))
  const namespaces = await Promise.all(
    loaded.map(async ({ definition, mock }): Promise<MockNamespace> => (await mock?.()) ?? { definition }),
  )
  const { createMockServer } = await import('../../runtime/mock/index.js')
  const seed = args.text('seed')
  const server = await asUsage(() =>
    createMockServer({ namespaces, port, faults, ...(seed !== undefined && { seed }) }),
  )
  // The reader of the line may end the command at once.
  const interrupted = io.untilInterrupted()
  const played = namespaces.map(({ definition: { namespace }, table }): Played => {
    const baseUrl = server.baseUrl(namespace)
    const env = envPrefix(namespace)
    return {
      namespace,
      baseUrl,
      ...(table && { environment: { [`${env}_BASE_URL`]: baseUrl, [`${env}_API_KEY`]: 'any' } }),
    }
  })
  io.out(
    args.flag('json')
      ? `${JSON.stringify({ url: server.url, namespaces: played })}\n`
      : [`${server.url} plays ${plural(played.length, 'API')}; Ctrl-C stops it`, ...played.map(line), ''].join('\n'),
  )
  await interrupted
  await server.close()
  return exitCodes.clean
}

/** Where an API is, and the variables by which `moonbind run` reaches it if an overlay says how. */
interface Played {
  readonly namespace: string
  readonly baseUrl: string
  readonly environment?: Readonly<Record<string, string>>
}

function line({ namespace, baseUrl, environment }: Played): string {
  if (environment === undefined) return `  ${namespace}  POST ${baseUrl}/FUNCTION`
  return `  ${namespace}  ${Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`
}

function readFaults(args: Arguments): FaultOptions {
  const fail = args.list('fail').map((text) => {
    const [, status, count = '1'] = /^([45]\d\d)(?::(\d{1,9}))?$/.exec(text) ?? []
    if (status === undefined)
      throw usage(mock, `option --fail: expected STATUS or STATUS:COUNT such as 429:3, got ${JSON.stringify(text)}`)
    return { status: Number(status), count: Number(count) }
  })
  const [latencyMs, drop, truncate] = ['latency', 'drop', 'truncate'].map((name) => wholeNumber(mock, args, name))
  return {
    fail,
    ...(latencyMs !== undefined && { latencyMs }),
    ...(drop !== undefined && { drop }),
    ...(truncate !== undefined && { truncate }),
  }
}
