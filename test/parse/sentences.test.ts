import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSentences } from '#codegen/parse/sentences/index.js'
import type { Schema } from '#runtime/validation/schema.js'
import { runs } from '../helpers/runs.js'

/** A fifth of a second is usual. What takes the square of its length takes minutes at the 64 KiB of a whole cell. */
const ENDS_WITHIN = 10_000

const string: Schema = { type: 'string' }
const integer: Schema = { type: 'integer' }
const number: Schema = { type: 'number' }
const boolean: Schema = { type: 'boolean' }
const array: Schema = { type: 'array' }

/** What the sentence adds to the base. */
function added(text: string, base: Schema): object {
  return Object.fromEntries(
    Object.entries(readSentences(text, base).schema).filter(([key, value]) => value !== base[key as keyof Schema]),
  )
}

type Row = readonly [text: string, base: Schema, added: object]

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    test.each(rows)('%s %j', (text, base, wanted) => {
      expect(added(text, base)).toEqual(wanted)
    })
  })
}

table('defaults', [
  ['Page length (default: 15)', integer, { default: 15 }],
  ['Page length (default 15).', integer, { default: 15 }],
  ['Page length. Default: 15.', integer, { default: 15 }],
  ['Page length. Default is `15`', integer, { default: 15 }],
  ['Page length. Defaults to 15.', integer, { default: 15 }],
  ['Page length, defaults to 15', integer, { default: 15 }],
  ['Page length. The default value is 15', integer, { default: 15 }],
  ['Page length (15 by default)', integer, { default: 15 }],
  ['Page length (optional, default: 15)', integer, { default: 15 }],
  ['Page length (15 default, 75 max)', integer, { default: 15, maximum: 75 }],
  ['Page length (default: 15 / max: 75)', integer, { default: 15, maximum: 75 }],
  ['Prefix. Default: ""', string, { default: '' }],
  ['Page length [default: 15]', integer, { default: 15 }],
  ['Page length, e.g. 10 (default: 15, max: 75)', integer, { default: 15, maximum: 75 }],
  ['Currency such as `usd` (default: `chf`)', string, { default: 'chf' }],
  ['Page length (default=15)', integer, { default: 15 }],
  ['Page length (default: 15 per page)', integer, { default: 15 }],
  ['Most bytes (default: 10,000)', integer, { default: 10000 }],
  ['Wait (default: 30 seconds)', integer, { default: 30, 'x-unit': 'seconds' }],
  ['Lower bound (default: -1)', integer, { default: -1 }],
  ['Loudness. Default: 1.0.', number, { default: 1 }],
  ['Draft or not (default: **false**)', boolean, { default: false }],
  ['Draft or not. Defaults to `True`', boolean, { default: true }],
  ['Currency (default: `"chf"`)', string, { default: 'chf' }],
  ["Currency (default: 'chf')", string, { default: 'chf' }],
  ['Currency (default: “chf”)', string, { default: 'chf' }],
  ['Currency, defaults to `chf`', string, { default: 'chf' }],
  ['Server. Defaults to https://files.example.org/v1.', string, { default: 'https://files.example.org/v1' }],
  ['Shelf. Default: `"0"` (the root)', string, { default: '0' }],
  ['Labels (default: `[]`)', array, { default: [] }],
  ['Labels (default: `["a"]`)', { type: 'array', items: string }, { default: ['a'] }],
])

table('defaults that are none', [
  ['Since when (defaults to now)', string, {}],
  ['Which shelves (default: all)', string, {}],
  ['Shelf (default shelf if omitted)', integer, {}],
  ['Owner. Defaults to the signed-in person.', string, {}],
  ['Whether to add the default labels', boolean, {}],
  ['Page length (default: "15")', integer, {}],
  ['Page length (default: 15)', string, {}],
  ['Page length (default: 1.5)', integer, {}],
  ['Page length (default: 500, max: 100)', integer, { maximum: 100 }],
  ['Page length (default:', integer, {}],
  ['Page length (default: 2', integer, {}],
  ['Time to live in seconds (default: 1 hour)', integer, { 'x-unit': 'seconds' }],
  ['Page length (default: 10 for guests, 50 for members)', integer, {}],
  ['Page length. Default: 10. Default: 20.', integer, {}],
  ['Order (default: newest first)', string, {}],
  ['Colour (default: `null`)', string, {}],
  ['Archive returns 10 by default', integer, {}],
])

table('bounds of numbers', [
  ['Page length (max: 75)', integer, { maximum: 75 }],
  ['Page length, max 75', integer, { maximum: 75 }],
  ['Page length (max. 75)', integer, { maximum: 75 }],
  ['Page length (maximum: 1,000)', integer, { maximum: 1000 }],
  ['Page length. Maximum value is 75.', integer, { maximum: 75 }],
  ['Page length (75 max)', integer, { maximum: 75 }],
  ['Page length (up to 75)', integer, { maximum: 75 }],
  ['Page length, at most 75', integer, { maximum: 75 }],
  ['Page length (no more than 75)', integer, { maximum: 75 }],
  ['Page length. Must not exceed 75.', integer, { maximum: 75 }],
  ['Page length. Cannot exceed 75.', integer, { maximum: 75 }],
  ['Page length (≤ 75)', integer, { maximum: 75 }],
  ['Page length (min: 5)', integer, { minimum: 5 }],
  ['Page length (min: 5, max: 75)', integer, { minimum: 5, maximum: 75 }],
  ['Page length (min 5, max 75, default 20)', integer, { minimum: 5, maximum: 75, default: 20 }],
  ['Page length, at least 5', integer, { minimum: 5 }],
  ['Page length (>= 5)', integer, { minimum: 5 }],
  ['Results per page (max 75 results)', integer, { maximum: 75 }],
  ['Results per page (max 75 per page)', integer, { maximum: 75 }],
  ['Wait (max 60 seconds)', integer, { maximum: 60, 'x-unit': 'seconds' }],
  ['Copies. Must be greater than 0', integer, { minimum: 1 }],
  ['Weight. Must be greater than 0', number, { exclusiveMinimum: 0 }],
  ['Copies. Must be a positive integer', integer, { minimum: 1 }],
  ['Copies. Must be non-negative', integer, { minimum: 0 }],
  ['Page (1-based)', integer, { minimum: 1 }],
  ['Page, zero-indexed', integer, { minimum: 0 }],
  ['Page (starting from 1, default: 1)', integer, { minimum: 1, default: 1 }],
])

table('ranges', [
  ['Page length (1–75)', integer, { minimum: 1, maximum: 75 }],
  ['Page length (1-75)', integer, { minimum: 1, maximum: 75 }],
  ['Page length (1 — 75)', integer, { minimum: 1, maximum: 75 }],
  ['Page length (1 to 75, default: 10)', integer, { minimum: 1, maximum: 75, default: 10 }],
  ['Page length (1..75)', integer, { minimum: 1, maximum: 75 }],
  ['Number of books to return, between 1 and 75', integer, { minimum: 1, maximum: 75 }],
  ['Page length between 1 and 75', integer, { minimum: 1, maximum: 75 }],
  ['Page length (range: 100–4,000)', integer, { minimum: 100, maximum: 4000 }],
  ['Page length. Range: 1-75.', integer, { minimum: 1, maximum: 75 }],
  ['Northern latitude (-90 to 90)', number, { minimum: -90, maximum: 90 }],
  ['Weight 0.0–1.0 (higher wins)', number, { minimum: 0, maximum: 1 }],
  ['Urgency (1–5, where 1 is most urgent)', integer, { minimum: 1, maximum: 5 }],
  ['`1` (calm) to `4` (urgent)', integer, { minimum: 1, maximum: 4 }],
])

table('bounds that are none', [
  ['Number of pictures (1–10 for the old engine, only 1 for the new one)', integer, {}],
  ['Page length (max 10, 100 for members)', integer, {}],
  ['Page length (max 10 for guests)', integer, {}],
  ['Page length (max: 100 if signed in)', integer, {}],
  ['Highest 30-day growth', number, {}],
  ['Maximum 30-day growth', number, {}],
  ['Max results to return', integer, {}],
  ['Page length (e.g., max 10)', integer, {}],
  ['Page number; returns up to 50 records', integer, {}],
  ['Film length (2-5 min for one person)', integer, {}],
  ['Page length (1.5–7)', integer, {}],
  ['Page length (75-1)', integer, {}],
  ['Page length (max: 10, max: 20)', integer, {}],
  ['Page length (min: 20, max: 10)', integer, { minimum: 20 }],
  ['Wait in seconds (max 2 hours)', integer, { 'x-unit': 'seconds' }],
  ['Page length (default: `"20"`, max: 75)', string, { default: '20' }],
  ['Page (starts at 1)', string, {}],
  ['Language as in ISO 639-1', integer, {}],
  ['Born 1990-01-31', integer, {}],
  ['Phone 1-800-555-0100', integer, {}],
])

table('lengths and counts', [
  ['Body (max 300 characters)', string, { maxLength: 300 }],
  ['Body, up to 300 chars', string, { maxLength: 300 }],
  ['Body. Maximum length: 300.', string, { maxLength: 300 }],
  ['Body (300 characters max)', string, { maxLength: 300 }],
  ['Body (1–300 characters)', string, { minLength: 1, maxLength: 300 }],
  ['Body. At least 8 characters', string, { minLength: 8 }],
  ['Picture (max 10 MB)', string, {}],
  ['Body (max 300)', string, {}],
  ['Body (max 160 characters per part)', string, {}],
  ['Body (max 300 words)', string, {}],
  ['Tags to set (max 10)', array, { maxItems: 10 }],
  ['Tags to set (max 10 tags)', array, { maxItems: 10 }],
  ['Tags to set (1–10 items)', array, { minItems: 1, maxItems: 10 }],
  ['Tags to set (max 10 characters each)', array, {}],
  ['Tags to set (max 3 levels deep)', array, {}],
  ['Copies (max 300 characters)', integer, {}],
])

table('enumerations', [
  ['open, sealed, or sent (default: sealed)', string, { enum: ['open', 'sealed', 'sent'], default: 'sealed' }],
  ['Layout to return: `flat` or `tree`', string, { enum: ['flat', 'tree'] }],
  ['`up` or `down`', string, { enum: ['up', 'down'] }],
  ['Direction: `up`, `down`, or `left`', string, { enum: ['up', 'down', 'left'] }],
  ['Direction: "up" / "down"', string, { enum: ['up', 'down'] }],
  ['Direction (`up`|`down`)', string, { enum: ['up', 'down'] }],
  ['Direction (`up` \\| `down`)', string, { enum: ['up', 'down'] }],
  ["Filter by state ('new', 'old')", string, { enum: ['new', 'old'] }],
  ['One of: `up`, `down`', string, { enum: ['up', 'down'] }],
  ['Must be one of `up`, `down`.', string, { enum: ['up', 'down'] }],
  ['Must be either "up" or "down"', string, { enum: ['up', 'down'] }],
  ['Allowed values are `up`, `down` and `left`.', string, { enum: ['up', 'down', 'left'] }],
  ['Sort order. Options: `up` (default), `down`.', string, { enum: ['up', 'down'], default: 'up' }],
  ['Direction: `up`, `down` (default: `down`)', string, { enum: ['up', 'down'], default: 'down' }],
  ['Direction (up, down). Default: down.', string, { enum: ['up', 'down'], default: 'down' }],
  ['Status of the order (new, paid, sent)', string, { enum: ['new', 'paid', 'sent'] }],
  ['Sort direction (asc/desc)', string, { enum: ['asc', 'desc'] }],
  [
    '`"P"` for public (default), `"S"` for secret',
    string,
    { enum: ['P', 'S'], default: 'P', 'x-labels': { P: 'public', S: 'secret' } },
  ],
  ['State: 0=new, 1=paid', integer, { enum: [0, 1], 'x-labels': { 0: 'new', 1: 'paid' } }],
  ['`0` = none, `1` = some, `5` = all', integer, { enum: [0, 1, 5], 'x-labels': { 0: 'none', 1: 'some', 5: 'all' } }],
  ['Version: 1 or 2', integer, { enum: [1, 2] }],
  ['Minutes (one of 15, 30, 60)', integer, { enum: [15, 30, 60] }],
  ['Memory (64, 128, 256)', integer, { enum: [64, 128, 256] }],
  [
    'Zone code: NE (North East), SW (South West)',
    string,
    { enum: ['NE', 'SW'], 'x-labels': { NE: 'North East', SW: 'South West' } },
  ],
  ['Quality: `"low"` or `"high"` (new engine only).', string, { enum: ['low', 'high'] }],
  ['Direction: `up`, `down`. For example `up`.', string, { enum: ['up', 'down'] }],
  ['Array of states. Allowed values: `new`, `old`', array, { items: { type: 'string', enum: ['new', 'old'] } }],
  ['Statuses to include: `new`, `old`', array, { items: { type: 'string', enum: ['new', 'old'] } }],
])

/** An enumeration of `values`, which the string of a description has. */
const values = (...listed: string[]): object => ({ enum: listed })

table('enumerations of bare words', [
  ['Type of transaction: SPEND, RECEIVE or TRANSFER', string, values('SPEND', 'RECEIVE', 'TRANSFER')],
  ['Index status (READY, ERROR, BUILDING)', string, values('READY', 'ERROR', 'BUILDING')],
  ['Filter: NOT_STARTED, IN_PROGRESS, DONE', string, values('NOT_STARTED', 'IN_PROGRESS', 'DONE')],
  ['One of: DRAFT, PAID', string, values('DRAFT', 'PAID')],
  ['Must be one of DRAFT or PAID.', string, values('DRAFT', 'PAID')],
  ['Either DRAFT or PAID', string, values('DRAFT', 'PAID')],
  ['DRAFT, PAID or VOID', string, values('DRAFT', 'PAID', 'VOID')],
  ['Order: ASC or DESC', string, values('ASC', 'DESC')],
  ['Currency (USD, EUR, GBP)', string, values('USD', 'EUR', 'GBP')],
  ['Currency of the payout: USD/EUR', string, values('USD', 'EUR')],
  ['Type — EMAIL, SMS', string, values('EMAIL', 'SMS')],
  ['Invoice status (DRAFT or PAID). Default: DRAFT', string, { ...values('DRAFT', 'PAID'), default: 'DRAFT' }],
  ['Colour of the label (red, green, blue)', string, values('red', 'green', 'blue')],
  ['Target: users or groups', string, values('users', 'groups')],
  ['Language (en, de, fr)', string, values('en', 'de', 'fr')],
  ['Region: us-east, eu-west or ap-south', string, values('us-east', 'eu-west', 'ap-south')],
  ['Aggregation: sum, avg, min, max', string, values('sum', 'avg', 'min', 'max')],
  ['Aggregation (sum, max) (default: sum)', string, { ...values('sum', 'max'), default: 'sum' }],
  ['Billing cycle: monthly, yearly', string, values('monthly', 'yearly')],
  ['asc | desc', string, values('asc', 'desc')],
  ['Which side: left or right', string, values('left', 'right')],
  ['Return format: json or xml', string, values('json', 'xml')],
  ['Mode - fast or safe', string, values('fast', 'safe')],
  ['ASC or DESC (default ASC)', string, { ...values('ASC', 'DESC'), default: 'ASC' }],
  ['Currency code: USD, EUR or GBP', string, values('USD', 'EUR', 'GBP')],
  ['Asset class (stock, bond, fund)', string, values('stock', 'bond', 'fund')],
  ['Time range (7d, 30d, 3m)', string, values('7d', '30d', '3m')],
  ['Filter by department (sales, support, legal)', string, values('sales', 'support', 'legal')],
  ['State: open/closed', string, values('open', 'closed')],
  ['State (Open, Closed)', string, values('Open', 'Closed')],
  ['Status: one of draft, live', string, values('draft', 'live')],
  ['Message priority (low, high)', string, values('low', 'high')],
  ['Export format (csv, json)', string, values('csv', 'json')],
  ['Field to sort by (name, created_at)', string, values('name', 'created_at')],
  ['Channels to use (EMAIL, SMS)', array, { items: { type: 'string', enum: ['EMAIL', 'SMS'] } }],
])

table('bare words that are not values', [
  ['Address (street, town, zip)', string, {}],
  ['Address (road, town, county)', string, {}],
  ['Full name (first, last)', string, {}],
  ['Search term (name, email, or phone)', string, {}],
  ['Handle (id, slug or url)', string, {}],
  ['Body (HTML or Markdown)', string, {}],
  ['Picture (PNG, JPG, GIF)', string, {}],
  ['Identifier (UUID or SKU)', string, {}],
  ['Labels (urgent, billing)', string, {}],
  ['Labels to apply (urgent, billing, legal)', string, {}],
  ['Payer information (PAYPAL, CARD)', { type: 'object' }, {}],
  ['Facets to compute (mentions, links, tags)', array, {}],
  ['Name of the owner (Ann, Bob)', string, {}],
  ['Currency (USD, EUR, etc.)', string, {}],
  ['Currency (e.g. USD, EUR)', string, {}],
  ['Currency, like `USD` or `EUR`', string, {}],
  ['Statuses, comma-separated: DRAFT, PAID', string, {}],
  ['Requires: ADMIN, OWNER', string, {}],
  ['Order: newest first, oldest last', string, {}],
  ['Ticker (AAPL, MSFT, TSLA)', string, {}],
  ['Airport code (JFK, LAX)', string, {}],
  ['Assignee (user or group)', string, {}],
  ['Parent (page or database)', string, {}],
  ['Expand: customer, invoice', string, {}],
  ['Speed (km/h)', string, {}],
  ['Which shelves (default shelf)', string, {}],
  ['See the GET and POST requests', string, {}],
])

table('orders, single values, gaps and phrases', [
  ['Include drafts: `"true"` or `"false"`', string, values('true', 'false')],
  ['Include archived: "yes" or "no"', string, values('yes', 'no')],
  ['Include the fields `a`, `b`', string, {}],
  ['Whether to include drafts (true or false)', string, values('true', 'false')],
  ['Must be `card`', string, values('card')],
  ['Grant type. Must always be "client_credentials".', string, values('client_credentials')],
  ['Allowed values: `json`', string, values('json')],
  ['Must be `user_id` of the owner', string, {}],
  ['Use `me`', string, {}],
  ['Only `card` is accepted.', string, values('card')],
  ['Always `json`', string, values('json')],
  ['Only `a` and more', string, {}],
  ['Encoding (default: utf-8)', string, { default: 'utf-8' }],
  ['Locale, defaults to en_US.', string, { default: 'en_US' }],
  ['Verb, GET by default', string, { default: 'GET' }],
  ['Must be `true`', boolean, {}],
  ['10=draft, 20=sent, 30=paid', integer, { enum: [10, 20, 30], 'x-labels': { 10: 'draft', 20: 'sent', 30: 'paid' } }],
  ['Level: 1 = low, 3 = high, 7 = top', integer, { enum: [1, 3, 7], 'x-labels': { 1: 'low', 3: 'high', 7: 'top' } }],
  ['Target language `en` or `de`', string, values('en', 'de')],
  ['Matched by `name` or `email`', string, {}],
  [
    'Sort direction (default: descending by date): `ascending` or `descending`',
    string,
    { ...values('ascending', 'descending'), default: 'descending' },
  ],
  ['Branch. Defaults to HEAD', string, { default: 'HEAD' }],
  ['Zone. Default: UTC.', string, { default: 'UTC' }],
  ['Colour. Default: NULL', string, {}],
])

test('an enumeration of a thousand values is read in full', () => {
  const listed = Array.from({ length: 1_000 }, (_, index) => `value_${index}`)
  const text = `One of: ${listed.map((value) => `\`${value}\``).join(', ')}`
  expect(readSentences(text, string).schema.enum).toEqual(listed)
})

test.each([
  ['Language (e.g. "EN", "DE")', string],
  ['Language, like `EN`, `DE`', string],
  ['Build (`new`, `old`, etc.)', string],
  ['Build: `latest`, `beta`, ...', string],
  ['Query such as `a:b`, which must match', string],
] as const)('an illustration is not reported as unread: %s', (text, base) => {
  expect(readSentences(text, base).untaken).toEqual([])
})

table('lists that are no enumerations', [
  ['Language (e.g. "EN", "DE")', string, {}],
  ['Language, for example `EN` or `DE`', string, {}],
  ['Language such as `EN`, `DE`', string, {}],
  ['Build (`"latest"`, `"beta"`, etc.)', string, {}],
  ['Build: `latest`, `beta`, ...', string, {}],
  ['Build: `latest`, `beta` and others', string, {}],
  ['Place: `"top"`, `"bottom"`, or a positive number', string, {}],
  ['Set to `true` to keep or `false` to drop', boolean, {}],
  ['`true` to keep, `false` to drop', boolean, {}],
  ['Use `a` or `b` here', string, {}],
  ['Weekday (0 = Sunday, 6 = Saturday)', integer, {}],
  ['`0` (worst), `10` (best)', integer, {}],
  ['Share in [0, 1]', number, {}],
  ['Share (0, 1)', number, {}],
  ['Shelf ID. `0` = all, `-1` = none, `-9` = lost', integer, {}],
  ['Id of the shelf (0=all, 1=first)', integer, {}],
  ['open, sealed, sent (default: lost)', string, {}],
  ['open, sealed', string, {}],
  ['Parts to return: `lid`, `base`', string, {}],
  ['Git revision (branch, tag, or SHA)', string, {}],
  ['Search by (name, phone)', string, {}],
  ['Account name (lowercase, no spaces)', string, {}],
  ['Comma-separated list of `a`, `b`', string, {}],
  ['Fields, comma-separated: `a`, `b`', string, {}],
  ['Placeholders: `name`, `email`', string, {}],
  ['Required fields: `name`, `email`', string, {}],
  ['Common values: `a`, `b`', string, {}],
  ['Date: `"YYYY-MM-DD"` or `"latest"` (default)', string, { default: 'latest' }],
  ['Options: `1h,24h,7d`', string, {}],
  ['Object with `value` and `currency`', { type: 'object' }, {}],
  ['Each entry has `"role"` and `"content"`', array, {}],
  ['`"auto"` for machines, `"manual"` or empty for people', string, {}],
  ['Kind: `a`, `b`. Kind: `a`, `c`', string, { enum: ['a', 'b'] }],
  ['Priority: `low`, `high`', integer, {}],
  ['Subject. Either `subject` or `body` is required', string, {}],
  ['At least one of `a` or `b` is required', string, {}],
  ['Sorting: `up`, `down` when `sort` is set', string, {}],
])

table('formats, units and elements', [
  ['Caller (E.164)', string, { format: 'e164' }],
  ['Filter by E.164 number (e.g., `"+1555"`)', string, { format: 'e164' }],
  ['URL of the page', string, { format: 'uri' }],
  ['URL slug', string, {}],
  ['Title for the further URL', string, {}],
  ['Subject for the email', string, {}],
  ['Password for the webhook URL', string, {}],
  ['Callback for finished jobs, a URL', string, {}],
  ['Link URL or domain', string, {}],
  ['Email address of the owner', string, { format: 'email' }],
  ['Login name (often the same as email)', string, {}],
  ['Search by name or email', string, {}],
  ['Body of the email', string, {}],
  ['The order UUID', string, { format: 'uuid' }],
  ['Day (YYYY-MM-DD)', string, { format: 'date' }],
  ['Day in `YYYY-MM-DD` format', string, { format: 'date' }],
  ['When (ISO 8601)', string, { format: 'date-time' }],
  ['When (ISO 8601, e.g. `"2030-05-01"`)', string, { format: 'date' }],
  ['When (ISO 8601 or seconds)', string, {}],
  ['Filter as a JSON object', string, { format: 'json' }],
  ['Caller (E.164)', integer, {}],
  ['Timeout in seconds', integer, { 'x-unit': 'seconds' }],
  ['Width in pixels (default: 640)', integer, { 'x-unit': 'pixels', default: 640 }],
  ['Lowest price in EUR cents.', number, { 'x-unit': 'cents' }],
  ['Max seconds to wait', integer, { 'x-unit': 'seconds' }],
  ['Days of the week', integer, {}],
  ['URLs of pictures to send', array, { items: { type: 'string', format: 'uri' } }],
  ['URLs of pictures to send', { type: 'array', items: string }, { items: { type: 'string', format: 'uri' } }],
  ['Array of strings', array, { items: { type: 'string' } }],
  ['List of tag strings to add', array, { items: { type: 'string' } }],
  ['Array of order objects', array, { items: { type: 'object' } }],
  ['List of user IDs to invite', array, { items: { type: ['string', 'integer'] } }],
  ['Array of email addresses', array, { items: { type: 'string', format: 'email' } }],
  ['Things to add', array, {}],
  ['Array of strings', { type: 'array', items: integer }, {}],
  ['Deprecated: use `shelf`', string, { deprecated: true }],
  ['Shelf name (deprecated)', string, { deprecated: true }],
  ['Whether to show deprecated shelves', boolean, {}],
])

describe('presence', () => {
  test('presence is read if the sentence is about nothing else', () => {
    expect(readSentences('**Required.** First name', string).required).toEqual({ value: true, text: 'Required' })
    expect(readSentences('(optional) First name', string).required).toEqual({ value: false, text: 'optional' })
    expect(readSentences('First name (optional, default: "Jo")', string).required?.value).toBe(false)
    expect(readSentences('Optional name of the shelf', string).required).toBeUndefined()
    expect(readSentences('Shelf. Required if `box` is not given', string).conditional).toBe(
      'Required if `box` is not given',
    )
    expect(readSentences('Box (required when no shelf is named).', string).conditional).toBe(
      'required when no shelf is named',
    )
  })
})

describe('what is reported', () => {
  test('a reported statement has its words and their place', () => {
    const text = 'Page length (default: 20, max: 75)'
    expect(readSentences(text, integer).taken).toEqual([
      { of: 'default', text: 'default: 20', offset: 13 },
      { of: 'maximum', text: 'max: 75', offset: 26 },
    ])
  })

  test.each([
    ['Page length (default: `"20"`, max: 75)', string, 'max: 75', 'a number does not bound type string'],
    ['Since when (defaults to now)', string, 'defaults to now', '“now” has no quotation marks and may describe'],
    [
      'Names such as `a` (max 10 characters)',
      string,
      '(max 10 characters)',
      'it may be about the illustration before it',
    ],
    [
      'State. Set to ACTIVE or PAUSED to stop.',
      string,
      'Set to ACTIVE or PAUSED to stop',
      'it is not a closed statement of a kind that is read',
    ],
    ['Name. Must be unique.', string, 'Must be unique', 'it is not a closed statement of a kind that is read'],
    ['Page length (min: 20, max: 10)', integer, 'max: 10', 'minimum and maximum exclude each other'],
  ] as const)('reports an unread sentence: %s', (description, base, text, reason) => {
    expect(readSentences(description, base).untaken).toContainEqual(
      expect.objectContaining({ text, reason, offset: description.indexOf(text) }),
    )
  })

  test('prose is not reported as a constraint', () => {
    expect(readSentences('The name of the shelf, as shown (see below)', string).untaken).toEqual([])
  })
})

describe('anything', () => {
  const piece = fc.constantFrom(
    ...[
      'default',
      'Default:',
      'max',
      'min',
      'maximum',
      'at least',
      'up to',
      'between',
      'and',
      'or',
      ',',
      '(',
      ')',
      '.',
      '`',
      '"',
      "'",
      '–',
      '-',
      'to',
      ':',
      '=',
    ],
    ...[
      '1',
      '20',
      '-5',
      '0.5',
      '1,000',
      '`a`',
      '"b"',
      '`3`',
      'e.g.',
      'etc.',
      'characters',
      'items',
      'status',
      'one of',
      'URL',
      '|',
      '\\',
      '[',
      ']',
      '<',
      '>',
      '`["x"]`',
    ],
    ...[
      'starts at',
      '1-based',
      'positive integer',
      'must be',
      'seconds',
      'null',
      'true',
      '(default)',
      'a, b',
      'Array of strings',
      '__proto__',
      'deprecated',
      '<br>',
    ],
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(' ')),
  )
  const base = fc.constantFrom<Schema>(
    string,
    integer,
    number,
    boolean,
    array,
    {},
    { type: 'object' },
    { type: ['string', 'integer'] },
    { type: 'array', items: integer },
  )

  test('any sentence is read without throwing, into a consistent schema', () => {
    fc.assert(
      fc.property(text, base, (description, schema) => {
        const { schema: read, taken, untaken } = readSentences(description, schema)
        expect(read.type).toEqual(schema.type)
        expect(read.minimum ?? -Infinity).toBeLessThanOrEqual(read.maximum ?? Infinity)
        expect(read.minLength ?? 0).toBeLessThanOrEqual(read.maxLength ?? Infinity)
        expect(read.minItems ?? 0).toBeLessThanOrEqual(read.maxItems ?? Infinity)
        if (read.enum && read.default !== undefined) expect(read.enum).toContain(read.default)
        if (typeof read.default === 'number') {
          expect(read.default).toBeGreaterThanOrEqual(read.minimum ?? -Infinity)
          expect(read.default).toBeLessThanOrEqual(read.maximum ?? Infinity)
        }
        if (schema.type === 'string' && read.default !== undefined) expect(typeof read.default).toBe('string')
        for (const { text: words, offset } of [...taken, ...untaken])
          expect(description.startsWith(words, offset)).toBe(true)
      }),
      { numRuns: runs(1_000) },
    )
  })

  test.each([
    '(',
    '`',
    '"',
    "'",
    ' `a`',
    '`a`, ',
    '1-',
    '1,111,',
    '[',
    '[a](',
    '*',
    '_',
    '<b',
    '&',
    'e.g. ',
    'max ',
    'default ',
    '`'.repeat(3) + 'x',
    'a.',
    'a (b ',
    ' url',
    'in ',
    'array of ',
    "'a ",
  ])(
    'reading sentences ends on 24 KiB of %j',
    (part) => {
      const hostile = part.repeat(Math.floor(24_576 / part.length))
      expect(readSentences(hostile, string).schema.type).toBe('string')
      expect(readSentences(hostile, array).schema.type).toBe('array')
    },
    ENDS_WITHIN,
  )
})
