import { existsSync } from 'node:fs'
import { type Browser, chromium as engine, type Page } from 'playwright-core'

/**
 * Chromium of this machine, for tests of pages. The build without windows comes first: it draws pages and runs scripts
 * as the other does, and takes a third less of the processor, because it starts fewer processes.
 */
export const chromium = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== '' && existsSync(file))

/** Say this in the title of a test that is skipped without it. */
export const withoutChromium =
  chromium === undefined ? ' (skipped: no Chromium here; apt-get install chromium, or name one with CHROMIUM)' : ''

/** Starts it. Who starts it closes it. */
export const startBrowser = (): Promise<Browser> => engine.launch({ executablePath: chromium!, args: ['--no-sandbox'] })

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** What axe finds wrong on a page that has loaded its script: a rule with its elements a line. */
export const violations = (page: Page, rules?: readonly string[]): Promise<string[]> =>
  page.evaluate(async (only) => {
    // What passes is not described, and no selector is made: both take longer than to look.
    const options = { preload: false, resultTypes: ['violations'], selectors: false, ...(only && { runOnly: only }) }
    const { violations: found } = await (window as never as { axe: Axe }).axe.run(options)
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`)
  }, rules)
