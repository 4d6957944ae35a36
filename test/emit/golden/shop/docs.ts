// @generated from the documentation of shop by `make generate`. Do not edit.
/* eslint-disable */
import { documentation, type NamespaceDocs } from 'moonbind/runtime';

/** The Markdown that agents read. */
export const docs: NamespaceDocs = documentation('shop', {
  parts: [
    { text: `# Shop

Sells and ships.` },
    { text: `

` },
    { of: ['list_orders'], text: `## list_orders

List orders.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | Results per page (default: 20, max: 250). At most 250. Default: \`20\`. |
| \`page_number\` | integer | no | Page number (starts at 1). At least 1. |
| \`status\` | string | no | \`open\`, \`paid\` or \`sent\`. One of \`"open"\`, \`"paid"\`, \`"sent"\`. Values: open = nobody paid. |
| \`filter\` | table | no | Field to value |

### Result

Inferred from examples: there may be further fields.

| Field | Type | Description |
|-------|------|-------------|
| \`data\` | list of tables |  |
| \`data[].id\` | string |  |
| \`data[].status\` | string | One of \`"open"\`, \`"paid"\`, \`"sent"\`. |

### Examples

\`\`\`lua
for _, order in ipairs(app.integrations.shop.list_orders({}).data) do
  print(order.id)
end
\`\`\`` },
    { text: `

` },
    { of: ['create_order'], text: `## create_order

Create an order.

It is paid *later*.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`item\` | string | yes | What to sell. 1 to 5 characters. |
| \`amount\` | number | yes | How many. More than 0. |
| \`tags\` | string or list of strings | no | One or some |
| \`address\` | table | no | Where to. Required: if sent by mail. |
| \`address.city\` | string | yes |  |
| \`address.zip\` | string or integer | no |  |
| \`email\` | string | no | Format: email. |
| \`phone\` | string | no |  |
| \`note\` | string or null | no | May be nothing |

At least one of \`email\` or \`phone\` is required.` },
    { text: `

` },
    { of: ['end'], text: `## end

Deprecated.

Closes the shop.

### Parameters

None.

### Note

It opens *tomorrow*.` },
    { text: `

` },
    { of: ['search'], text: `## search

No section documents it: it is known from calls and mentions.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`q\` | anything | no |  |

Nothing documents all parameters: others are accepted.

### Examples

Tea:

\`\`\`lua
app.integrations.shop.search({ q = "tea" })
\`\`\`` },
    { text: `

` },
    { text: `## Accounts

One for each branch.` },
    { text: `
` },
  ],
  functions: {
    list_orders: {
      effect: 'read',
      calls: [
        'app.integrations.shop.list_orders({})',
        'app.integrations.shop.ACCOUNT.list_orders({})  -- with the credentials of a named account',
      ],
    },
    create_order: {
      effect: 'write, idempotent',
      calls: [
        'app.integrations.shop.create_order({ item = "…", amount = 1 })',
        'app.integrations.shop.shop_create_order({ item = "…", amount = 1 })  -- the same',
        'app.integrations.shop.ACCOUNT.create_order({ item = "…", amount = 1 })  -- with the credentials of a named account',
      ],
    },
    end: {
      effect: 'destructive',
      calls: [
        'app.integrations.shop["end"]({})',
        'app.integrations.shop.ACCOUNT["end"]({})  -- with the credentials of a named account',
      ],
    },
    search: {
      effect: 'read',
      calls: [
        'app.integrations.shop.search({})',
        'app.integrations.shop.ACCOUNT.search({})  -- with the credentials of a named account',
      ],
    },
  },
});
