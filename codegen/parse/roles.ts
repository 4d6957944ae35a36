/** What a subsection or label of a function holds, as its title says. */
export type Role = 'parameters' | 'returns' | 'example' | 'note'

const list = (words: string): string => words.trim().split(/\s+/).join('|')

/** Words that may stand before or after `parameters` without changing its meaning. */
const KINDS = list('input request query body path url uri form json call function method tool action required optional')
const PARAMETERS = list('parameters? params? arguments? args inputs? options? fields? payload')

/** A whole title that names parameters: `Parameters`, `Request Body`, `Query parameters (optional)`, `Body fields`. */
const parameters = new RegExp(
  `^(?:(?:${KINDS}|and|the|named|available|supported)[ ` +
    '/&]+)*(?:parameters?|params?|arguments?|args|inputs?|options)(?: (?:table|list))?$',
)
const bodies = new RegExp(`^(?:the )?(?:(?:request|json|form|post) )?(?:body|payload)(?: (?:${PARAMETERS}))?$`)
const ofKind = new RegExp(`^(?:required|optional|request|input|query|path) (?:and optional )?(?:${PARAMETERS})$`)

const returns = new RegExp(
  `^(?:${[
    'returns?',
    'return (?:values?|shape|fields?|type)',
    'response(?: (?:fields?|format|shape|body|object|schema|structure))?',
    'results?(?: (?:fields?|shape|object))?',
    'outputs?(?: (?:fields?|shape))?',
    'success response',
  ].join('|')})$`,
)

const example =
  /^(?:(?:usage|complete|full|quick|basic|lua|sample|example)\s+)*(?:examples?|usage|sample|snippets?|example (?:usage|calls?))$/

/** A title without what says nothing of its role: capitals, a colon, parentheses after it. */
const plainTitle = (title: string): string =>
  title
    .slice(0, 100)
    .toLowerCase()
    .replace(/[:.]+$/, '')
    .replace(/\s*\([^()]*\)$/, '')
    .trim()

/** The role of a title or label inside a function. Parentheses after it are ignored. */
export function roleOf(title: string): Role {
  const text = plainTitle(title)
  if (returns.test(text)) return 'returns'
  if (parameters.test(text) || bodies.test(text) || ofKind.test(text)) return 'parameters'
  return example.test(text) ? 'example' : 'note'
}

/** Nouns of titles whose tables and lists do not hold the arguments of a call. */
const OTHERS = list(`
  configuration config credentials? authentication auth setup installation environment variables?
  responses? returns? results? outputs? errors? exceptions? status(?:es)? codes? headers? events? webhooks? callbacks?
  permissions? scopes? limits? pricing
`)
const others = new RegExp(
  `\\b(?:${OTHERS})(?: (?:fields?|options?|settings|values|codes?|payload|format|body|object))?$`,
)

/** “List events” and “Get status” are functions in words. */
const VERBS = list(`
  add cancel check close count create delete disable download edit enable fetch find get list make move open post put
  query read remove resend retrieve run search send set show start stop submit sync update upload upsert verify
`)
const verbs = new RegExp(`^(?:${VERBS})s?\\b`)

/** Whether a title names something other than the parameters of a function: `Configuration`, `Error codes`. */
export function namesOther(title: string): boolean {
  const text = plainTitle(title)
  return others.test(text) && !verbs.test(text) && roleOf(title) !== 'parameters'
}
