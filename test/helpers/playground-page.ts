/** The playground as tests drive it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startServer, type TestServer } from './http-server.js'

const TYPES: { readonly [ending: string]: string } = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

/** Serves a folder below a path, as hosts of static files do, without rewriting. */
export const serveBelow = (base: string, folder: string): Promise<TestServer> =>
  startServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://site').pathname)
    const found = path.startsWith(base) ? fileAt(folder, path.slice(base.length)) : undefined
    const [name, body] = found ?? ['404.html', fileAt(folder, '404.html')?.[1] ?? 'Not found']
    const type = TYPES[name.replace(/^.*\./, '')] ?? 'text/plain'
    response.writeHead(found ? 200 : 404, { 'content-type': type }).end(body)
  })

/** What GitHub Pages shows for a path: the file, that with `.html`, or the first page of a folder. */
function fileAt(folder: string, path: string): readonly [name: string, body: Buffer] | undefined {
  const names = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`]
  for (const name of names) {
    try {
      return [name, readFileSync(join(folder, name))]
    } catch {}
  }
  return undefined
}

/** What a run left on the page, as the command line would print it. */
export interface Printed {
  readonly out: string
  readonly err: string
}

/** Waits until the page shows that it is ready, or how a run ended. */
export const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => !['', 'Running…'].includes(document.getElementById('status')?.textContent ?? ''))

/** Opens what a fragment names: an example, or a shared script. */
export async function goTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate((next) => {
    document.getElementById('status')!.textContent = ''
    history.replaceState(null, '', `#${next}`)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  }, fragment)
  await settled(page)
}

/** Runs what is in the editor. */
export async function runShown(page: Page): Promise<Printed> {
  await page.click('#run')
  await settled(page)
  return page.evaluate(() => {
    const text = (id: string): string => document.getElementById(id)!.textContent!
    const notes = [...document.querySelectorAll('#notes li')].map((note) => note.textContent!)
    const err = [...notes.map((note) => `moonbind: ${note[0]!.toLowerCase()}${note.slice(1)}`), text('error')]
    return {
      out: text('output'),
      err: err
        .filter((line) => line !== '')
        .map((line) => `${line}\n`)
        .join(''),
    }
  })
}

/** An example that the page knows. */
export interface ShownExample {
  readonly fragment: string
  readonly namespace: string
  readonly code: string
}

/** All examples whose data the page has loaded. */
export const examplesOn = (page: Page): Promise<ShownExample[]> =>
  page.evaluate(() =>
    [...window.moonbindData!].flatMap(([namespace, { examples: all }]) =>
      all.map(({ id, code }) => ({ fragment: [namespace, id].map(encodeURIComponent).join('/'), namespace, code })),
    ),
  )
