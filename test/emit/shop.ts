import type { Namespace } from 'moonbind/codegen'

/** A small namespace that uses what the schema can say. */
export const shop: Namespace = {
  namespace: 'shop',
  title: 'Shop',
  description: 'Sells and ships.',
  functions: [
    {
      name: 'list_orders',
      summary: 'List orders.',
      effect: { kind: 'read', idempotent: true, source: 'name' },
      parameters: [
        {
          name: 'page_size',
          required: false,
          description: 'Results per page (default: 20, max: 250)',
          schema: { type: 'integer', maximum: 250, default: 20 },
        },
        {
          name: 'page_number',
          required: false,
          description: 'Page number (starts at 1)',
          schema: { type: 'integer', minimum: 1 },
        },
        {
          name: 'status',
          required: false,
          description: '`open`, `paid` or `sent`',
          schema: { type: 'string', enum: ['open', 'paid', 'sent'], 'x-labels': { open: 'nobody paid' } },
        },
        {
          name: 'filter',
          required: false,
          description: 'Field to value',
          schema: { type: 'object', additionalProperties: { type: 'string' } },
        },
      ],
      result: {
        type: 'object',
        properties: {
          data: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                id: { type: 'string' },
                status: { type: 'string', enum: ['open', 'paid', 'sent'], examples: ['open'] },
              },
              required: ['id'],
            },
          },
        },
        required: ['data'],
        'x-inferred': true,
      },
      examples: [
        {
          language: 'lua',
          code: 'for _, order in ipairs(app.integrations.shop.list_orders({}).data) do\n  print(order.id)\nend',
        },
      ],
    },
    {
      name: 'create_order',
      aliases: ['shop_create_order'],
      summary: 'Create an order.',
      effect: { kind: 'write', idempotent: true, source: 'document' },
      description: 'It is paid *later*.',
      parameters: [
        {
          name: 'item',
          required: true,
          description: 'What to sell',
          schema: { type: 'string', minLength: 1, maxLength: 5 },
        },
        { name: 'amount', required: true, description: 'How many', schema: { type: 'number', exclusiveMinimum: 0 } },
        {
          name: 'tags',
          required: false,
          description: 'One or some',
          schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, maxItems: 3 }] },
        },
        {
          name: 'address',
          required: false,
          description: 'Where to',
          conditional: 'if sent by mail',
          schema: {
            type: 'object',
            properties: { city: { type: 'string' }, zip: { type: ['string', 'integer'] } },
            required: ['city'],
            additionalProperties: false,
          },
        },
        { name: 'email', required: false, description: '', schema: { type: 'string', format: 'email' } },
        {
          name: 'phone',
          required: false,
          description: '',
          inferred: true,
          schema: { type: 'string', deprecated: true },
        },
        { name: 'note', required: false, description: 'May be nothing', schema: { type: ['string', 'null'] } },
      ],
      rules: [
        { kind: 'any-of', parameters: ['email', 'phone'], text: 'At least one of `email` or `phone` is required.' },
      ],
      examples: [],
    },
    {
      name: 'end',
      summary: 'Closes the shop.',
      effect: { kind: 'destructive', idempotent: false, source: 'document' },
      deprecated: true,
      parameters: [],
      examples: [],
      notes: [{ title: 'Note', markdown: 'It opens *tomorrow*.\n' }],
    },
    {
      name: 'search',
      summary: '',
      effect: { kind: 'read', idempotent: true, source: 'name' },
      inferred: true,
      open: true,
      parameters: [{ name: 'q', required: false, description: '', inferred: true, schema: {} }],
      examples: [{ language: 'lua', code: 'app.integrations.shop.search({ q = "tea" })', title: 'Tea' }],
    },
  ],
  guides: [{ title: 'Accounts', markdown: 'One for each branch.\n', examples: [] }],
}
