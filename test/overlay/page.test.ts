import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'moonbind/codegen'
import { expect, test } from 'vitest'
import { checkOverlay } from '#codegen/overlay/check.js'
import { readOverlay } from '#codegen/overlay/read.js'
import { root } from '../helpers/cli.js'

const page = readFileSync(join(root, 'codegen/overlay/README.md'), 'utf8')
const schema = JSON.parse(readFileSync(join(root, 'codegen/schemas/overlay.schema.json'), 'utf8'))

const types: Readonly<Record<string, string>> = { tags: 'array', size: 'integer', page: 'integer' }
const parameter = (name: string): string => `| \`${name}\` | ${types[name] ?? 'string'} | no | Some ${name} |\n`
const section = (name: string, parameters: readonly string[]): string =>
  `## ${name}

Does it.

| Name | Type | Required | Description |
|--|--|--|--|
${parameters.map(parameter).join('')}
`
const document = `# Shop

${section('list_orders', ['size', 'page', 'state', 'tags'])}
\`\`\`lua
for _, order in ipairs(app.integrations.shop.list_orders({}).data) do
  print(order.id, order.state, order.total, order.files[1])
end
\`\`\`

${section('get_order', ['order_id']).replace('| no |', '| yes |')}
\`\`\`lua
local order = app.integrations.shop.get_order({ order_id = "1" })
print(order.data.state, order.data.note)
\`\`\`

${section('cancel_order', ['order_id'])}`.replaceAll('Some state', '`open` or `paid_up`')

test('the overlay on the page is correct', () => {
  const { overlay, mistakes, places } = readOverlay(
    'spec/shop.http.yaml',
    /```yaml\n([\s\S]*?)```/.exec(page)![1]!,
    'shop',
  )
  expect(mistakes).toEqual([])
  expect(checkOverlay(overlay!, parseDocument('spec/shop.md', document).namespaces[0]!, places)).toEqual([])
})

test('the page names every key that the schema knows', () => {
  const verbs = schema.$defs.verb.oneOf.map((each: { required: string[] }) => each.required[0])
  for (const key of [
    ...Object.keys(schema.$defs.call.properties),
    ...Object.keys(schema.$defs.parameter.properties),
    ...verbs,
    'from',
    'by',
  ])
    expect(page).toMatch(new RegExp(`\`[^\`]*\\b${key}\\b`))
})
