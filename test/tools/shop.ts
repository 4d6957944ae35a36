import type { ToolFunction, ToolNamespace } from 'moonbind/tools'

/** A function with what a test does not care about filled in. */
export const functionOf = (more: Partial<ToolFunction>): ToolFunction => ({
  name: 'f',
  summary: 'Does it.',
  parameters: [],
  ...more,
})

/** Namespaces that have every kind of constraint once. */
export const shop: readonly ToolNamespace[] = [
  {
    namespace: 'shop',
    functions: [
      functionOf({
        name: 'add',
        summary: 'Adds an item',
        parameters: [
          { name: 'title', required: true, description: 'Its title', schema: { type: 'string', maxLength: 80 } },
          { name: 'price', required: true, schema: { type: 'number', exclusiveMinimum: 0, 'x-unit': 'cents' } },
          { name: 'size', required: false, schema: { type: 'string', enum: ['s', 'm'], default: 'm' } },
          { name: 'tags', required: false, schema: { type: 'array', items: { type: 'string' }, maxItems: 5 } },
          { name: 'extra', required: false, description: 'Any fields', schema: { type: 'object' } },
          {
            name: 'owner',
            required: false,
            schema: {
              type: 'object',
              properties: { mail: { type: 'string', format: 'email' }, nick: { type: 'string' } },
              required: ['mail'],
              additionalProperties: false,
            },
          },
          { name: 'value', required: false, description: 'Anything', schema: {} },
        ],
        rules: [{ kind: 'at-most-one', parameters: ['extra', 'value'], text: 'Give `extra` or `value`, not both.' }],
        examples: [
          {
            language: 'lua',
            code: 'app.integrations.shop.add({ title = "Hat", price = 5, extra = { color = "red" } })',
          },
          { language: 'lua', code: 'app.integrations.shop.add({ title = "Hat", price = -5 })' },
          { language: 'lua', code: 'app.integrations.shop.add({ title = "Hat...", price = 5 })' },
        ],
      }),
      functionOf({ name: 'anything', summary: 'Takes anything', open: true }),
    ],
  },
]
