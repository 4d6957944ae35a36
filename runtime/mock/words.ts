/**
 * Reads the names of functions and fields by general words of English and of REST APIs. No word belongs to a document.
 */

/** What a function does, judged by its name. */
export type Action = 'list' | 'get' | 'create' | 'update' | 'delete' | 'other'

export interface NameSense {
  readonly action: Action
  /** The word that states the action: `send`. */
  readonly verb: string
  /** What it is about, in the singular: `phone_number` of `list_phone_numbers`. */
  readonly noun: string
  /** Whether the name is about several: `get_users`. */
  readonly plural: boolean
}

const ACTIONS: { readonly [action in Exclude<Action, 'other'>]: readonly string[] } = {
  list: ['list', 'search', 'find', 'query', 'browse', 'filter', 'enumerate', 'scan', 'index'],
  get: ['get', 'fetch', 'read', 'retrieve', 'show', 'view', 'describe', 'lookup', 'load', 'check', 'download'],
  create: [
    'create',
    'add',
    'send',
    'post',
    'new',
    'insert',
    'make',
    'book',
    'schedule',
    'submit',
    'upload',
    'register',
    'start',
    'publish',
    'invite',
    'order',
    'buy',
    'issue',
    'append',
  ],
  update: ['update', 'edit', 'modify', 'patch', 'set', 'change', 'rename', 'move', 'put', 'replace', 'upsert', 'save'],
  delete: ['delete', 'remove', 'destroy', 'trash', 'purge', 'erase', 'unregister'],
}

/** Verbs that are never nouns, unlike order, post or index. */
const VERBS_ONLY = new Set([
  'list',
  'search',
  'find',
  'get',
  'fetch',
  'retrieve',
  'create',
  'add',
  'send',
  'insert',
  'update',
  'modify',
  'rename',
  'delete',
  'remove',
  'destroy',
])

/** Words of a name that do not say what it is about. */
const EMPTY_WORDS = new Set([
  'all',
  'by',
  'id',
  'my',
  'the',
  'a',
  'an',
  'of',
  'for',
  'in',
  'details',
  'detail',
  'info',
  'many',
  'one',
  'single',
  'current',
  'me',
  'recent',
  'latest',
])

/** `listPhoneNumbers`, `list-phone-numbers` and `phone.list_numbers` as words in lower case. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

/** The name as words joined by `_`: `page[size]`, `pageSize` and `page-size` are `page_size`. */
export const snake = (name: string): string => wordsOf(name).join('_')

/** Reads a function's name. */
export function readName(name: string, namespace: string): NameSense {
  const words = wordsOf(name)
  const prefix = wordsOf(namespace)
  if (words.length > prefix.length + 1 && prefix.every((word, index) => words[index] === word))
    words.splice(0, prefix.length)
  const at = verbAt(words)
  // An unknown verb is first: `cancel_order` is about an order.
  const verb = at ?? (words.length > 1 ? 0 : undefined)
  const rest = words.filter((word, index) => index !== verb && !EMPTY_WORDS.has(word))
  const last = rest.at(-1) ?? ''
  return {
    action: at === undefined ? 'other' : actionOf(words[at]!),
    verb: verb === undefined ? '' : words[verb]!,
    noun: [...rest.slice(0, -1), singular(last)].join('_'),
    plural: singular(last) !== last,
  }
}

/** The place of the verb: the first word, else the last or any other that never names a thing: `orders.list`. */
function verbAt(words: readonly string[]): number | undefined {
  if (actionOf(words[0] ?? '') !== 'other') return 0
  return [words.length - 1, ...words.keys()].find((index) => VERBS_ONLY.has(words[index] ?? ''))
}

function actionOf(word: string): Action {
  for (const [action, words] of Object.entries(ACTIONS)) if (words.includes(word)) return action as Action
  return 'other'
}

export function singular(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:sses|xes|zes|ches|shes)$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/** Synonyms: requests use one of them and answers another. */
const SAME: readonly (readonly string[])[] = [
  ['from', 'source', 'sender'],
  ['to', 'destination', 'recipient', 'receiver'],
  ['status', 'state'],
]

/** The field that an argument is about: `filter_status` is about `status`. */
export const bareName = (argument: string): string =>
  snake(argument).replace(/^(?:filters?|where|by|with|only|query|search_by|find_by|is)_/, '')

/**
 * The names of fields that an argument may mean, nearest first: `filter_source` is `filter_source`, `source` or `from`.
 */
export function fieldNames(argument: string): string[] {
  const bare = bareName(argument)
  const same = SAME.find((words) => words.includes(bare)) ?? []
  return [...new Set([snake(argument), bare, `is_${bare}`, ...same])]
}

const alternatives = (words: string): string => words.trim().split(/\s+/).join('|')

/** A name that is one of these. */
export const oneOf = (words: string): RegExp => new RegExp(`^(?:${alternatives(words)})$`)

/** A name that ends with one of these words, or fits `further`. */
export const endsWith = (words: string, further?: string): RegExp =>
  new RegExp(`(?:^|_)(?:${alternatives(words)})$${further === undefined ? '' : `|${further}`}`)
