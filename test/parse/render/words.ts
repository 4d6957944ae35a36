/** Names and sentences. */
import fc from 'fast-check'
import type { Prose } from './model.js'

const nouns = ['book', 'shelf', 'reader', 'loan', 'copy', 'branch', 'author', 'page', 'index', 'stamp']
const verbs = ['list', 'get', 'lend', 'move', 'find', 'count', 'archive']
/** Words that mean something to JavaScript, to Lua or to objects. */
const reserved = ['end', 'type', 'class', 'constructor', 'then', 'from', 'function', 'until', 'async', 'length']

const noun = fc.constantFrom(...nouns)
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
const snake = fc.array(noun, { minLength: 1, maxLength: 3 }).map((words) => words.join('_'))
const camel = fc
  .array(noun, { minLength: 2, maxLength: 3 })
  .map(([first = '', ...rest]) => first + rest.map(capital).join(''))

export const functionName = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...verbs), snake).map((words) => words.join('_')) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...verbs), camel).map(([verb, rest]) => verb + capital(rest)) },
  { weight: 2, arbitrary: fc.constantFrom(...verbs, 'search') },
  { weight: 2, arbitrary: fc.constantFrom(...reserved, '__proto__', 'toString', 'get_2fa', '_hidden', 'a_b_', 'x') },
)

export const parameterName = fc.oneof(
  { weight: 6, arbitrary: snake },
  { weight: 3, arbitrary: camel },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...reserved,
      '__proto__',
      'toString',
      'hasOwnProperty',
      'default',
      'name',
      'description',
      'required',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('page[size]', 'X-Branch', '$top', '@type', 'größe', 'a', '_id', 'id2', 'UPPER_CASE'),
  },
)

/** None of them begins a name of a function, so that no name looks prefixed by accident. */
export const namespaceName = fc.constantFrom('library', 'acme', 'north-branch', 'city_books', 'inter-library-loan')

export const groupTitle = fc.constantFrom('Books', 'Search', 'Reader Accounts', 'Loans & Returns', 'Catalogue 2.0')

const same = (text: string): Prose => ({ markdown: text, plain: text })

/** Inline Markdown of which nothing states a constraint. */
const inline = fc.constantFrom<Prose>(
  { markdown: '*printed*', plain: 'printed' },
  { markdown: '**printed**', plain: 'printed' },
  { markdown: '`shelf_id`', plain: 'shelf_id' },
  { markdown: '[the manual](https://example.org/manual)', plain: 'the manual' },
  { markdown: '(for example `red`)', plain: '(for example red)' },
  ...[
    '(see below)',
    '“rare”',
    "reader's",
    'größte',
    '日本',
    '😀',
    'A & B',
    'in/out',
    'co-author',
    '— as ever —',
    'a | b',
    '<b>',
    '100%',
    '#1',
    '$HOME',
    '${x}',
    '*/',
    ']]',
    'of 2024',
    'version 2.0',
    '(e.g. red)',
    '(e.g., "red", "blue")',
    '(2-3 days old)',
    'i.e. paper',
    'A/B',
    '1st',
    '[sic]',
    '…',
  ].map(same),
)

/** A sentence that ends in a noun and says nothing but prose. */
export const sentence: fc.Arbitrary<Prose> = fc
  .record({
    verb: fc.constantFrom('Finds', 'Names', 'Counts', 'Tells'),
    middle: fc.array(fc.oneof({ weight: 5, arbitrary: noun.map(same) }, { weight: 2, arbitrary: inline }), {
      maxLength: 4,
    }),
    last: noun,
  })
  .map(({ verb, middle, last }) => joined([same(verb), ...middle, same('of'), same('the'), same(last)]))

const joined = (parts: readonly Prose[]): Prose => ({
  markdown: parts.map(({ markdown }) => markdown).join(' '),
  plain: parts.map(({ plain }) => plain).join(' '),
})
