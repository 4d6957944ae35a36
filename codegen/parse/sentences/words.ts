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

/** Words for what a text is as long as. Bytes are none: length limits count code points. */
export const characters: ReadonlySet<string> = new Set(
  'character characters char chars letter letters digit digits grapheme graphemes codepoints symbols'.split(' '),
)

/** Words for what a list, or a page of results, holds. */
export const things: ReadonlySet<string> = new Set(
  'item items element elements entry entries value values result results record records row rows object objects id ids'.split(
    ' ',
  ),
)

/** Nouns that a closed list of bare words can be the values of: “Priority (low, high)”, but not “Revision (branch, tag)”. */
export const kinds: ReadonlySet<string> = new Set(
  (
    'status state type kind role priority order direction sort mode level format category visibility scope action method ' +
    'period interval granularity frequency severity plan tier access purpose stage gender unit units theme style quality size ' +
    'variant protocol environment channel event resolution aggregation operator strategy policy permission position ' +
    'alignment layout privacy sensitivity orientation outcome reason source medium grouping dimension metric'
  ).split(' '),
)

/** The singular of an English noun, well enough to compare nouns with each other. */
export function singular(noun: string): string {
  if (/(?:ses|xes|zes|ches|shes)$/.test(noun) && !/(?:ases|oses|uses)$/.test(noun)) return noun.slice(0, -2)
  if (/uses$/.test(noun)) return noun.slice(0, -2)
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`
  return /[^su]s$/.test(noun) ? noun.slice(0, -1) : noun
}
