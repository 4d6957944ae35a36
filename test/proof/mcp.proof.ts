/** The conformance suite of the protocol against `moonbind mcp`: `npm run proof:mcp`. */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'

const home = join(root, 'test/proof/node22/node_modules')
const suite = join(home, '@modelcontextprotocol/conformance/dist/index.js')

let url = ''
let stop = (): void => {}
beforeAll(async () => {
  const server = spawn(
    process.execPath,
    [join(root, 'dist/codegen/cli.js'), 'mcp', '--mock', '--http', '127.0.0.1:0'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  stop = () => void server.kill()
  for await (const chunk of server.stderr) {
    url = /http:\S+\/mcp/.exec(String(chunk))?.[0] ?? ''
    if (url !== '') break
  }
})
afterAll(() => stop())

const tool = 'calls a tool that the suite expects every server to have, for its own tests'
const resource = 'reads a resource that the suite expects every server to have'
const prompt = 'there are no prompts: an agent needs none to write a script'

/** What cannot pass, with the reason. Nothing else may fail. */
const expected: Readonly<Record<string, string>> = {
  'logging-set-level': 'the server sends no log messages: logging is deprecated since 2026-07-28',
  'completion-complete': 'completes the argument of a prompt',
  'tools-call-simple-text': tool,
  'tools-call-image': tool,
  'tools-call-audio': tool,
  'tools-call-embedded-resource': tool,
  'tools-call-mixed-content': tool,
  'tools-call-with-logging': tool,
  'tools-call-error': tool,
  'tools-call-with-progress': tool,
  'tools-call-sampling': tool,
  'tools-call-elicitation': tool,
  'elicitation-sep1034-defaults': tool,
  'elicitation-sep1330-enums': tool,
  'resources-read-text': resource,
  'resources-read-binary': resource,
  'resources-templates-read': resource,
  'resources-subscribe': 'pages do not change while the server runs',
  'resources-unsubscribe': 'pages do not change while the server runs',
  'prompts-list': prompt,
  'prompts-get-simple': prompt,
  'prompts-get-with-args': prompt,
  'prompts-get-embedded-resource': prompt,
  'prompts-get-with-image': prompt,
}

test.each(['2025-11-25', '2026-07-28'])('conforms to %s, but for what is listed with its reason', (version) => {
  const { stdout } = spawnSync(
    join(home, 'node/bin/node'),
    [suite, 'server', '--url', url, '--spec-version', version],
    {
      encoding: 'utf8',
      cwd: join(root, 'test/proof/node22'),
    },
  )
  const verdicts = [...stdout.matchAll(/^([✓✗]) ([\w-]+): (\d+) passed, (\d+) failed$/gm)]
  const failed = verdicts.filter(([, mark]) => mark === '✗').map(([, , name]) => name!)
  const passed = verdicts.filter(([, mark]) => mark === '✓').map(([, , name]) => name!)
  console.log(`${version}: passed ${passed.join(', ')}`)
  for (const name of failed) console.log(`  not ${name}: ${expected[name] ?? 'no reason is listed'}`)
  expect(failed.filter((name) => !(name in expected))).toEqual([])
  expect(passed.length).toBeGreaterThanOrEqual(4)
})
