/** The checker of the Agent-Friendly Documentation Spec against a served site: `npm run proof:site`. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../helpers/cli.js'

const home = join(root, 'test/proof/node22/node_modules')

let url = ''
let stop = (): void => {}
beforeAll(async () => {
  const server = spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), 'site', '--serve', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  stop = () => void server.kill()
  server.stdout.on('data', (chunk) => (url ||= String(chunk).trim()))
  // It says that it watches once the site is there.
  for await (const chunk of server.stderr) if (String(chunk).includes('watching')) break
})
afterAll(() => stop())

/** What warns, with the reason. Nothing else may, and nothing may fail. */
const expected: Readonly<Record<string, string>> = {
  'content-start-position': 'the first page is so short that its head is a tenth of it',
  'llms-txt-coverage': 'the first page lists the same as llms.txt itself, which is its Markdown',
}

/**
 * What pages show of schemas and overlays is not in the documents, and is marked this way (`data-markdown-ignore`):
 * Markdown is compared with what was written.
 */
test('afdocs finds no failure, and warns of nothing unexpected', { timeout: 300_000 }, async () => {
  const { results } = await check(url)
  const of = (status: string): string[] => results.filter((result) => result.status === status).map(({ id }) => id)
  expect(of('fail')).toEqual([])
  expect(of('warn').filter((id) => !Object.hasOwn(expected, id))).toEqual([])
  expect(of('pass').length).toBeGreaterThanOrEqual(24)
})

interface Report {
  readonly results: readonly { readonly id: string; readonly status: string }[]
}

function check(address: string): Promise<Report> {
  const script = join(home, 'afdocs/bin/afdocs.mjs')
  const args = [script, 'check', address, '-q', '-f', 'json', '--url-path-pattern', 'html']
  const child = spawn(join(home, 'node/bin/node'), args)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', () => {
      try {
        resolve(JSON.parse(out) as Report)
      } catch {
        reject(new Error(err || out))
      }
    })
  })
}
