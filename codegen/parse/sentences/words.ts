/** The vocabulary of statements. */

/** Splits a text into a list of words. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

/** A pattern for any of some words or phrases, which are separated by a bar or by lines. */
export const anyOf = (phrases: string): string =>
  `(?:${phrases
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .join('|')})`

/** Units of time, size, length and money, each under the spelling that `x-unit` uses. */
export const units: ReadonlyMap<string, string> = new Map(
  Object.entries({
    milliseconds: 'millisecond ms millis msec',
    seconds: 'second sec secs s',
    minutes: 'minute mins',
    hours: 'hour hrs hr h',
    days: 'day',
    weeks: 'week',
    months: 'month',
    years: 'year',
    bytes: 'byte b',
    kilobytes: 'kilobyte kb kib',
    megabytes: 'megabyte mb mib',
    gigabytes: 'gigabyte gb gib',
    pixels: 'pixel px',
    points: 'pt',
    cents: 'cent',
    'minor units': '',
    percent: 'percentage %',
    meters: 'meter metre metres',
    kilometers: 'kilometer kilometre kilometres km',
    miles: 'mile',
    degrees: 'degree',
    hertz: 'hz',
    basispoints: 'bps',
  }).flatMap(([unit, spellings]) =>
    [unit, ...spellings.split(' ').filter((name) => name !== '')].map((name) => [name, unit] as const),
  ),
)

/** Units for the length of a text. Bytes are not among them, because length limits count code points. */
export const characters = wordSet(
  'character characters char chars letter letters digit digits grapheme graphemes codepoints symbols',
)

/** Words for what a list, or a page of results, holds. */
export const things = wordSet(`
  item items element elements entry entries value values result results record records row rows object objects id ids
`)

/**
 * Nouns that name a choice: a list after them holds its values, even if these are lower-case words or names of kinds of
 * data.
 */
export const choiceNouns = wordSet(`
  status state type kind role priority order direction sort mode level format category visibility scope action method
  period interval granularity frequency severity plan tier access purpose stage gender unit units theme style quality
  size
  variant protocol environment channel event resolution aggregation operator strategy policy permission position
  alignment
  layout privacy sensitivity orientation outcome reason source medium grouping dimension metric class
`)

/** Nouns for content: a list after them holds its parts, or ways to give it. */
export const contentNouns = wordSet(`
  address name details detail info information object data field fields criteria criterion settings config configuration
  parameters parameter arguments text content contents body message query search keyword keywords term terms revision
  expression syntax metadata payload properties attributes credentials file files image images video document documents
  contact person user users customer member recipient sender author owner list array json identifier identifiers id ids
  handle reference date dates time timestamp number numbers amount count items operators placeholders variables columns
  url path token key note notes title label description template subject input output lookup parent child resource
  entity
  assignee requester creator approver reviewer actor participant attendee invitee host organizer subscriber follower
  agent
  employee lead contributor collaborator manager expand expansion
`)

/** Nouns for large sets of codes: a list after them is closed only if “or” or labels say so. */
export const openNouns = wordSet(
  'symbol symbols ticker tickers code codes coin coins sku pair pairs airport station brand',
)

/** Words for kinds of data and for how a text must look: a list of them describes a value. */
export const descriptiveWords = wordSet(`
  name names email emails e-mail phone phones mobile id ids identifier slug slugs url urls uri uris link links path
  paths sha
  hash branch tag tags commit uuid guid gid key keys handle username usernames did title titles text texts description
  descriptions body content keyword keywords number numbers integer integers string strings boolean object objects array
  date dates time times timestamp timestamps datetime iso json html xml markdown yaml csv pdf png jpg jpeg gif svg webp
  mp3
  mp4 base64 utc gmt api sql sku isbn street city zip zipcode postcode address subject message
  lowercase uppercase alphanumeric numeric optional required default inclusive exclusive encoded escaped comma-separated
  free-form plain rich unique case-sensitive case-insensitive read-only write-only etc
`)

/** Spelled like constants: `DRAFT`, `IN_PROGRESS`, `USD`. */
export const isConstant = (word: string): boolean =>
  /^\p{Lu}[\p{Lu}\p{N}]*(?:[_-][\p{Lu}\p{N}]+)*$/u.test(word) && word.length > 1

/** Spelled like no word of a sentence: `HEAD`, `utf-8`, `en_US`, `us-east-1`. */
export const isCode = (word: string): boolean =>
  isConstant(word) || (/[_\d]/.test(word) && /^\p{L}[\p{L}\p{N}_.:-]*$/u.test(word))

/** The singular of an English noun, well enough to compare nouns with each other. */
export function singular(noun: string): string {
  if (/(?:ses|xes|zes|ches|shes)$/.test(noun) && !/(?:ases|oses|uses)$/.test(noun)) return noun.slice(0, -2)
  if (/uses$/.test(noun)) return noun.slice(0, -2)
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`
  return /[^su]s$/.test(noun) ? noun.slice(0, -1) : noun
}
