/**
 * Every example of further documents gets in the playground what `moonbind run --mock` prints: `npm run
 * proof:playground`, or a part of it with MOONBIND_PART=1/4.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, startBrowser, withoutChromium } from '../helpers/browser.js'
import { moonbind, put } from '../helpers/cli.js'
import { withoutCorpus } from '../helpers/corpus.js'
import { parsedCorpus } from '../helpers/parsed-corpus.js'
import { examplesOn, goTo, type Printed, runShown, serveBelow, settled } from '../helpers/playground-page.js'

const [part = 1, parts = 1] = (process.env['MOONBIND_PART'] ?? '1/1').split('/').map(Number)
const documents = parsedCorpus()
  .filter((_, index) => index % parts === part - 1)
  .map(({ file, text, parsed }) => ({
    file,
    text,
    namespaces: parsed.namespaces.map(({ namespace }) => namespace),
  }))

describe.skipIf(chromium === undefined || withoutCorpus !== '')(
  `examples of further documents in the playground${withoutChromium}${withoutCorpus}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'moonbind-playground-'))
    let browser: Browser
    let page: Page
    let stop = async (): Promise<void> => {}

    beforeAll(async () => {
      for (const { file, text } of documents) put(folder, `spec/${file}`, text)
      const { code, err } = await moonbind(['site', '--out', 'site'], { cwd: folder })
      expect(code, err).toBe(0)
      const server = await serveBelow('/repo/', join(folder, 'site'))
      browser = await startBrowser()
      stop = async () => {
        await browser.close()
        await server.close()
        rmSync(folder, { recursive: true, force: true })
      }
      page = await browser.newPage()
      await page.goto(`${server.url}/repo/playground/index.html`)
      await settled(page)
    })
    afterAll(() => stop())

    test.each(documents)('of $file', async ({ file, text, namespaces }) => {
      const own = join(folder, 'projects', file)
      mkdirSync(join(own, 'spec'), { recursive: true })
      writeFileSync(join(own, 'spec', file), text)
      expect((await moonbind(['generate'], { cwd: own })).code).toBe(0)
      for (const namespace of namespaces) await goTo(page, encodeURIComponent(namespace))
      const examples = (await examplesOn(page)).filter(({ namespace }) => namespaces.includes(namespace))
      const differing: { readonly fragment: string; readonly page: Printed; readonly line: Printed }[] = []
      for (const { fragment, code } of examples) {
        await goTo(page, fragment)
        const shown = await runShown(page)
        const { out, err } = await moonbind(['run', '--mock', '-e', code], { cwd: own })
        if (out !== shown.out || err !== shown.err) differing.push({ fragment, page: shown, line: { out, err } })
      }
      expect(differing).toEqual([])
    })
  },
)
