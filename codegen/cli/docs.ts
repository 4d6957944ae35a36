import { defined } from '../../runtime/defined.js'
import type { NamespaceDefinition } from '../../runtime/definition.js'
import { createDocs, hitLines } from '../../runtime/docs/agent-docs.js'
import type { EffectKind } from '../../runtime/effect.js'
import type { Detail } from '../../runtime/pages/read-pages.js'
import { bare, didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes } from '../failure.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { asUsage, loadDefinitions } from './connect/bindings.js'
import { wholeNumber } from './numbers.js'
import { readFolders } from './project/folders.js'

/** `moonbind docs`: what scripts have as `docs.list()`, `docs.search(query)` and `docs.read(page)`. */
export const docs: Command = {
  name: 'docs',
  usage: '[list | search WORDS… | read PAGE…] [--generated DIR] [--json]',
  options: {
    namespace: { type: 'value', value: 'NAME', help: 'search: only functions of this namespace' },
    effect: { type: 'value', value: 'EFFECT', help: 'search: only functions that read, write or are destructive' },
    limit: { type: 'value', value: 'N', help: 'search: at most this many hits (10)' },
    detail: { type: 'value', value: 'DETAIL', help: 'read: signature, normal or full (normal)' },
    'max-tokens': { type: 'value', value: 'N', help: 'read: shorten a longer page to this many tokens' },
    generated: commonOptions.generated,
    json: commonOptions.json,
  },
  words: { min: 0, max: 200 },
  run: runDocs,
}

/** What is printed: the data with --json, else the text. */
interface Shown {
  readonly data: unknown
  readonly text: string
}

type Verb = (args: Arguments, definitions: readonly NamespaceDefinition[], words: readonly string[]) => Shown

const verbs: { readonly [verb: string]: { readonly options: readonly string[]; readonly show: Verb } } = {
  list: { options: [], show: showList },
  search: { options: ['namespace', 'effect', 'limit'], show: showSearch },
  read: { options: ['detail', 'max-tokens'], show: showPages },
}

async function runDocs(args: Arguments, io: Io): Promise<number> {
  const [name = 'list', ...words] = args.words
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (verb === undefined)
    throw usage(docs, `unknown ${JSON.stringify(name)}, ${didYouMean(name, Object.keys(verbs), bare)}`)
  checkOptions(args, name, verb.options)
  const definitions = await loadDefinitions(await readFolders(args))
  const { data, text } = await asUsage(() => verb.show(args, definitions, words))
  io.out(args.flag('json') ? `${JSON.stringify(data, undefined, 2)}\n` : `${text.replace(/\n$/, '')}\n`)
  return exitCodes.clean
}

/** Reports an option of another verb, which would silently do nothing. */
function checkOptions(args: Arguments, verb: string, own: readonly string[]): void {
  for (const [other, { options }] of Object.entries(verbs))
    for (const option of options)
      if (!own.includes(option) && args.text(option) !== undefined)
        throw usage(docs, `--${option} is an option of docs ${other}, not of docs ${verb}`)
}

function showList(_args: Arguments, definitions: readonly NamespaceDefinition[], [page]: readonly string[]): Shown {
  if (page !== undefined) throw usage(docs, `unexpected ${JSON.stringify(page)}: read it with docs read ${page}`)
  const data = createDocs(definitions).list()
  return { data, text: data.join('\n') }
}

function showSearch(args: Arguments, definitions: readonly NamespaceDefinition[], words: readonly string[]): Shown {
  if (words.length === 0) throw usage(docs, 'search for what? moonbind docs search "send a message"')
  const query = words.join(' ')
  const data = createDocs(definitions).search(
    query,
    defined({
      namespace: args.text('namespace'),
      effect: args.text('effect') as EffectKind | undefined,
      limit: wholeNumber(docs, args, 'limit'),
    }),
  )
  return { data, text: hitLines(query, data) }
}

function showPages(args: Arguments, definitions: readonly NamespaceDefinition[], pages: readonly string[]): Shown {
  if (pages.length === 0) throw usage(docs, 'which page? moonbind docs list shows all')
  const options = defined({
    detail: args.text('detail') as Detail | undefined,
    maxTokens: wholeNumber(docs, args, 'max-tokens'),
  })
  const text = createDocs(definitions).read(pages, options)
  return { data: { pages, text }, text }
}
