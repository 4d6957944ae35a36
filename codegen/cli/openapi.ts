import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { openapiDocument } from '../emit/openapi/index.js'
import { exitCodes, Failure } from '../failure.js'
import { projectPackage, writeTextFile } from '../files/index.js'
import type { Sources } from '../project/sources.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { readSources } from './project/read-namespaces.js'

/** `moonbind openapi`: the part of its REST API that a namespace uses. */
export const openapi: Command = {
  name: 'openapi',
  usage: '[NAMESPACE] [--out FILE] [--spec DIR]',
  options: {
    out: { type: 'value', value: 'FILE', help: 'write the document there instead of printing it' },
    spec: commonOptions.spec,
  },
  words: { min: 0, max: 1 },
  run: runOpenapi,
}

async function runOpenapi(args: Arguments, io: Io): Promise<number> {
  const sources = await readSources(args, io)
  if (!sources) return exitCodes.findings
  const name = chosen(args.words[0], sources)
  const namespace = sources.namespaces.find((candidate) => candidate.namespace === name)!
  const { document, absent } = openapiDocument(
    namespace,
    sources.overlays.get(name)!.overlay,
    projectPackage().version ?? '0.0.0',
  )
  const text = `${JSON.stringify(document, undefined, 2)}\n`
  const file = args.text('out')
  if (file === undefined) io.out(text)
  else writeTextFile(file, text)
  for (const { function: path, reason } of absent) io.err(`${path}: ${reason}\n`)
  return exitCodes.clean
}

/** The named namespace, or the only one with an overlay. */
function chosen(wanted: string | undefined, { namespaces, overlays }: Sources): string {
  const names = [...overlays.keys()]
  if (wanted === undefined && names.length === 1) return names[0]!
  if (wanted !== undefined && names.includes(wanted)) return wanted
  if (names.length === 0)
    throw new Failure(
      'usage',
      'no namespace has an overlay: spec/NAMESPACE.http.yaml says how functions reach their API',
    )
  if (wanted === undefined) throw new Failure('usage', `which namespace? These have an overlay: ${names.join(', ')}`)
  const documented = namespaces.some(({ namespace }) => namespace === wanted)
  throw new Failure(
    'usage',
    documented
      ? `${wanted} has no overlay: spec/${wanted}.http.yaml says how its functions reach their API`
      : `unknown namespace ${JSON.stringify(wanted)}, ${didYouMean(wanted, names)}`,
  )
}
