import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium as browsers } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromium, withoutChromium } from '../helpers/browser.js'
import { moonbind, project, root } from '../helpers/cli.js'

/** Takes the pictures of README.md: UPDATE=1 npx vitest run --config test/vitest.config.ts test/site/picture.test.ts */
describe(`the pictures of README.md${withoutChromium}`, () => {
  test.skipIf(chromium === undefined).each(['light', 'dark'] as const)(
    'show the playground, %s',
    async (scheme) => {
      const out = join(project({}), 'site')
      expect((await moonbind(['site', '--out', out])).code).toBe(0)
      const picture = await takePicture(`${pathToFileURL(out).href}/playground/index.html`, scheme)
      const file = join(root, `.github/playground-${scheme}.png`)
      if (process.env['UPDATE'] === '1' && process.env['CI'] === undefined) writeFileSync(file, picture)
      expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`.github/playground-${scheme}.png`)
      expect(sizeOf(readFileSync(file))).toEqual(sizeOf(picture))
      expect(readFileSync(file).length).toBeLessThan(150_000)
    },
    120_000,
  )
})

async function takePicture(page: string, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const browser = await browsers.launch({ executablePath: chromium!, args: ['--no-sandbox'] })
  try {
    const tab = await browser.newPage({ viewport: { width: 1200, height: 720 }, colorScheme })
    await tab.goto(`${page}#telnyx/list_messages.1`)
    await tab.getByRole('button', { name: 'Run', exact: true }).click()
    await tab.getByText('Finished:').waitFor()
    return await tab.screenshot()
  } finally {
    await browser.close()
  }
}

/** Width and height of a PNG (PNG specification, 11.2.2). */
const sizeOf = (png: Buffer): readonly [width: number, height: number] => [png.readUInt32BE(16), png.readUInt32BE(20)]
