/** The input and output of the tools as JSON Schemas. They are short, because every client sends them to its model. */

const text = (description: string) => ({ type: 'string', description }) as const
const closed = { type: 'object', additionalProperties: false } as const
const maxTokens = { type: 'integer', minimum: 600, maximum: 100_000 } as const

export const searchInput = {
  ...closed,
  properties: {
    query: text('What you want to do'),
    namespace: { type: 'string' },
    effect: { enum: ['read', 'write', 'destructive'] },
    limit: { type: 'integer', minimum: 1, maximum: 100 },
  },
  required: ['query'],
} as const

export const readInput = {
  ...closed,
  properties: {
    pages: {
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      maxItems: 100,
      description: 'namespace or namespace.function',
    },
    detail: { enum: ['signature', 'normal', 'full'] },
    maxTokens,
  },
  required: ['pages'],
} as const

export const readonlyInput = {
  ...closed,
  properties: { code: text('Lua 5.3; return what you need'), maxTokens },
  required: ['code'],
} as const

export const runInput = {
  ...closed,
  properties: {
    code: text('Lua 5.3; return what you need'),
    run: text('Instead of code: a paused run to go on with'),
    maxTokens,
  },
} as const

export const resultInput = {
  ...closed,
  properties: {
    result: text('res_…'),
    path: text('JSON Pointer: /value/data/3'),
    offset: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 1 },
    maxTokens,
  },
  required: ['result'],
} as const

export const outcomeSchema = {
  type: 'object',
  properties: {
    truncated: {
      type: 'object',
      properties: {
        originalTokens: { type: 'integer' },
        keptTokens: { type: 'integer' },
        result: { type: 'string' },
      },
    },
    status: { enum: ['completed', 'failed', 'paused'] },
    value: {},
    output: { type: 'string' },
    calls: { type: 'string' },
    error: {
      type: 'object',
      properties: {
        kind: { type: 'string' },
        message: { type: 'string' },
        line: { type: 'integer' },
        traceback: { type: 'string' },
      },
      required: ['kind', 'message'],
    },
    run: { type: 'string' },
  },
  required: ['status', 'calls'],
} as const
