/** Words that begin the names of functions, by what they do. Whole words: `listen` is not `list`. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Verbs that only look and have no other meaning. */
export const LOOKS = words('get find fetch retrieve describe')

/** Verbs that only look, and are nouns too: `search_index_rebuild` and `list_add` begin with a thing. */
export const LOOKS_OR_NAMES = words('list search count lookup read download query')

/** Verbs that destroy something. */
export const DESTROYS = words(
  'delete remove purge revoke destroy erase wipe truncate expunge shred cancel clear unlink terminate uninstall ' +
    'flush prune discard abort evict obliterate nuke',
)

/** The same as nouns: `list_trash` lists, `trash_message` does not. */
export const DESTROYS_OR_NAMES = words('drop trash void empty')

/** Verbs that change something. A name that begins with one needs no list, for that is what any other name means. */
export const CHANGES = words(
  'create replace add insert modify put upsert save write send edit mark move rename append attach detach apply ' +
    'assign unassign subscribe unsubscribe enable disable activate deactivate approve reject invite submit ' +
    'register publish unpublish restore execute generate rebuild reindex reorder merge provision pop increment ' +
    'decrement',
)

/** The same as nouns: `get_update` looks, `list_update` may not. */
export const CHANGES_OR_NAMES = words(
  'update set post share order import export run build copy patch change upload start stop archive lock unlock ' +
    'pin sync process trigger refresh retry reset close open transfer pay refund claim release',
)

/** Verbs that change something in sentences. As words of a name they may be nouns. */
export const STARTS = words(
  'run start trigger refresh reset sync update set archive lock unlock post mark begin schedule',
)

/** Words before the verb that say how something is done. */
export const MANNERS = words(
  'batch bulk mass multi many async sync force soft hard permanently partial quick safe try admin internal',
)

/** Words between two verbs: `get_or_create`. */
export const CONJUNCTIONS = words('and or then else')
