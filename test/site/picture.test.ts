import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, startBrowser, withoutChromium } from '../helpers/browser.js'
import { moonbind, root } from '../helpers/cli.js'

/** Takes the pictures of README.md: UPDATE=1 npx vitest run --config test/vitest.config.ts test/site/picture.test.ts */
describe.skipIf(chromium === undefined)(`the pictures of README.md${withoutChromium}`, () => {
  const out = mkdtempSync(join(tmpdir(), 'moonbind-picture-'))
  let browser: Browser
  beforeAll(async () => {
    expect((await moonbind(['site', '--out', join(out, 'site')])).code).toBe(0)
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(out, { recursive: true, force: true })
  })

  test.each(['light', 'dark'] as const)(
    'the pictures of README.md show the playground, %s',
    async (scheme) => {
      const page = `${pathToFileURL(out).href}/site/playground/index.html`
      const picture = await takePicture(browser, page, scheme)
      const file = join(root, `.github/playground-${scheme}.png`)
      if (process.env['UPDATE'] === '1' && process.env['CI'] === undefined) writeFileSync(file, picture)
      expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`.github/playground-${scheme}.png`)
      expect(sizeOf(readFileSync(file))).toEqual(sizeOf(picture))
      expect(readFileSync(file).length).toBeLessThan(150_000)
    },
    120_000,
  )
})

async function takePicture(browser: Browser, page: string, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 720 }, colorScheme })
  await tab.goto(`${page}#telnyx/list_messages.1`)
  await tab.getByRole('button', { name: 'Run', exact: true }).click()
  await tab.getByText('Finished:').waitFor()
  return await tab.screenshot()
}

/** Width and height of a PNG (PNG specification, 11.2.2). */
const sizeOf = (png: Buffer): readonly [width: number, height: number] => [png.readUInt32BE(16), png.readUInt32BE(20)]
