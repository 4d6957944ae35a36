/**
 * A small API with its document and overlay, and what the gate finds after a part of the API's own document changed.
 */
import { checkUpstream } from '#codegen/check/upstream/upstream.js'
import { readOpenApi } from '#codegen/overlay/openapi/read.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { parseDocument } from '#codegen/parse/index.js'

const document = `# Crm

## find_people

Find people.

| Name | Type | Required | Description |
|---|---|---|---|
| \`q\` | string | no | Text (max 50 characters) |
| \`page\` | integer | no | Page (default: 1) |
| \`per_page\` | integer | no | Results (default: 20, max: 100) |
| \`roles\` | array<string> | no | Roles |
| \`city\` | string | no | City |

### Response Fields

| Field | Type | Description |
|---|---|---|
| \`people[].id\` | string | Id |
| \`people[].name\` | string | Name |
| \`people[].age\` | integer | Age |
| \`people[].tier\` | string | \`gold\` or \`silver\` |
| \`people[].tags\` | array<string> | Tags |
| \`total\` | integer | How many |

\`\`\`lua
local r = app.integrations.crm.find_people({ q = "ann", per_page = 50 })
\`\`\`

## add_person

Add a person.

| Name | Type | Required | Description |
|---|---|---|---|
| \`name\` | string | yes | Name |
| \`age\` | integer | no | Age (0–150) |
| \`tier\` | string | no | \`gold\` or \`silver\` |
| \`street\` | string | no | Street |
| \`born\` | string | no | Day of birth |
| \`phones\` | array | no | Phones |
| \`phones[].number\` | string | yes | Number |

### Response Fields

| Field | Type | Description |
|---|---|---|
| \`id\` | string | Id |
| \`score\` | number | Score |

\`\`\`lua
app.integrations.crm.add_person({ name = "Ann", age = 20, tier = "gold" })
\`\`\`
`

const overlay = `api: https://crm.example.com/api/v3
auth: X-Api-Key
functions:
  find_people:
    call: GET /people
    query: { q: q, page: page, per_page: per_page, roles: roles, city: 'where[city]' }
    pages: { number: page, size: per_page, items: people, total: total }
  add_person:
    call: POST /people
    body: { name: name, age: age, tier: tier, street: 'home[street]', born: born, phones: phones }
    answer:
      score: { scale: points, by: 0.1 }
`

const text = { type: 'string' }
const integer = { type: 'integer' }
const tiers = { type: 'string', enum: ['gold', 'silver'] }

const person = {
  type: 'object',
  properties: { id: text, name: text, age: integer, tier: tiers, tags: { type: 'array', items: text } },
}

const body = {
  type: 'object',
  required: ['name'],
  properties: {
    name: text,
    age: { type: 'integer', minimum: 0, maximum: 150 },
    tier: tiers,
    home: { type: 'object', properties: { street: text } },
    born: text,
    phones: { type: 'array', items: { type: 'object', required: ['number'], properties: { number: text } } },
  },
}

const answer = {
  type: 'object',
  properties: { people: { type: 'array', items: { $ref: '#/components/schemas/Person' } }, total: integer },
}

const parameters = {
  q: { name: 'q', in: 'query', schema: { type: 'string', maxLength: 50 } },
  page: { name: 'page', in: 'query', schema: { type: 'integer', default: 1 } },
  per_page: { name: 'per_page', in: 'query', schema: { type: 'integer', default: 20, maximum: 100 } },
  roles: { name: 'roles', in: 'query', schema: { type: 'array', items: text } },
  where: {
    name: 'where',
    in: 'query',
    style: 'deepObject',
    schema: { type: 'object', properties: { city: text } },
  },
}

const json = (schema: object): object => ({ description: '', content: { 'application/json': { schema } } })

const api = {
  openapi: '3.1.0',
  info: { title: 'Crm', version: '1' },
  servers: [{ url: 'https://crm.example.com/api/v3' }],
  security: [{ key: [] }],
  paths: {
    '/people': {
      get: { parameters: Object.values(parameters), responses: { '200': json(answer) } },
      post: {
        requestBody: json(body),
        responses: { '201': json({ type: 'object', properties: { id: text, points: integer } }) },
      },
    },
  },
  components: {
    schemas: { Person: person },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  },
}

const inJson = ['content', 'application/json', 'schema']
const get = ['paths', '/people', 'get']
const post = ['paths', '/people', 'post']

/** Parts that edits begin with. */
const parts: { readonly [name: string]: readonly string[] } = {
  get,
  post,
  ...Object.fromEntries(Object.keys(parameters).map((name, index) => [name, [...get, 'parameters', String(index)]])),
  body: [...post, 'requestBody', ...inJson],
  answer: [...get, 'responses', '200', ...inJson],
  added: [...post, 'responses', '201', ...inJson],
  person: ['components', 'schemas', 'Person'],
  key: ['components', 'securitySchemes', 'key'],
}

/**
 * Where, as names between spaces, the first one of `parts` if it is one; and what is there afterwards (undefined:
 * nothing).
 */
export type Edit = readonly [where: string, value: unknown]

type Branch = { [name: string]: unknown }

function edit(root: Branch, [where, value]: Edit): void {
  const [first = '', ...rest] = where.split(' ')
  const path = [...(parts[first] ?? [first]), ...rest]
  const holder = path.slice(0, -1).reduce<Branch>((branch, name) => {
    branch[name] ??= {}
    return branch[name] as Branch
  }, root)
  const last = path.at(-1)!
  if (value === undefined) delete holder[last]
  else holder[last] = typeof value === 'function' ? value(holder[last]) : value
}

/** What the gate finds: `error param-missing-upstream crm.find_people.q`. */
function findings(edits: readonly Edit[]): string[] {
  // Through text, so that no two parts are one object.
  const changed: Branch = JSON.parse(JSON.stringify(api))
  for (const each of edits) edit(changed, each)
  const { overlay: read, mistakes } = readOverlay('crm.http.yaml', overlay, 'crm')
  if (!read) throw new Error(JSON.stringify(mistakes))
  const result = readOpenApi(JSON.stringify(changed))
  if ('problem' in result) throw new Error(result.problem.message)
  const { namespaces } = parseDocument('spec/crm.md', document)
  return checkUpstream(namespaces, new Map([['crm', read]]), result.api).map(
    ({ level, rule, subject }) => `${level} ${rule} ${subject}`,
  )
}

/** What is found beyond what is found of the API as it is. */
export function newFindings(edits: readonly Edit[]): string[] {
  const known = findings([])
  return findings(edits).filter((found) => {
    const index = known.indexOf(found)
    if (index >= 0) known.splice(index, 1)
    return index < 0
  })
}
