import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { json, startServer, type TestServer } from '../helpers/http-server.js'
import { bundleByEsbuild, bundleByVite } from './consumer.js'
import { runInPage } from './web-page.js'

let api: TestServer
beforeAll(async () => {
  api = await startServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://api')
    if (pathname !== '/phone_numbers') return json(response, 404, { errors: [{ code: '10005', title: 'Not found' }] })
    const page = Number(searchParams.get('page[number]') ?? '1')
    const data = page <= 2 ? [{ id: `n${page}`, phone_number: '+12025550101' }] : []
    json(response, 200, { data, meta: { total_pages: 2, page_number: page } })
  })
})
afterAll(() => api.close())

const settings = (isolation: 'inline' | 'worker') => ({ baseUrl: api.url, isolation })

const done = {
  listed: ['n1', 'n2'],
  refused: 'not_found: app.integrations.telnyx.get_phone_number: HTTP 404: Not found (code 10005)',
  server: 'started',
  scripted: ['n1', 1],
  mocked: 2,
}
const doneInPage = {
  ...done,
  server: 'no_server: createMockServer needs Node: pass `transport: mockTransport()` to an integration instead',
}

const runProcess = promisify(execFile)

const footer = { js: 'globalThis.outcome.then((outcome) => console.log(JSON.stringify(outcome)))' }
test('a CommonJS bundle by esbuild works where no package is installed', async () => {
  const { file } = await bundleByEsbuild({ platform: 'node', format: 'cjs', footer })
  const { stdout, stderr } = await runProcess(process.execPath, [file, JSON.stringify(settings('worker'))])
  expect({ outcome: JSON.parse(stdout), stderr }).toEqual({ outcome: done, stderr: '' })
})

test('an ESM bundle by esbuild works, and warns that it lost undici', async () => {
  const { file } = await bundleByEsbuild({ platform: 'node', format: 'esm', footer })
  const { stdout, stderr } = await runProcess(process.execPath, [file, JSON.stringify(settings('worker'))])
  expect(JSON.parse(stdout)).toEqual(done)
  expect(stderr.match(/\[MOONBIND_UNDICI\] MoonbindWarning: undici cannot be loaded/g)).toHaveLength(1)
})

let made: ReturnType<typeof bundleByEsbuild> | undefined
const bundled = () => (made ??= bundleByEsbuild({ platform: 'browser', format: 'iife' }))

test.each(['inline', 'worker'] as const)(
  'a browser bundle by esbuild runs scripts %s without anything of Node',
  async (isolation) => {
    const { text } = await bundled()
    expect(await runInPage(text, settings(isolation))).toEqual(doneInPage)
  },
)

test('a browser bundle by Vite runs scripts in a Web Worker without anything of Node', async () => {
  expect(await runInPage(await bundleByVite(), settings('worker'))).toEqual(doneInPage)
})

test('a browser bundle reports that no Web Worker can be started', async () => {
  const { text } = await bundled()
  const absent =
    'no_worker: isolation "worker" needs Web Workers, which do not exist here: ' +
    "pass isolation: 'inline' to run scripts in the caller's thread, under the same limits"
  const forbidden =
    'no_worker: no Web Worker can be started here: a Content-Security-Policy must allow "worker-src blob:", ' +
    "or pass isolation: 'inline' to run scripts in the caller's thread, under the same limits"
  expect(await runInPage(text, settings('worker'), 'absent')).toMatchObject({ scripted: absent, mocked: absent })
  expect(await runInPage(text, settings('worker'), 'forbidden')).toMatchObject({ scripted: forbidden })
})

test('a browser bundle holds neither undici nor a module of Node', async () => {
  const { inputs } = await bundled()
  expect(inputs.filter((file) => /undici|runtime\/node\//.test(file))).toEqual([])
  expect(inputs.some((file) => file.endsWith('runtime/web/thread.js'))).toBe(true)
})
