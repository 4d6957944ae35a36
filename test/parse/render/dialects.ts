/** The dialects of the family: each heading form, with everything else at random. */
import fc from 'fast-check'
import { defaultForms } from './fields.js'
import type { Column, Dialect, GroupForm, HeadingForm } from './model.js'

/** Heading forms, each with the ways in which functions are put together. */
export const headings: { readonly [form in HeadingForm]: readonly GroupForm[] } = {
  name: ['flat', 'groups'],
  backticks: ['flat', 'tools', 'groups'],
  call: ['groups', 'flat'],
  signature: ['groups', 'tools'],
  dots: ['groups', 'flat'],
  prefixed: ['flat', 'groups'],
  'called-prefixed': ['flat', 'tools'],
}

const intros = [
  '### Parameters',
  '**Parameters:**',
  '**Parameters**:',
  '### Arguments',
  '**Parameters**',
  'Parameters:',
]

const header = '| Name | Type | Required | Description |\n|---|---|---|---|\n'
const nones = [
  '',
  '### Parameters\n\nNone.',
  '### Parameters\n\n_None_',
  '**Parameters:** None.',
  '**Parameters**: _None_',
  '### Parameters\n\n*No parameters required.*',
  'This tool takes no parameters.',
  'None.',
  '_None_',
  'No parameters required.',
  `### Parameters\n\n${header}| — | — | — | No parameters required |`,
  `${header}| *(none)* | — | — | — |`,
  `**Parameters:**\n\n${header}| - | - | - | - |`,
  '### Parameters\n\n- None',
]

const columns: readonly (readonly Column[])[] = [
  ['name', 'type', 'required', 'description'],
  ['name', 'required', 'type', 'description'],
  ['name', 'type', 'description', 'required'],
  ['name', 'type', 'required', 'default', 'description'],
  ['name', 'description', 'type', 'required', 'default'],
]

/** Title of the column and its words. */
const presences: readonly (readonly [title: string, ...words: Dialect['presence']])[] = [
  ['Optional', 'no', 'yes'],
  ['Required?', 'Y', 'N'],
  ['Required', 'yes', 'no'],
  ['Required', 'Yes', 'No'],
  ['Required', '✅', 'No'],
  ['Required', '✅', '❌'],
  ['Required', 'required', 'optional'],
  ['Required', 'true', 'false'],
  ['Required', '**yes**', 'no'],
  ['Required', 'Yes', ''],
  ['Required', '`yes`', '—'],
]

const deliveries: readonly Dialect['delivery'][] = [
  (text) => text,
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/\n\n(?=#)/g, '\n\n\n').replaceAll(/ \|$/gm, ' |  '),
  (text) => text.replace(/^\| (.*) \|$/gm, '|$1|').trimEnd(),
]

/** A dialect with this form of headings. */
export const dialect = (heading: HeadingForm): fc.Arbitrary<Dialect> =>
  fc
    .record({
      heading: fc.constant(heading),
      groups: fc.constantFrom(...headings[heading]),
      home: fc.constantFrom('file', 'line', 'calls'),
      parameters:
        heading === 'signature'
          ? fc.constantFrom('table', 'bullets', 'signature')
          : fc.constantFrom('table', 'table', 'bullets'),
      intro: fc.constantFrom('', ...intros),
      none: fc.constantFrom(...nones),
      columns: fc.constantFrom(...columns),
      titles: fc
        .constantFrom('Name', 'Parameter', 'Argument')
        .map((name) => ({ name, type: 'Type', required: 'Required', default: 'Default', description: 'Description' })),
      presence: fc.constantFrom(...presences),
      noDefault: fc.constantFrom('', '-', '—', 'none', 'n/a'),
      defaults: fc.constantFrom(...defaultForms),
      separator: fc.constantFrom(': ', ' — ', ' - ', ' – '),
      ticks: fc.boolean(),
      nested: fc.constantFrom('paths', 'table'),
      insideTitle: fc.constantFrom('Field', 'Name', 'Property'),
      insideColumns: fc.constantFrom<readonly Column[]>(
        ['name', 'type', 'description'],
        ['name', 'type', 'required', 'description'],
      ),
      returns: fc.constantFrom('### Response Fields', '**Returns:**', '### Returns', '### Response'),
      ruled: fc.boolean(),
      delivery: fc.constantFrom(...deliveries),
    })
    .map(({ presence: [title, ...words], ...rest }) => ({
      ...rest,
      presence: words,
      titles: { ...rest.titles, required: title },
    }))
