/** The conformance suite of the protocol against a server of ours over HTTP: `npm run proof:mcp`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { serveForConformance } from '../mcp/conformance-server.js'

const home = join(root, 'test/proof/node22/node_modules')
const suite = join(home, '@modelcontextprotocol/conformance/dist/index.js')

let server: Awaited<ReturnType<typeof serveForConformance>>
beforeAll(async () => {
  server = await serveForConformance()
})
afterAll(() => server.close())

const asks = 'over stateless HTTP, a server cannot ask a client of 2025 anything'
const still = 'pages do not change while the server runs'

/** What cannot pass, with the reason. Nothing else may fail. */
const expected: Readonly<Record<string, string>> = {
  'logging-set-level': 'the server sends no log messages: logging is deprecated since 2026-07-28',
  'tools-call-with-logging': 'the server sends no log messages: logging is deprecated since 2026-07-28',
  'tools-call-sampling': asks,
  'tools-call-elicitation': asks,
  'elicitation-sep1034-defaults': asks,
  'elicitation-sep1330-enums': asks,
  'resources-subscribe': still,
  'resources-unsubscribe': still,
}

/** All that the suite says of a version. */
async function report(version: string): Promise<string> {
  const child = spawn(join(home, 'node/bin/node'), [suite, 'server', '--url', server.url, '--spec-version', version], {
    cwd: join(root, 'test/proof/node22'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await once(child, 'close')
  return said
}

test.each(['2025-11-25', '2026-07-28'])('conforms to %s, but for what is listed with its reason', async (version) => {
  const verdicts = [...(await report(version)).matchAll(/^([✓✗]) ([\w-]+): (\d+) passed, (\d+) failed$/gm)]
  const failed = verdicts.filter(([, mark]) => mark === '✗').map(([, , name]) => name!)
  const passed = verdicts.filter(([, mark]) => mark === '✓').map(([, , name]) => name!)
  console.log(`${version}: passed ${passed.join(', ')}`)
  for (const name of failed) console.log(`  not ${name}: ${expected[name] ?? 'no reason is listed'}`)
  expect(failed.filter((name) => !(name in expected))).toEqual([])
  expect(passed.length).toBeGreaterThanOrEqual(18)
})
