/** The first document of a new project. */

/** A document with one function about which `check` finds nothing. */
export const firstDocument = (namespace: string): string => `# ${namespace}

What scripts can do with ${namespace}. Each section below is a function: \`app.integrations.${namespace}.get_item\`.

## get_item

Gets one item.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`id\` | string | yes | Identifier of the item |
| \`language\` | string | no | Language of the name: \`en\` or \`nl\` (default: \`en\`) |

### Example

\`\`\`lua
local item = app.integrations.${namespace}.get_item({ id = "item-1" })
print(item.data.name)
\`\`\`

### Response

| Field | Type | Description |
|-------|------|-------------|
| \`data.id\` | string | Identifier of the item |
| \`data.name\` | string | Name of the item |
`

/** A script with the same call as the document's example. */
export const firstScript = (namespace: string): string =>
  `print(app.integrations.${namespace}.get_item({ id = "item-1" }).data.name)`
