// @generated from the documentation of shop by `moonbind generate`. Do not edit.
/* eslint-disable */
import type { DocumentSource } from 'moonbind/runtime';

/** The document that pages are made of; texts of definitions are kept there. */
export const document: DocumentSource = {
  parts: [
    { text: `# Shop

Sells and ships.` },
    { text: `

` },
    { of: ['list_orders'], text: (of) => `## list_orders

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | ${of('page_size')}. At most 250. Default: \`20\`. |
| \`page_number\` | integer | no | ${of('page_number')}. At least 1. |
| \`status\` | string | no | ${of('status')}. One of \`"open"\`, \`"paid"\`, \`"sent"\`. Values: open = nobody paid. |
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
${of('example 1')}
\`\`\`` },
    { text: `

` },
    { of: ['create_order'], text: (of) => `## create_order

${of()}

${of('more ')}

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
| \`note\` | string or null | no | ${of('note')} |

${of('rule 1')}` },
    { text: `

` },
    { of: ['end'], text: (of) => `## end

Deprecated.

${of()}

### Parameters

None.

### Note

It opens *tomorrow*.` },
    { text: `

` },
    { of: ['search'], text: (of) => `## search

No section documents it: it is known from calls and mentions.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`q\` | anything | no |  |

Nothing documents all parameters: others are accepted.

### Examples

Tea:

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

` },
    { text: `## Accounts

One for each branch.` },
    { text: `
` },
  ],
};
