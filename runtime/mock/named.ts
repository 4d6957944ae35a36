/** Makes plausible values from the names of fields. */
import { between, digits, hex, pick, uuid } from './random.js'
import { endsWith, snake } from './words.js'

/** The field that a value is made for. */
export interface MockedField {
  /** Name of the field. */
  readonly name: string
  /** What the object is, in the singular: `phone_number`; empty if unknown. */
  readonly noun: string
  /** The same key gives the same value. */
  readonly key: string
}

const FIRST_NAMES = ['Alex', 'Maria', 'Sam', 'Lena', 'Noah', 'Ines', 'Tom', 'Aisha']
const LAST_NAMES = ['Rivera', 'Okafor', 'Lindqvist', 'Tanaka', 'Moreau', 'Novak', 'Silva', 'Berg']
const SENTENCES = [
  'Hello, this is a test.',
  'Your order is on its way.',
  'See you tomorrow at ten.',
  'Thanks for getting in touch.',
  'The report is ready.',
]
const AREAS = [
  '202',
  '206',
  '212',
  '213',
  '305',
  '312',
  '404',
  '415',
  '503',
  '512',
  '602',
  '617',
  '646',
  '702',
  '713',
  '718',
  '808',
  '916',
]
const CITIES = ['Berlin', 'Lisbon', 'Nairobi', 'Osaka', 'Toronto']

/** Moments lie in the first half of 2025, so that an answer does not depend on the day. */
const moment = (key: string): Date => new Date(Date.UTC(2025, 0, 1) + between(0, 180 * 86_400, key) * 1000)

const dateTime = (key: string): string => moment(key).toISOString().replace('.000', '')
const date = (key: string): string => dateTime(key).slice(0, 10)
/** The numbers 555-0100 to 555-0199 are reserved for fiction. */
const phone = (key: string): string => `+1${pick(AREAS, key)}55501${between(10, 99, `${key}/line`)}`
const email = (key: string): string =>
  `${pick(FIRST_NAMES, key).toLowerCase()}.${pick(LAST_NAMES, `${key}/last`).toLowerCase()}@example.com`

/** `download_url` gives `https://example.com/download/1f0c93ab`. */
function url(name: string, key: string): string {
  const words = snake(name).replace(/(?:^|_)(?:urls?|uris?|links?|hrefs?)$/, '')
  return `https://example.com/${words === '' ? '' : `${words.replaceAll('_', '-')}/`}${hex(8, key)}`
}

/** Nouns of people. */
const PERSON = endsWith(`
  user contact customer employee member person people owner agent author lead attendee invitee subscriber candidate
`)

type Make = (subject: MockedField) => string

/** The first rule whose pattern the name in snake case matches. */
const TEXTS: readonly (readonly [pattern: RegExp, make: Make])[] = [
  [/(?:^|_)e?mail(?:_address)?$/, ({ key }) => email(key)],
  [/(?:^|_)(?:phone|mobile|fax|msisdn)(?:_number)?s?$/, ({ key }) => phone(key)],
  [/^(?:from|to|cc|bcc|sender|recipient|receiver)$/, ({ key }) => email(key)],
  [/(?:^|_)(?:url|uri|link|href|website|avatar|thumbnail|logo)s?$/, ({ name, key }) => url(name, key)],
  [/(?:^|_)(?:id|uuid|guid|uid)$/, ({ key }) => uuid(key)],
  [/(?:^|_)(?:cursor|token|key|secret|hash|signature)$/, ({ key }) => hex(16, key)],
  [/(?:^|_)(?:time_?zone|tz)$/, () => 'Europe/Berlin'],
  [/(?:^|_)(?:date|birthday|day)$/, ({ key }) => date(key)],
  [
    /(?:_at|_on|_time|_date|^time|datetime|timestamp|^created|^updated|^modified|^expires)$/,
    ({ key }) => dateTime(key),
  ],
  [/(?:^|_)first_name$|(?:^|_)given_name$/, ({ key }) => pick(FIRST_NAMES, key)],
  [/(?:^|_)(?:last|family|sur)_?name$/, ({ key }) => pick(LAST_NAMES, key)],
  [
    /^(?:full_name|author|owner|assignee|customer_name|contact_name)$/,
    ({ key }) => `${pick(FIRST_NAMES, key)} ${pick(LAST_NAMES, `${key}/last`)}`,
  ],
  [
    /(?:^|_)(?:username|login|handle|nickname|user_name)$/,
    ({ key }) => `${pick(FIRST_NAMES, key).toLowerCase()}${digits(2, key)}`,
  ],
  [/(?:^|_)(?:file|file_?name)$/, ({ key }) => `report-${digits(3, key)}.pdf`],
  [/(?:^|_)(?:company|organi[sz]ation|vendor)(?:_name)?$/, ({ key }) => `${pick(LAST_NAMES, key)} Ltd`],
  [/(?:^|_)(?:number|no|reference|ref)$/, ({ key }) => digits(8, key)],
  [
    /^name$/,
    ({ noun, key }) =>
      PERSON.test(noun)
        ? `${pick(FIRST_NAMES, key)} ${pick(LAST_NAMES, `${key}/last`)}`
        : `${sentence(noun === '' ? 'name' : noun)} ${digits(3, key)}`,
  ],
  [
    /(?:^|_)(?:name|title|label|subject|headline|topic)$/,
    ({ name, noun, key }) => `${sentence(noun === '' ? name : noun)} ${digits(3, key)}`,
  ],
  [
    /(?:^|_)(?:text|body|message|content|description|summary|comment|note|notes|caption|snippet|preview|reason)$/,
    ({ key }) => pick(SENTENCES, key),
  ],
  [/(?:^|_)(?:status|state)$/, () => 'active'],
  [/(?:^|_)currency(?:_code)?$/, () => 'USD'],
  [/(?:^|_)country(?:_code)?$/, ({ key }) => pick(['US', 'DE', 'PT', 'JP', 'CA'], key)],
  [/(?:^|_)city$/, ({ key }) => pick(CITIES, key)],
  [/(?:^|_)(?:language|locale|lang)(?:_code)?$/, ({ key }) => pick(['en', 'de', 'pt', 'ja'], key)],
  [/(?:^|_)(?:zip|postal)(?:_code)?$/, ({ key }) => digits(5, key)],
  [/(?:^|_)(?:street|address)$/, ({ key }) => `${digits(2, key)} Main Street`],
  [/(?:^|_)(?:ip|ip_address)$/, ({ key }) => `192.0.2.${between(1, 254, key)}`],
  [/(?:^|_)(?:domain|host|hostname)$/, () => 'example.com'],
  [/(?:^|_)slug$/, ({ noun, key }) => `${noun === '' ? 'sample' : noun.replaceAll('_', '-')}-${digits(3, key)}`],
  [/(?:^|_)colou?r$/, ({ key }) => `#${hex(6, key)}`],
  [/(?:^|_)version$/, ({ key }) => `1.${between(0, 20, key)}.${between(0, 9, `${key}/patch`)}`],
  [/(?:^|_)(?:type|kind|category)$/, () => 'standard'],
  [/(?:^|_)code$/, ({ key }) => digits(4, key)],
]

/** A text for a field. */
export function textFor(subject: MockedField): string {
  const name = snake(subject.name)
  const rule = TEXTS.find(([pattern]) => pattern.test(name))
  if (rule) return rule[1](subject)
  if (numberNamed(name)) return String(numberFor(subject, true))
  return `${name === '' ? 'sample' : name.replaceAll('_', ' ')} ${digits(3, subject.key)}`
}

/** A text of a format; undefined for a format that is unknown here. */
export function textOfFormat(format: string | undefined, { name, key }: MockedField): string | undefined {
  switch (format) {
    case 'date':
      return date(key)
    case 'date-time':
      return dateTime(key)
    case 'uri':
      return url(name, key)
    case 'email':
      return email(key)
    case 'uuid':
      return uuid(key)
    case 'e164':
      return phone(key)
    case 'json':
      return '{}'
    default:
      return undefined
  }
}

const NUMBERS: readonly (readonly [pattern: RegExp, least: number, most: number, decimals?: true])[] = [
  [/(?:^|_)(?:duration|seconds|secs|length|elapsed)$/, 5, 600],
  [/(?:^|_)(?:minutes|hours|days|weeks|months)$/, 1, 30],
  [/(?:^|_)(?:ms|millis|milliseconds)$/, 100, 5000],
  [/(?:^|_)(?:price|amount|cost|balance|fee|subtotal|revenue|value)$/, 100, 9900, true],
  [/(?:^|_)(?:percent|percentage)(?:_|$)/, 0, 100],
  [/(?:^|_)(?:rate|ratio|confidence|probability|score|rating)$/, 0, 100, true],
  [/(?:^|_)(?:lat|latitude)$/, -8900, 8900, true],
  [/(?:^|_)(?:lng|lon|long|longitude)$/, -17900, 17900, true],
  [/(?:^|_)year$/, 2015, 2025],
  [/(?:^|_)age$/, 18, 80],
  [/(?:^|_)(?:width|height)$/, 100, 1920],
  [/(?:^|_)(?:size|bytes)$/, 1000, 500_000],
  [
    endsWith(
      `count counts total totals quantity qty views clicks visits visitors opens likes shares rank position index
      priority points limit used remaining left`,
      '^(?:total|num|number_of)_',
    ),
    1,
    100,
  ],
]

/** Whether the name says that the value is a number: `duration`, `total_count`. */
export const numberNamed = (name: string): boolean => NUMBERS.some(([pattern]) => pattern.test(snake(name)))

/** A number for a field; moments are seconds since 1970. */
export function numberFor({ name: given, key }: MockedField, whole: boolean): number {
  const name = snake(given)
  if (/(?:_at|_on|_time|_date|^time|timestamp|^created|^updated|^date)$/.test(name)) return moment(key).getTime() / 1000
  if (/(?:^|_)id$/.test(name)) return between(100_000, 999_999, key)
  const [, least, most, decimals] = NUMBERS.find(([pattern]) => pattern.test(name)) ?? [/(?:)/, 1, 100]
  const value = between(least, most, key)
  return decimals && !whole ? value / 100 : value
}

/** A truth value for a field: usually the good one. */
export function booleanFor({ name: given, key }: MockedField): boolean {
  const name = snake(given)
  if (GOOD.test(name)) return true
  if (BAD.test(name)) return false
  return between(0, 1, key) === 1
}

const sentence = (snakeCase: string): string => {
  const text = snakeCase.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const GOOD = endsWith('ok success successful active enabled valid verified available accepted created updated')

const BAD = endsWith('deleted archived disabled failed error expired canceled cancelled blocked truncated more')
