import { parseDocument } from 'moonbind/codegen'
import type { Namespace } from '#codegen/ir.js'
import { checkOverlay } from '#codegen/overlay/check.js'
import type { Overlay } from '#codegen/overlay/overlay.js'
import { readOverlay } from '#codegen/overlay/read.js'

/** The document that the overlays of these tests belong to. */
export const document = `# Shop — Lua API Reference

## list_orders

Lists orders.

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page\` | integer | no | Page number (starts at 1) |
| \`size\` | integer | no | Orders on a page (max: 100) |
| \`state\` | string | no | \`open\`, \`paid_up\` or \`lost\` |
| \`tags\` | array | no | Tags of the order |

\`\`\`lua
local result = app.integrations.shop.list_orders({ state = "open" })
for _, order in ipairs(result.data) do print(order.id .. order.state .. order.total .. order.files[1]) end
\`\`\`

## get_order

Gets one order.

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`order_id\` | string | yes | Which one |
| \`gift\` | boolean | no | Set to \`true\` for gifts |

\`\`\`lua
print(app.integrations.shop.get_order({ order_id = "1" }).data.state) -- "open"
\`\`\`
`

export const shop: Namespace = parseDocument('spec/shop.md', document).namespaces[0]!

/** A sound overlay, as the rows of a table may vary it. */
export const sound = `api: https://api.example.com/v2
auth: bearer
functions:
  list_orders:
    call: GET /orders
    query:
      page: page[number]
      size: { name: 'page[size]', minimum: 1, maximum: 50, because: pages are small }
      state: { name: 'filter[state]', values: { paid_up: paid-up } }
      tags: tag
    constants: { query: { 'filter[kind]': order }, header: { X-Version: 2 } }
    pages: { number: page, size: size, items: data, total: meta.pages }
    answer:
      data[].state: { values: { paid_up: paid-up } }
      data[].total: { scale: cents, by: 0.01 }
      data[].files: { pick: [files.pdf, files.txt] }
  get_order:
    call: GET /orders/{id}
    path: { order_id: id }
    query: { gift: { name: kind, values: { 'true': gift, 'false': plain } } }
    answer:
      data.state: { rename: 'status' }
`

export function read(text: string, namespace = shop): { overlay: Overlay | undefined; problems: string[] } {
  const { overlay, mistakes, places } = readOverlay('spec/shop.http.yaml', text, 'shop')
  const all = [...mistakes, ...(overlay ? checkOverlay(overlay, namespace, places) : [])]
  return { overlay, problems: all.map(({ line, column, message }) => `${line}:${column} ${message}`) }
}
