/** Documents of other families: each needs small rules, and no reader of its own. */
import { expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'

/** `find q:string! limit:integer`. */
const essence = (file: string, text: string) => {
  const { namespaces, messages } = parseDocument(file, text)
  return {
    functions: namespaces.flatMap(({ namespace, functions }) =>
      functions.map(({ name, parameters, open }) =>
        [
          `${namespace}.${name}`,
          ...parameters.map(
            (parameter) =>
              parameter.name +
              (parameter.schema.type === undefined ? '' : `:${String(parameter.schema.type)}`) +
              (parameter.required ? '!' : ''),
          ),
          ...(open ? ['…'] : []),
        ].join(' '),
      ),
    ),
    guides: namespaces.flatMap(({ guides }) => guides.map(({ title }) => title)),
    messages: messages.map(String),
  }
}

test('natives: front matter, a signature in C, parts next to the heading', () => {
  const text = `---
ns: PARK
aliases: ["0x1234"]
---
## OPEN_GATE

\`\`\`c
// 0x12345678
BOOL OPEN_GATE(Gate gate, float speed, char* label, BOOL loud);
\`\`\`

Opens a gate.

## Parameters

* **gate**: The gate.
* **speed**:
* **label**: What is shown.

## Return value

Whether it opened.

## Examples

\`\`\`lua
OpenGate(1, 0.5, "in", true)
\`\`\`
`
  expect(essence('spec/OpenGate.md', text)).toEqual({
    functions: ['PARK.OPEN_GATE gate! speed:number! label:string! loud:boolean!'],
    guides: [],
    messages: [],
  })
})

test('references in the manner of LuaLS: qualified calls, types in code, callbacks with lists', () => {
  const text = `# The Pond

## Frogs

### \`pond.jump(frog, [height], callback)\`

**Parameters:**
- \`frog\`: \`userdata\`
- \`height\`: \`integer\` or \`nil\` (default: \`2\`)
- \`options\`: \`table\`
  - \`loud\`: \`boolean\`
- \`callback\`: \`callable\`
  - \`err\`: \`nil\` or \`string\`

Jumps.

**Returns:** \`integer\` or \`fail\`

### \`pond.count()\`

Counts.

### \`pond.mode(option, ...)\`

**Parameters:**
- \`option\`: \`string\`
- \`...\`: \`any\`

Options:

- \`"deep"\`: far down
- \`"flat"\`: near
`
  expect(essence('spec/docs.md', text)).toEqual({
    functions: ['pond.jump frog! height:integer options:object callback!', 'pond.count', 'pond.mode option:string! …'],
    guides: [],
    messages: [],
  })
})

test('bullets that name functions among words, in a document that states its namespace', () => {
  const text = `# Pond

Lua namespace: \`pond\`

- Use \`pond_list\`, \`pond_get\` and \`pond_close\` to inspect ponds.
- Frogs: \`pond_list_frogs\`, \`pond_get_frog\`.
- Pass \`pond_depth\` to all of them.
- \`pond_id\`
`
  expect(essence('spec/docs.md', text).functions).toEqual([
    'pond.pond_list …',
    'pond.pond_get …',
    'pond.pond_close …',
    'pond.pond_list_frogs …',
    'pond.pond_get_frog …',
  ])
})

test('a table of functions, and bullets that say what a function does', () => {
  const text = `# Pond

Use the \`pond\` namespace for ponds.

- \`pond_login\` calls the first address.
- Discover ponds with \`pond_search\`, \`pond_near\` and words.
- \`url\` defaults to an address.

## Additional Tools

| Tool | Purpose |
|---|---|
| \`create_pond\` | Digs a pond. |
| \`drain_pond\` | Drains it by \`pond_id\`. |

## Levels

| Value | Meaning |
|---|---|
| \`deep_end\` | Far down |
`
  expect(essence('spec/docs.md', text).functions).toEqual([
    'pond.pond_login …',
    'pond.pond_search …',
    'pond.pond_near …',
    'pond.create_pond …',
    'pond.drain_pond …',
  ])
})
