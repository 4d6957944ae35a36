import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, startBrowser, violations, withoutChromium } from '../helpers/browser.js'
import { documentOf, moonbind, root } from '../helpers/cli.js'
import { serveBelow } from '../helpers/playground-page.js'

declare global {
  interface Window {
    shifted: number
  }
}

/** One page of each kind. */
const kinds = ['index.html', 'changes.html', '404.html', 'telnyx/index.html', 'telnyx/get_call.html']

describe.skipIf(chromium === undefined)(`pages in a browser${withoutChromium}`, () => {
  let browser: Browser
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'moonbind-site-'))
    mkdirSync(join(folder, 'before'))
    writeFileSync(join(folder, 'before/shop.md'), documentOf('shop', ['one']))
    mkdirSync(join(folder, 'spec'))
    for (const name of ['telnyx.md', 'telnyx.http.yaml'])
      writeFileSync(join(folder, 'spec', name), readFileSync(join(root, 'spec', name)))
    writeFileSync(join(folder, 'spec/shop.md'), documentOf('shop', ['one', 'two']))
    const { code } = await moonbind(['site', '--base', 'before'], { cwd: folder })
    expect(code).toBe(0)
    browser = await startBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const address = (path: string): string => pathToFileURL(join(folder, 'site', path)).href

  /** A page, and everything that went wrong on it: errors, and requests to anywhere else. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; wrong: string[] }> {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const wrong: string[] = []
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('request', (request) => !request.url().startsWith('file:') && wrong.push(request.url()))
    // A page that is left before its icon is there gives it up.
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText
      if (reason !== 'net::ERR_ABORTED') wrong.push(`failed: ${request.url()}: ${reason}`)
    })
    await page.goto(address(path))
    return { page, wrong }
  }

  /** What another colour scheme can change, of all that axe looks for. */
  const ofColours = ['color-contrast', 'link-in-text-block']
  const looks = [
    { colorScheme: 'light', width: 1280, rules: undefined },
    { colorScheme: 'light', width: 360, rules: undefined },
    { colorScheme: 'dark', width: 1280, rules: ofColours },
    { colorScheme: 'dark', width: 360, rules: ofColours },
  ] as const

  test.each(kinds)(
    'axe finds nothing on %s, light or dark, wide or narrow, and nothing is wider than the page',
    { timeout: 240_000 },
    async (path) => {
      const { page, wrong } = await open(path, { bypassCSP: true })
      for (const details of await page.locator('details').all())
        await details.evaluate((each) => each.setAttribute('open', ''))
      await page.evaluate(axe.source)
      for (const { colorScheme, width, rules } of looks) {
        const look = `${colorScheme} at ${width} pixels`
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        expect(await violations(page, rules), look).toEqual([])
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(excess, look).toBeLessThanOrEqual(0)
      }
      expect(wrong).toEqual([])
      await page.context().close()
    },
  )

  test('axe finds colours that are too similar', async () => {
    const { page } = await open('404.html', { bypassCSP: true })
    await page.evaluate(axe.source)
    await page.addStyleTag({ content: 'h1 { color: #eee; background: #fff }' })
    expect((await violations(page, ofColours)).join()).toMatch(/^color-contrast: <h1/)
    await page.context().close()
  })

  test('the policy of a page stops scripts and styles that are not files of the site', async () => {
    const { page } = await open('telnyx/send_sms.html')
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
      return 'ran' in window
    })
    expect(ran).toBe(false)
    await page.context().close()
  })

  /** How far anything moved while the page was loaded; 0 is still. */
  async function shiftOf(path: string, width: number): Promise<number> {
    const context = await browser.newContext({ viewport: { width, height: 740 } })
    await context.addInitScript(() => {
      const note = (list: PerformanceObserverEntryList): void => {
        for (const entry of list.getEntries()) window.shifted += (entry as PerformanceEntry & { value: number }).value
      }
      window.shifted = 0
      new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true })
    })
    const page = await context.newPage()
    await page.goto(address(path))
    if (path.startsWith('playground/')) await page.waitForSelector('#run')
    // Two frames: what a script changes is painted by then.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    const shifted = await page.evaluate(() => window.shifted)
    await context.close()
    return shifted
  }

  test.each([...kinds, 'playground/index.html'].flatMap((path) => [360, 1280].map((width) => [path, width] as const)))(
    'nothing moves while %s is loaded at %d pixels',
    // A busy browser may paint a header that it has read one half of; what moves by itself does so each time.
    { retry: 2 },
    async (path, width) => {
      expect(await shiftOf(path, width)).toBe(0)
    },
  )

  test('print shows folded parts in black, no button, and where links lead', async () => {
    const { page } = await open('telnyx/send_sms.html', { colorScheme: 'dark' })
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('button:visible, nav:visible, .run:visible').count()).toBe(0)
    expect(await page.locator('.errors dt').first().isVisible()).toBe(true)
    const colours = await page.evaluate(() =>
      [document.body, ...document.querySelectorAll('.example pre span, .example figcaption')].map(
        (element) => getComputedStyle(element).color,
      ),
    )
    expect(colours.slice(1).every((colour) => colour === 'rgb(0, 0, 0)')).toBe(true)
    expect(Math.max(...colours[0]!.match(/\d+/g)!.map(Number))).toBeLessThan(80)
    await page.context().close()
  })

  test('the site works below a path of a host without rewriting, and an unknown address has a page', async () => {
    const { code } = await moonbind(['site', '--out', 'pages', '--url', 'https://example.org/repo/'], { cwd: folder })
    expect(code).toBe(0)
    const server = await serveBelow('/repo/', join(folder, 'pages'))
    const page = await browser.newPage()
    const wrong: string[] = []
    page.on('response', (response) => response.status() >= 400 && wrong.push(response.url().replace(server.url, '')))
    page.on('pageerror', (error) => wrong.push(error.message))
    await page.goto(`${server.url}/repo/`)
    await page.click('text=send_sms >> nth=0')
    await page.waitForURL(`${server.url}/repo/telnyx/send_sms.html`)
    await page.keyboard.press('/')
    await page.getByRole('combobox').fill('one call by id')
    await expect.poll(() => page.getByRole('option').first().textContent()).toContain('telnyx.get_call')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}/repo/telnyx/get_call.html`)
    expect(wrong).toEqual([])
    await page.goto(`${server.url}/repo/telnyx/no/such/page`)
    const margin = await page.evaluate(() => getComputedStyle(document.body).margin)
    expect([await page.textContent('h1'), margin]).toEqual(['No such page', '0px'])
    await page.locator('main a').first().click()
    await page.waitForURL(`${server.url}/repo/index.html`)
    expect(wrong).toEqual(['/repo/telnyx/no/such/page'])
    await page.context().close()
    await server.close()
  })

  test('a page is complete without JavaScript', async () => {
    const { page, wrong } = await open('telnyx/send_sms.html', { javaScriptEnabled: false })
    expect(await page.locator('h1').textContent()).toBe('send_sms')
    expect(await page.locator('.fields > li').first().textContent()).toContain('Sender phone number')
    await page.locator('details.markdown summary').click()
    expect(await page.locator('details.markdown pre').isVisible()).toBe(true)
    for (const hidden of ['[data-search]', '[data-theme-switch]', '[data-copy]'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
    await page.locator('nav.side a', { hasText: 'list_calls' }).click()
    expect(await page.locator('h1').textContent()).toBe('list_calls')
    expect(wrong).toEqual([])
    await page.context().close()
  })

  test('the search finds by purpose, by keyboard alone', async () => {
    const { page, wrong } = await open('telnyx/get_call.html')
    await page.keyboard.press('/')
    const field = page.getByRole('combobox')
    await field.fill('text somebody')
    await expect.poll(() => page.getByRole('option').first().textContent()).toContain('telnyx.send_sms')
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('telnyx.send_sms')
    await page.keyboard.press('Enter')
    await page.waitForURL(/send_sms\.html$/)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('accounts')
    await expect
      .poll(() => page.getByRole('option').allTextContents())
      .toContainEqual(expect.stringContaining('Multi-Account Usage'))
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(wrong).toEqual([])
    await page.context().close()
  })

  test('the first Tab stop skips to the content', async () => {
    const { page } = await open('telnyx/send_sms.html')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
    await page.context().close()
  })

  test('the theme can be chosen, and is remembered', async () => {
    const { page } = await open('index.html', { colorScheme: 'light' })
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await paper()
    await page.locator('[data-theme-switch]').click()
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await paper()).toBe(dark)
    await page.context().close()
  })

  test('a page can be copied as Markdown', async () => {
    const { page } = await open('telnyx/send_sms.html', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.locator('details.markdown summary').click()
    await page.locator('[data-copy]').click()
    await expect.poll(() => page.locator('[data-copy]').textContent()).toBe('Copied')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^# telnyx\.send_sms\n/)
    expect(readFileSync(join(folder, 'site/telnyx/send_sms.md'), 'utf8').endsWith(copied)).toBe(true)
    await page.context().close()
  })
})
