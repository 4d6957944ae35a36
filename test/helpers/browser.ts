import { existsSync } from 'node:fs'
import { type Browser, chromium as engine, type Page } from 'playwright-core'

/**
 * The installed Chromium, for tests of pages. Prefers the headless build: it draws pages and runs scripts the same way,
 * and takes a third less CPU time, because it starts fewer processes.
 */
export const chromium = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== '' && existsSync(file))

/** For the title of a test that is skipped without it. */
export const withoutChromium =
  chromium === undefined ? ' (skipped: no Chromium here; apt-get install chromium, or name one with CHROMIUM)' : ''

/** Starts Chromium. The caller closes it. */
export const startBrowser = (): Promise<Browser> => engine.launch({ executablePath: chromium!, args: ['--no-sandbox'] })

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** What axe finds on a page that has loaded axe's script: a line for each rule, with its elements. */
export const violations = (page: Page, rules?: readonly string[]): Promise<string[]> =>
  page.evaluate(async (only) => {
    // Do not describe what passes, and make no selectors: both take longer than the search.
    const options = { preload: false, resultTypes: ['violations'], selectors: false, ...(only && { runOnly: only }) }
    const { violations: found } = await (window as never as { axe: Axe }).axe.run(options)
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`)
  }, rules)
