import { tools } from 'moonbind/tools'
import { expect, test } from 'vitest'
import { functionOf, shop } from './shop.js'

const only = ['shop.add']

test('a plain tool states every constraint, and its documented examples', () => {
  expect(tools(shop, { only }).tools).toEqual([
    {
      name: 'shop__add',
      description: 'Adds an item',
      inputSchema: {
        type: 'object',
        properties: {
          title: { type: 'string', description: 'Its title', maxLength: 80 },
          price: { type: 'number', description: 'Unit: cents.', exclusiveMinimum: 0 },
          size: { type: 'string', enum: ['s', 'm'], default: 'm' },
          tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
          extra: { type: 'object', description: 'Any fields' },
          owner: {
            type: 'object',
            properties: { mail: { type: 'string', format: 'email' }, nick: { type: 'string' } },
            additionalProperties: false,
            required: ['mail'],
          },
          value: { description: 'Anything' },
        },
        additionalProperties: false,
        required: ['title', 'price'],
        not: { anyOf: [{ required: ['extra', 'value'] }] },
        examples: [{ title: 'Hat', price: 5, extra: { color: 'red' } }],
      },
    },
  ])
})

test('strict tools for OpenAI require every parameter, and null stands for absence', () => {
  expect(tools(shop, { for: 'openai', strict: true, only }).tools).toEqual([
    {
      type: 'function',
      name: 'shop__add',
      description: 'Adds an item\n\nGive `extra` or `value`, not both.',
      strict: true,
      parameters: {
        type: 'object',
        properties: {
          title: { type: 'string', description: 'Its title. At most 80 characters.' },
          price: { type: 'number', description: 'Unit: cents.', exclusiveMinimum: 0 },
          size: { type: ['string', 'null'], enum: ['s', 'm', null], description: 'Default: "m".' },
          tags: { type: ['array', 'null'], items: { type: 'string' }, maxItems: 5 },
          extra: {
            type: ['string', 'null'],
            description: 'Any fields. Written as JSON text: {"key": "value"}.',
          },
          owner: {
            type: ['object', 'null'],
            properties: { mail: { type: 'string', format: 'email' }, nick: { type: ['string', 'null'] } },
            additionalProperties: false,
            required: ['mail', 'nick'],
          },
          value: {
            type: ['string', 'number', 'boolean', 'null'],
            description: 'Anything. A list or an object is written as JSON text.',
          },
        },
        additionalProperties: false,
        required: ['title', 'price', 'size', 'tags', 'extra', 'owner', 'value'],
      },
    },
  ])
})

test('strict tools for Anthropic keep optional parameters optional, and their examples obey the schema', () => {
  expect(tools(shop, { for: 'anthropic', strict: true, only }).tools).toEqual([
    {
      name: 'shop__add',
      description: 'Adds an item\n\nGive `extra` or `value`, not both.',
      strict: true,
      input_schema: {
        type: 'object',
        properties: {
          title: { type: 'string', description: 'Its title. At most 80 characters.' },
          price: { type: 'number', description: 'Unit: cents. More than 0.' },
          size: { enum: ['s', 'm'], description: 'Default: "m".' },
          tags: { type: 'array', description: 'At most 5 items.', items: { type: 'string' } },
          extra: { type: 'string', description: 'Any fields. Written as JSON text: {"key": "value"}.' },
          owner: {
            type: 'object',
            properties: { mail: { type: 'string', format: 'email' }, nick: { type: 'string' } },
            additionalProperties: false,
            required: ['mail'],
          },
          value: {
            type: ['string', 'number', 'boolean', 'null'],
            description: 'Anything. A list or an object is written as JSON text.',
          },
        },
        additionalProperties: false,
        required: ['title', 'price'],
      },
      input_examples: [{ title: 'Hat', price: 5, extra: '{"color":"red"}' }],
    },
  ])
})

test('declarations for Gemini use only its keywords', () => {
  expect(tools(shop, { for: 'gemini', only }).tools).toMatchObject([
    {
      name: 'shop__add',
      parametersJsonSchema: {
        properties: {
          title: { type: 'string', description: 'Its title. At most 80 characters.' },
          price: { type: 'number', description: 'Unit: cents. More than 0.' },
          tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
          extra: { type: 'object', description: 'Any fields' },
        },
      },
    },
  ])
})

test('the report lists what became a sentence, what is encoded and what is left out', () => {
  const { report } = tools(shop, { for: 'anthropic', strict: true })
  expect(
    report.map(({ function: name, parameter = '', keyword, action }) => `${name} ${parameter} ${keyword} ${action}`),
  ).toEqual([
    'shop.add title maxLength described',
    'shop.add price exclusiveMinimum described',
    'shop.add size default described',
    'shop.add tags maxItems described',
    'shop.add extra additionalProperties encoded',
    'shop.add value type encoded',
    'shop.add  at-most-one described',
    'shop.anything  parameters omitted',
  ])
})

test('the report of a plain schema is empty', () => {
  expect(tools(shop).report).toEqual([])
})

test.each([
  ['description says it', 'Results per page (default: 20, max: 250)', 'Results per page (default: 20, max: 250)'],
  [
    'description says another number',
    'Results per page of 2500',
    'Results per page of 2500. At most 250. Default: 20.',
  ],
  ['no description', '', 'At most 250. Default: 20.'],
])('a constraint is repeated in the description only if needed: %s', (_case, description, wanted) => {
  const fn = functionOf({
    parameters: [
      { name: 'size', required: false, description, schema: { type: 'integer', maximum: 250, default: 20 } },
    ],
  })
  const made = tools([{ namespace: 'a', functions: [fn] }], { for: 'anthropic', strict: true })
  expect(made.tools).toMatchObject([{ input_schema: { properties: { size: { description: wanted } } } }])
})

test.each([
  [{ for: 'opnai' as 'openai' }, 'unknown vendor "opnai", did you mean "openai"?'],
  [{ only: ['shp'] }, 'unknown namespace "shp", did you mean "shop"?'],
  [{ only: ['shop.ad'] }, 'unknown function "shop.ad", did you mean "shop.add"?'],
  [{ only: ['zzz.zzz'] }, 'unknown function "zzz.zzz", expected one of "shop.add", "shop.anything"'],
])('tools refuses %j with the nearest name', (options, message) => {
  expect(() => tools(shop, options)).toThrow(message)
})

test('namespaces, functions and stars select tools', () => {
  const names = (wanted: string[]): string[] => tools(shop, { only: wanted }).tools.map((tool) => tool.name)
  expect(names(['shop'])).toEqual(['shop__add', 'shop__anything'])
  expect(names(['shop.*'])).toEqual(['shop__add', 'shop__anything'])
  expect(names(['shop.anything'])).toEqual(['shop__anything'])
})
