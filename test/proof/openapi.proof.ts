/** A strict mock serves the document that `moonbind openapi` writes: `npm run proof:openapi`. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moonbind } from '../helpers/cli.js'
import { callEverything, type Listened } from '../http/telnyx-cases.js'
import { startPrism } from './prism.js'

let api: Listened
let stop: () => void
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'moonbind-openapi-')), 'telnyx.json')
  expect(await moonbind(['openapi', 'telnyx', '--out', file])).toMatchObject({ code: 0 })
  const prism = await startPrism(file)
  stop = prism.stop
  api = { baseUrl: prism.url, log: [] }
})
afterAll(() => stop())

test('every request of every call is valid in the document that we wrote', async () => {
  const results = await callEverything(api)
  const wrong = api.log.flatMap(({ request, status, violations }) => {
    const said = JSON.parse(violations ?? '[]') as { location: string[]; message: string }[]
    const ours = said.filter(({ location }) => location[0] === 'request').map(({ message }) => `${request}: ${message}`)
    return status === 200 ? ours : [...ours, `${request}: ${status}`]
  })
  console.log(`${results.length} calls: ${api.log.length} requests, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
  expect(api.log.length).toBeGreaterThan(20)
})
