import { bare, didYouMean } from '../../runtime/did-you-mean.js'
import { listDocs, readDocs } from '../../runtime/docs.js'
import { exitCodes } from '../failure.js'
import { usage } from './arguments.js'
import { asUsage, loadDefinitions } from './bindings.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { readFolders } from './folders.js'

/** `moonbind docs`: the pages that scripts read as `docs.list()` and `docs.read(page)`. */
export const docs: Command = {
  name: 'docs',
  usage: '[list | read PAGE] [--generated DIR] [--json]',
  options: { generated: commonOptions.generated, json: commonOptions.json },
  words: { min: 0, max: 2 },
  run: runDocs,
}

async function runDocs(args: Arguments, io: Io): Promise<number> {
  const [verb = 'list', page] = args.words
  if (verb !== 'list' && verb !== 'read') throw unknownVerb(verb)
  if (verb === 'list' && page !== undefined)
    throw usage(docs, `unexpected ${JSON.stringify(page)}: read it with docs read ${page}`)
  if (verb === 'read' && page === undefined) throw usage(docs, 'which page? moonbind docs list shows all')
  const definitions = await loadDefinitions(await readFolders(args))
  const shown = page === undefined ? listDocs(definitions) : await asUsage(() => readDocs(definitions, page))
  if (args.flag('json'))
    io.out(`${JSON.stringify(typeof shown === 'string' ? { page, text: shown } : shown, undefined, 2)}\n`)
  else io.out(`${(typeof shown === 'string' ? shown : shown.join('\n')).replace(/\n$/, '')}\n`)
  return exitCodes.clean
}

function unknownVerb(verb: string) {
  return usage(docs, `unknown ${JSON.stringify(verb)}, ${didYouMean(verb, ['list', 'read'], bare)}`)
}
