import { expect, test } from 'vitest'
import { moonbind, project } from '../helpers/cli.js'

const document = `# Shop API

### add

Adds an item.

| Parameter | Type | Required | Description |
|---|---|---|---|
| \`title\` | string | yes | Its title (max 80 characters) |
| \`extra\` | object | no | Any fields |

\`\`\`lua
app.integrations.shop.add({ title = "Hat" })
\`\`\`
`

const files = { 'spec/shop.md': document }

test('tools prints what goes into a request to the vendor, and names the report', async () => {
  const { code, out, err } = await moonbind(['tools', '--for', 'anthropic', '--strict'], { cwd: project(files) })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject([
    { name: 'shop__add', strict: true, input_schema: { type: 'object' }, input_examples: [{ title: 'Hat' }] },
  ])
  expect(err).toBe('2 constraints are not in the schemas as documented: --report lists them\n')
})

test('tools --report lists what the schemas cannot express', async () => {
  const { out, err } = await moonbind(['tools', '--for', 'openai', '--strict', '--report'], { cwd: project(files) })
  expect(out).toBe(
    'described  shop.add: maxLength 80 of title is in its description\n' +
      'encoded    shop.add: extra is JSON text, which decode reads\n',
  )
  expect(err).toBe('')
})

test('tools --json has tools and report', async () => {
  const { out } = await moonbind(['tools', '--json'], { cwd: project(files) })
  expect(JSON.parse(out)).toMatchObject({ tools: [{ name: 'shop__add' }], report: [] })
})

test.each([
  [['--for', 'opnai'], 'unknown vendor "opnai", did you mean "openai"?'],
  [['--only', 'shop.ad'], 'unknown function "shop.ad", did you mean "shop.add"?'],
])('tools %j is refused with the nearest name', async (options, message) => {
  const { code, err } = await moonbind(['tools', ...options], { cwd: project(files) })
  expect(code).toBe(2)
  expect(err).toContain(message)
})

test('tools refuses a document with errors', async () => {
  const broken = document.replace('| string |', '| strin |')
  const { code, err } = await moonbind(['tools'], { cwd: project({ 'spec/shop.md': broken }) })
  expect(code).toBe(1)
  expect(err).toContain('spec/shop.md:9:13')
})
