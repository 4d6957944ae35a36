/** Recognises what a function does with its object, and what a query asks for. */
import type { EffectKind } from '../effect.js'

/** `many` and `one` only read. `do` is any other change; `unknown` means that no verb says it. */
export type Action = 'many' | 'one' | 'create' | 'update' | 'remove' | 'do' | 'unknown'

const VERBS: Readonly<Record<Exclude<Action, 'unknown'>, string>> = {
  many: 'list search find query browse filter enumerate compare harvest',
  one: 'get read fetch retrieve show describe view inspect lookup look see check download display tell detect verify',
  create:
    'create add make insert register open generate write build new upload post publish invite append attach upsert ' +
    'clone copy duplicate draft compose comment tag label note reply enroll enrol',
  update:
    'update change edit modify set rename patch replace adjust correct fix move mark assign complete reopen archive ' +
    'activate deactivate enable disable block unblock lock unlock promote demote close resolve tick hide restore ' +
    'put overwrite switch turn merge postpone reschedule extend escalate',
  remove:
    'delete remove erase wipe purge revoke drop clear discard destroy trash unassign unlink uninstall ' +
    'cancel void invalidate terminate retract withdraw detach abandon',
  do:
    'send start stop run execute launch trigger capture pay charge refund bill collect book schedule ' +
    'reserve confirm approve reject sign convert translate render draw plot track follow share save store ' +
    'submit report answer forward log record transcribe train sync deploy restart shorten export hire subscribe ' +
    'unsubscribe end finish pause resume connect transfer deliver mail email message text call place import',
}

/** Verbs that are as often nouns: they only count if a word follows that cannot belong to a noun. */
const NOUNS_TOO = wordSet(
  'comment label tag order report text post call mail email message note request review schedule charge share ' +
    'record log track reply answer draft copy document search query list filter check view display import export ' +
    'place sync test build trigger transfer refund run plot draw block lock set open close start stop end save ' +
    'store put',
)
const AFTER_VERBS = wordSet(
  'a an the this that these those all any some every each my our your his her their its it them one two three ' +
    'several many more new on in to out off up for with from under me us somebody someone everything',
)

const actionOfVerb = new Map<string, Action>(
  Object.entries(VERBS).flatMap(([action, verbs]) => verbs.split(' ').map((verb) => [verb, action as Action] as const)),
)

/** Words after which the object has already been named. */
const ENDS_THING = wordSet(
  'of in on at to for from by with about into under over between after before since during per without that who ' +
    'which whose when where how do does did is are was were has have had can could will i we you as and',
)
/** Nouns that stand for what follows their "of": `details of an order` are an order's. */
const TRANSPARENT = wordSet(
  'detail details info information data metadata meta setting settings status state type types kind kinds ' +
    'name names number count amount history overview text',
)
const IRREGULAR_PLURALS = wordSet('people children persons men women statistics stats analytics')

const ONE = wordSet('one single particular specific certain')

/** Whether the first thing that is named is plural: `phone numbers of an account`. */
function isSeveral(words: readonly string[]): boolean {
  const end = words.findIndex((word) => ENDS_THING.has(word))
  const thing = end < 0 ? words : words.slice(0, end)
  if (thing.length > 0 && thing.every((word) => TRANSPARENT.has(word)) && words[end] === 'of')
    return isSeveral(words.slice(end + 1))
  if (thing.some((word) => ONE.has(word))) return false
  return thing.some((word) => isPlural(word) && !TRANSPARENT.has(word))
}

const isPlural = (word: string): boolean =>
  IRREGULAR_PLURALS.has(word) || (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word))

/** What the words of a function's name reveal. */
export interface NamedAction {
  readonly action: Action
  /** Its words without the verb and without prepositions. */
  readonly things: readonly string[]
}

export function actionOf(words: readonly string[], effect: EffectKind | undefined): NamedAction {
  const at = words.findIndex((word, index) => actionOfVerb.has(word) && (index < 2 || index === words.length - 1))
  const things = words.filter((word, index) => index !== at && !ENDS_THING.has(word))
  return { action: namedAction(words, at, effect), things }
}

function namedAction(words: readonly string[], at: number, effect: EffectKind | undefined): Action {
  const said = actionOfVerb.get(words[at] ?? '')
  if (effect === 'destructive') return 'remove'
  const looks = said === 'many' || said === 'one'
  if (said !== undefined && (looks ? effect !== 'write' : effect !== 'read'))
    return said === 'one' && isSeveral(words.slice(at + 1)) ? 'many' : said
  if (effect === 'read') return isSeveral(words) ? 'many' : 'one'
  return said === undefined ? 'unknown' : 'do'
}

const BATCHES = wordSet('batch bulk multi multiple many several mass lots together once dozens hundreds thousands')

/** Whether a name, or a query, is about several things in one call. */
export const isBatch = (words: readonly string[]): boolean => words.some((word) => BATCHES.has(word))

const QUESTIONS = wordSet('who whom whose what which where when how is are was were has have does did do will can why')
const SEVERAL_ASKED = wordSet('all every list which many who whose latest recent newest')
const ARTICLES = wordSet('a an the this my our your')
/** Words before the actual request: `how do I …`, `please …`. */
const POLITE = wordSet('please i we you want wants need needs would like to help me let us lets could')

/** What a query asks for. */
export interface Asked {
  /** As its first verb says, or the number of the object if there is no verb. */
  readonly action: Action
  /** The index of that verb; -1 without one. */
  readonly verb: number
}

export function askedOf(words: readonly string[]): Asked {
  const start = words.findIndex((word) => !POLITE.has(word))
  const [first = '', second = '', ...more] = words.slice(start)
  if (isVerb(first, second)) {
    const action = actionOfVerb.get(first) ?? 'do'
    return { action: action === 'one' && isSeveral([second, ...more]) ? 'many' : action, verb: start }
  }
  const thing = [first, second].filter((word) => !QUESTIONS.has(word)).concat(more)
  const several = SEVERAL_ASKED.has(first) || SEVERAL_ASKED.has(second) || isSeveral(thing)
  return { action: several ? 'many' : 'one', verb: -1 }
}

/** A known verb, or any word before an article, as in "announce a feature". */
const isVerb = (word: string, next: string): boolean =>
  actionOfVerb.has(word)
    ? !NOUNS_TOO.has(word) || next === '' || AFTER_VERBS.has(next) || next.endsWith('ing')
    : ARTICLES.has(next) && !QUESTIONS.has(word) && !ENDS_THING.has(word) && !SEVERAL_ASKED.has(word)

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
