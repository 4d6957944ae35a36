// tsc emits only what it compiles: templates and JSON Schemas are copied next to it, and the command may be run.
import { chmodSync, cpSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))

for (const folder of ['codegen/emit/templates', 'codegen/schemas', 'codegen/site/templates'])
  if (existsSync(path(folder))) cpSync(path(folder), path(`dist/${folder}`), { recursive: true })
chmodSync(path('dist/codegen/cli.js'), 0o755)
