import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeLink } from '../../codegen/site/playground/browser/share.js'
import { chromium, startBrowser, violations, withoutChromium } from '../helpers/browser.js'
import { moonbind } from '../helpers/cli.js'
import type { TestServer } from '../helpers/http-server.js'
import { examplesOn, goTo, type Printed, runShown, serveBelow, settled } from '../helpers/playground-page.js'

describe.skipIf(chromium === undefined)(`the playground in a browser${withoutChromium}`, { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-playground-'))
  const site = join(folder, 'site')
  let browser: Browser
  let server: TestServer

  beforeAll(async () => {
    const { code, err } = await moonbind(['site', '--out', site])
    expect(code, err).toBe(0)
    server = await serveBelow('/docs/', site)
    browser = await startBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A page below a path, with all that went wrong on it. */
  async function open(fragment = '', options: BrowserContextOptions & { readonly before?: string } = {}) {
    const { before, ...given } = options
    const context = await browser.newContext(given)
    const page = await context.newPage()
    if (before !== undefined) await page.addInitScript(before)
    const wrong = watch(page)
    await page.goto(`${server.url}/docs/playground/index.html${fragment}`)
    await settled(page)
    return { page, wrong }
  }

  function watch(page: Page): string[] {
    const wrong: string[] = []
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('request', (request) => {
      if (!/^(?:file:|blob:|data:)/.test(request.url()) && !request.url().startsWith(server.url))
        wrong.push(request.url())
    })
    return wrong
  }

  const show = async (page: Page, code: string): Promise<void> => goTo(page, await writeLink({ code }))

  const onCommandLine = async (code: string): Promise<Printed> => {
    const { out, err } = await moonbind(['run', '--mock', '-e', code])
    return { out, err }
  }

  test('every documented example prints what moonbind run --mock prints', async () => {
    const { page, wrong } = await open()
    const examples = await examplesOn(page)
    expect(examples.length).toBeGreaterThan(5)
    for (const { fragment, code } of examples) {
      await goTo(page, fragment)
      expect(await runShown(page), fragment).toEqual(await onCommandLine(code))
    }
    expect(wrong).toEqual([])
  })

  const SCRIPTS = [
    'print(json.encode(app.integrations.telnyx.send_sms{ from = "+1", to = "+2", text = "ü 😀", use_mms = true }))',
    'print(json.encode(app.integrations.telnyx.list_messages{ page_size = 250 }))',
    'print(pcall(app.integrations.telnyx.send_sms, { from = 1 }))',
    'app.integrations.telnyx.nobody.list_calls{}',
    'print(docs.list()) print(docs.search("send a message")) print(docs.read("telnyx.send_sms"))',
    'for item in pages(app.integrations.telnyx.list_phone_numbers) do print(item.phone_number) end',
    'local f = app.integrations.telnyx.list_calls print(parallel{ function() return #f{}.data end, function() ' +
      'return 2 end })',
    'print(1) error({ code = 7 })',
    'print(("x"):rep(2000000))',
    'local function f() return f() + 1 end f()',
    'print("half") local x = = 1',
    'app.integrations.telnix.send_sms{}',
  ]
  test('other scripts and their errors print what moonbind run --mock prints, too', async () => {
    const { page, wrong } = await open()
    for (const code of SCRIPTS) {
      await show(page, code)
      expect(await runShown(page), code).toEqual(await onCommandLine(code))
    }
    expect(wrong).toEqual([])
  })

  /** Ways around the count of steps: caught errors, coroutines, work of the library, branches. */
  const LOOPS = [
    'repeat pcall(function() while true do end end) until false',
    'local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end',
    'local text = ("a"):rep(2^20) while true do text:gsub("a*b", "") end',
    'parallel{ function() while true do end end, function() while true do end end }',
  ]
  test('an endless loop ends at its limit, and the page reacts meanwhile', async () => {
    const { page, wrong } = await open()
    await show(page, 'while true do end')
    await page.click('.settings > summary')
    await page.fill('#cpu', '200')
    expect(await runShown(page)).toEqual({ out: '', err: 'script:1: CPU limit of 200 ms exceeded\n' })
    for (const code of LOOPS) {
      await show(page, code)
      expect((await runShown(page)).err, code).toMatch(/^script:1: CPU limit of \d+ ms /)
    }
    await show(page, 'while true do end')
    await page.fill('#cpu', '60000')
    await page.click('#run')
    await page.waitForFunction(() => !(document.getElementById('stop') as HTMLButtonElement).disabled)
    await page.click('#stop')
    await settled(page)
    expect(await page.textContent('#status')).toMatch(/^Failed \(aborted\)/)
    await page.fill('#cpu', '1')
    await page.click('#run')
    await settled(page)
    expect(await page.textContent('#status')).toBe('CPU time, ms: expected a whole number from 10 to 60000.')
    expect(wrong).toEqual([])
  })

  test('calls, answers and returned values are trees, and writes wait for an approval', async () => {
    const { page, wrong } = await open()
    await show(page, 'return app.integrations.telnyx.send_sms{ from = "+1", to = "+2", text = "Hi" }')
    expect(await page.textContent('#plan')).toContain('1 call: 1 write')
    await page.click('.settings > summary')
    await page.check('#ask')
    await page.click('#run')
    await page.click('.question >> text=Deny')
    await settled(page)
    expect(await page.textContent('#error')).toMatch(/send_sms/)
    expect(await page.textContent('.call .state')).toMatch(/^denied/)
    await page.click('#run')
    await page.click('.question >> text=Allow')
    await settled(page)
    expect(await page.textContent('#returned')).toContain('queued')
    await page.click('.call > summary')
    expect(await page.textContent('.call .about')).toMatch(/"Hi".*Answer.*queued/s)
    expect(wrong).toEqual([])
  })

  test('findings, completion and hovers know the documented functions', async () => {
    const { page, wrong } = await open()
    await show(page, 'app.integrations.telnyx.send_sms{ from = "+1", to = "+2", txt = "Hi" }')
    await page.waitForSelector('#findings >> text=did you mean "text"')
    await page.click('#findings >> text=Fix')
    await page.waitForFunction(() => document.getElementById('findings')!.textContent === '')
    expect(await page.textContent('.cm-content')).toContain('text = "Hi"')
    await page
      .locator('.cm-line')
      .first()
      .hover({ position: { x: 240, y: 8 } })
    await page.waitForSelector('.hover >> text=Send an SMS')
    await page.mouse.move(0, 0)
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('app.integrations.telnyx.send_sms{ fr')
    await page.waitForSelector('.cm-tooltip-autocomplete >> text=from')
    expect(wrong).toEqual([])
  })

  const LINKS: readonly (readonly [fragment: string, message: string])[] = [
    ['s1.AAAA', 'The link is damaged: a part of it is missing or was changed. Ask for it again.'],
    [`s1.${'A'.repeat(1 << 20)}`, 'The link is too long: it has 1048579 characters, at most 200000 are read.'],
    ['telnix', 'There is no namespace "telnix" here, did you mean "telnyx"?'],
    ['telnyx/send_sm.1', 'telnyx has no example "send_sm.1", did you mean "send_sms.1"?'],
    ['%E0%A4%A', 'There is no namespace "%E0%A4%A" here, expected "telnyx"'],
  ]
  test('a link that leads nowhere shows a message, and there is still something to run', async () => {
    const { page, wrong } = await open()
    for (const [fragment, message] of LINKS) {
      await goTo(page, fragment)
      expect(await page.textContent('#status')).toBe(message)
    }
    expect((await runShown(page)).out).not.toBe('')
    expect(wrong).toEqual([])
  })

  test('a shared link opens the same script with its settings', async () => {
    const { page } = await open()
    await show(page, 'print("shared – 😀")')
    await page.click('.settings > summary')
    await page.fill('#accounts', 'work, live')
    await page.click('#share')
    const link = await page.inputValue('#link input')
    const second = await open(link.slice(link.indexOf('#')))
    expect((await runShown(second.page)).out).toBe('shared – 😀\n')
    expect(await second.page.inputValue('#accounts')).toBe('work, live')
  })

  test('an example of a page is run from a folder, too', async () => {
    const page = await browser.newPage()
    const wrong = watch(page)
    await page.goto(pathToFileURL(join(site, 'telnyx/send_sms.html')).href)
    await page.click('[data-example="send_sms.1"] .run')
    await settled(page)
    expect((await runShown(page)).out).toContain('Status: queued')
    expect(wrong).toEqual([])
  })

  test('the playground reports a lack of workers, and works without storage', async () => {
    const storage = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } });"
    const bare = await open('', { before: storage })
    expect((await runShown(bare.page)).out).not.toBe('')
    const { page, wrong } = await open('', { before: `${storage} delete window.Worker` })
    await page.click('#run')
    await settled(page)
    expect(await page.textContent('#status')).toMatch(/^This browser starts no worker for this page/)
    expect([...wrong, ...bare.wrong]).toEqual([])
  })

  /** Presses a key until the element in focus fits: everything on the way can be left again. */
  async function press(page: Page, key: string, selector: string): Promise<void> {
    const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)
    for (let presses = 0; presses < 60 && !(await isThere()); presses++) await page.keyboard.press(key)
    expect(await isThere(), selector).toBe(true)
  }

  test('an example of a page is opened, run and read by keyboard alone', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}/docs/telnyx/send_sms.html`)
    await press(page, 'Tab', '[data-example="send_sms.1"] .run')
    await page.keyboard.press('Enter')
    await settled(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the editor')
    await press(page, 'Tab', '#editor')
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction(() => document.getElementById('status')!.textContent!.startsWith('Finished'))
    for (const stop of ['#run', '#output', '.call > summary']) await press(page, 'Tab', stop)
    expect(await page.locator('.call .about').isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    expect(await page.locator('.call .about').isVisible()).toBe(true)
    await press(page, 'Shift+Tab', '#editor')
    await page.context().close()
  })

  /** What the page looks like, made in one page after the other. */
  const STATES: readonly (readonly [state: string, make: (page: Page) => Promise<unknown>])[] = [
    [
      'finished, with everything unfolded and a link to share',
      async (page) => {
        await page.click('.settings > summary')
        await runShown(page)
        await page.click('.call > summary')
        await page.click('#share')
        await page.waitForSelector('#link input')
      },
    ],
    [
      'failed',
      async (page) => {
        await show(page, 'app.integrations.telnyx.list_calls{} error("no")')
        await runShown(page)
        expect(await page.textContent('#error')).toContain('no')
      },
    ],
    [
      'with findings',
      async (page) => {
        await show(page, 'app.integrations.telnyx.send_sms{ from = 1, txt = "Hi" } local x = 1')
        await page.waitForSelector('#findings button')
      },
    ],
    [
      'running, with a question',
      async (page) => {
        await show(page, 'app.integrations.telnyx.send_sms{ from = "+1", to = "+2", text = "Hi" }')
        await page.check('#ask')
        await page.click('#run')
        await page.waitForSelector('.question')
      },
    ],
  ]

  test('axe finds nothing in any state, theme or width, and nothing is wider than the page', async () => {
    const { page, wrong } = await open('#telnyx/send_sms.1', { bypassCSP: true })
    await page.evaluate(axe.source)
    for (const [state, make] of STATES) {
      await make(page)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [360, 1280]) {
          const look = `${state}: ${colorScheme} at ${width} pixels`
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 800 })
          // Another colour scheme changes colours alone.
          expect(await violations(page, colorScheme === 'light' ? undefined : ['color-contrast']), look).toEqual([])
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          expect(excess, look).toBeLessThanOrEqual(0)
        }
    }
    expect(wrong).toEqual([])
  })

  test('the playground is at most 350 kB, compressed', () => {
    const files = readdirSync(join(site, 'playground'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.includes('.'),
    )
    const sizes = files.map((file) => gzipSync(readFileSync(join(site, 'playground', file)), { level: 9 }).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000)
  })
})
