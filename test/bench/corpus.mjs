// The same made-up API twice: as Markdown in the manner of the family, and as OpenAPI 3.1. The same bytes for the same
// seed.

const words = (
  'account address amount batch body channel code color contact count currency date event field file filter group id ' +
  'item label limit list name note number order owner page phone plan price product query region role source state ' +
  'status tag target task text title token type unit url user value vendor zone'
).split(' ')

const verbs = ['list', 'get', 'create', 'update', 'delete']

/** One API of some functions with two to six parameters each. */
export function makeApi(seed, count) {
  const next = randomNumbers(seed)
  const word = () => words[next(words.length)]
  const functions = Array.from({ length: count }, (_, index) => {
    const names = new Set(Array.from({ length: 2 + next(5) }, () => `${word()}_${word()}`))
    return {
      name: `${verbs[index % verbs.length]}_${word()}_${index}`,
      field: word(),
      parameters: [...names].map((name) => makeParameter(name, next, word)),
    }
  })
  return { namespace: `api${seed}`, functions }
}

function randomNumbers(seed) {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % most
  }
}

function makeParameter(name, next, word) {
  const required = next(4) === 0
  const values = [word(), `${word()}_a`, `${word()}_b`]
  const most = 100 + next(400)
  const kinds = [
    { schema: { type: 'string' }, text: `The ${word()} of the ${word()} (e.g., \`"${word()}"\`)` },
    { schema: { type: 'string', enum: values }, text: `One of ${values.map((value) => `\`${value}\``).join(', ')}` },
    {
      schema: { type: 'integer', default: 20, maximum: most },
      text: `Results per page (default: 20, max: ${most})`,
    },
    { schema: { type: 'number', minimum: 0 }, text: `The ${word()} in units (min: 0)` },
    { schema: { type: 'boolean' }, text: `Set to \`true\` to notify the ${word()}` },
    { schema: { type: 'array', items: { type: 'string' } }, text: `URLs of the ${word()}` },
    { schema: { type: 'object' }, text: `Custom ${word()} kept with the record` },
  ]
  return { name, required, ...kinds[next(kinds.length)] }
}

const SAMPLES = { string: '"x"', integer: '1', number: '1', boolean: 'true', array: '{}', object: '{}' }

export function toMarkdown({ namespace, functions }) {
  const sections = functions.map(({ name, field, parameters }) =>
    [
      `## ${name}`,
      `${name.replaceAll('_', ' ')} of the account.`,
      '### Parameters',
      [
        '| Name | Type | Required | Description |',
        '|------|------|----------|-------------|',
        ...parameters.map((p) => `| \`${p.name}\` | ${p.schema.type} | ${p.required ? 'yes' : 'no'} | ${p.text} |`),
      ].join('\n'),
      '### Example',
      [
        '```lua',
        `local result = app.integrations.${namespace}.${name}({`,
        ...parameters
          .filter((p) => p.required)
          .map((p) => `  ${p.name} = ${p.schema.enum ? `"${p.schema.enum[0]}"` : SAMPLES[p.schema.type]},`),
        '})',
        'for _, item in ipairs(result.data) do',
        `  print(item.id .. ": " .. item.${field})`,
        'end',
        '```',
      ].join('\n'),
    ].join('\n\n'),
  )
  return `# ${namespace} — Lua API Reference\n\n${sections.join('\n\n---\n\n')}\n`
}

export function toOpenApi({ namespace, functions }) {
  const paths = functions.map(({ name, field, parameters }) => {
    const body = {
      type: 'object',
      additionalProperties: false,
      required: parameters.filter((p) => p.required).map((p) => p.name),
      properties: Object.fromEntries(parameters.map((p) => [p.name, { ...p.schema, description: p.text }])),
    }
    const item = { type: 'object', properties: { id: { type: 'string' }, [field]: { type: 'string' } } }
    const answer = { type: 'object', properties: { data: { type: 'array', items: item } } }
    const content = (schema) => ({ 'application/json': { schema } })
    const operation = {
      operationId: name,
      summary: `${name.replaceAll('_', ' ')} of the account.`,
      requestBody: { required: true, content: content(body) },
      responses: { 200: { description: 'What it answers.', content: content(answer) } },
    }
    return [`/${name}`, { post: operation }]
  })
  return { openapi: '3.1.0', info: { title: namespace, version: '1.0.0' }, paths: Object.fromEntries(paths) }
}
