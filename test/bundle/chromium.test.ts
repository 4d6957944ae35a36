import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, startBrowser, withoutChromium } from '../helpers/browser.js'
import { json, startServer } from '../helpers/http-server.js'
import { bundleByEsbuild, bundleByVite } from './consumer.js'

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src blob:"

/** Runs a bundle as a page of the API's own server, and returns what it leaves in `outcome`. */
async function runInChromium(browser: Browser, text: string): Promise<unknown> {
  const server = await startServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://api')
    const send = (type: string, body: string): void =>
      void response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body)
    if (pathname === '/')
      return send('text/html', '<!doctype html><script src="settings.js"></script><script src="program.js"></script>')
    if (pathname === '/settings.js')
      return send('text/javascript', `settings = { isolation: 'worker', baseUrl: ${JSON.stringify(server.url)} }`)
    if (pathname === '/program.js') return send('text/javascript', text)
    if (pathname !== '/phone_numbers') return json(response, 404, { errors: [{ code: '10005', title: 'Not found' }] })
    const page = Number(searchParams.get('page[number]') ?? '1')
    const data = page <= 2 ? [{ id: `n${page}`, phone_number: '+12025550101' }] : []
    json(response, 200, { data, meta: { total_pages: 2, page_number: page } })
  })
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    return await page.evaluate(() => (globalThis as unknown as { outcome: Promise<unknown> }).outcome)
  } finally {
    await server.close()
  }
}

describe.skipIf(chromium === undefined)(
  `a bundle in Chromium, under a strict policy${withoutChromium}`,
  { timeout: 240_000 },
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await startBrowser()
    })
    afterAll(() => browser?.close())

    test.each([
      ['esbuild', async () => (await bundleByEsbuild({ platform: 'browser', format: 'iife' })).text],
      ['Vite', bundleByVite],
    ])('a bundle by %s calls the API and runs scripts in a Web Worker in Chromium', async (_bundler, bundle) => {
      expect(await runInChromium(browser, await bundle())).toEqual({
        listed: ['n1', 'n2'],
        refused: 'not_found: app.integrations.telnyx.get_phone_number: HTTP 404: Not found (code 10005)',
        server: 'no_server: createMockServer needs Node: pass `transport: mockTransport()` to an integration instead',
        scripted: ['n1', 1],
        mocked: 2,
      })
    })
  },
)
