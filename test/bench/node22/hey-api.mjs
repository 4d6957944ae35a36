// node hey-api.mjs OPENAPI_FOLDER OUT: types and zod validators of every document, in one process.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'

const [from, out] = process.argv.slice(2)
await createClient(
  readdirSync(from).map((file) => ({
    input: join(resolve(from), file),
    output: { path: resolve(out, file.replace('.json', '')), clean: false },
    plugins: ['@hey-api/typescript', 'zod'],
    logs: { level: 'silent', file: false },
  })),
)
