import { expect, test } from 'vitest'
import { checkExamples } from '#codegen/check/examples/examples.js'
import { parseDocument } from '#codegen/parse/index.js'

/** A document with one function, whose example is given. */
const documentWith = (example: string): string => `# Warehouse — Lua API Reference

## send_parcel

Sends a parcel.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`to\` | string | yes | Who gets it |
| \`weight\` | integer | no | In grams (max: 500) |
| \`speed\` | string | no | \`slow\` or \`fast\` |

### Example

\`\`\`lua
app.integrations.warehouse.send_parcel({ to = "x" })
\`\`\`

### More

\`\`\`lua
${example}
\`\`\`
`

const rows: [example: string, findings: string[]][] = [
  ['app.integrations.warehouse.send_parcel({ to = "x", weight = 20 })', []],
  [
    'app.integrations.warehuose.send_parcel({ to = "x" })',
    ['example-unknown-function app.integrations.warehuose does not exist: did you mean warehouse?'],
  ],
  [
    'warehouse_send_letter({ to = "x" })',
    ['example-unknown-function "warehouse_send_letter" is not defined, so it cannot be called'],
  ],
  ['helper({ to = "x" })', []],
  [
    'pcall(app.integrations.warehouse.send_parcel, { weight = 20 })',
    ['example-missing-required missing "to" (string)'],
  ],
  [
    'local heavy = 600\napp.integrations.warehouse.send_parcel({ to = "x", weight = heavy })',
    ['example-out-of-range "weight": expected at most 500, got number 600'],
  ],
  [
    'local speed = "fa" .. "st" .. "er"\napp.integrations.warehouse.send_parcel({ to = "x", speed = speed })',
    ['example-enum-value "speed": expected one of "slow", "fast", got string "faster" (did you mean "fast"?)'],
  ],
  [
    'local parcel = { to = "x" }\nparcel.wieght = 20\napp.integrations.warehouse.send_parcel(parcel)',
    ['example-unknown-param unknown "wieght" (did you mean "weight"?)'],
  ],
  [
    'local w = app.integrations.warehouse\nw:send_parcel({ to = "x" })',
    [
      'example-arguments app.integrations.warehouse.send_parcel is called with a dot, not with a colon: write ' +
        '.send_parcel{ … }',
    ],
  ],
]

test.each(rows)('the check of a Lua example: %s', (example, findings) => {
  const { namespaces } = parseDocument('warehouse.md', documentWith(example))
  expect(namespaces.map(({ namespace }) => namespace)).toEqual(['warehouse'])
  const found = checkExamples(namespaces).map(({ rule, message }) => `${rule} ${message.replace(/^[\w.]+: /, '')}`)
  expect(found).toEqual(findings)
})
