// tsc emits only what it compiles: templates and JSON Schemas are copied beside it.
import { cpSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

for (const folder of ['codegen/emit/templates', 'codegen/schemas']) {
  const from = fileURLToPath(new URL(`../${folder}`, import.meta.url))
  if (existsSync(from)) cpSync(from, fileURLToPath(new URL(`../dist/${folder}`, import.meta.url)), { recursive: true })
}
