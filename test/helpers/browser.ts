import { existsSync } from 'node:fs'

/** Chromium of this machine, for tests of pages. */
export const chromium = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== '' && existsSync(file))

/** Say this in the title of a test that is skipped without it. */
export const withoutChromium =
  chromium === undefined ? ' (skipped: no Chromium here; apt-get install chromium, or name one with CHROMIUM)' : ''
