import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { servedFiles } from '#codegen/site/plan.js'
import type { SiteFile } from '#codegen/site/project.js'
import { type SiteServer, serveFiles } from '#codegen/site/serve.js'
import { documentOf, moonbind, project, root } from '../helpers/cli.js'
import { filesBelow } from './crawl.js'

let server: SiteServer
let files: SiteFile[]
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-site-'))
  await moonbind(['site', '--out', folder], { cwd: root })
  files = filesBelow(folder).map((path) => ({ path, content: readFileSync(join(folder, path)) }))
  rmSync(folder, { recursive: true })
  server = await serveFiles(0)
  server.show(servedFiles(files))
})
afterAll(() => server.close())

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, server.url), { redirect: 'manual', ...init })

const html = 'text/html,application/xhtml+xml,*/*;q=0.8'

test.each([
  ['', html, 200, 'text/html; charset=utf-8'],
  ['telnyx/', html, 200, 'text/html; charset=utf-8'],
  ['telnyx', html, 301, 'text/plain'],
  ['telnyx/send_sms', html, 200, 'text/html; charset=utf-8'],
  ['telnyx/send_sms.html', 'text/markdown, text/html;q=0.9', 200, 'text/markdown; charset=utf-8'],
  ['telnyx/', 'text/markdown', 200, 'text/markdown; charset=utf-8'],
  ['telnyx/send_sms.html', 'text/markdown;q=0.1, text/html', 200, 'text/html; charset=utf-8'],
  ['telnyx/send_sms.html', 'text/markdown;q=0', 200, 'text/html; charset=utf-8'],
  ['telnyx/send_sms.md', '*/*', 200, 'text/markdown; charset=utf-8'],
  ['llms.txt', '*/*', 200, 'text/plain; charset=utf-8'],
  ['assets/icon.svg', '*/*', 200, 'image/svg+xml'],
  ['nothing/here', html, 404, 'text/html; charset=utf-8'],
  ['%', html, 404, 'text/html; charset=utf-8'],
  ['..%2f..%2fetc/passwd', html, 404, 'text/html; charset=utf-8'],
  ['//telnyx/send_sms.html', html, 404, 'text/html; charset=utf-8'],
])('the server answers %s for %s with %d %s', async (path, accept, status, type) => {
  const response = await ask(path.startsWith('//') ? `${server.url.slice(0, -1)}${path}` : path, {
    headers: { accept },
  })
  expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({ status, type })
  if (status === 200) expect(response.headers.get('vary')).toBe('accept')
})

test('the server accepts no writes', async () => {
  const response = await ask('', { method: 'POST', body: 'x' })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test.each(['//', '/\\', '/%', 'http://['])('a request for %j is answered, and the next one, too', async (target) => {
  const { hostname, port } = new URL(server.url)
  const { statusCode } = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ hostname, port, path: target }, (response) => resolve(response.resume())).on('error', reject)
  })
  expect(statusCode).toBe(404)
  expect((await fetch(server.url)).status).toBe(200)
})

test('a page that is served at any address finds its styles', async () => {
  const text = await (await ask('a/b/c/d')).text()
  expect(text).toContain('href="/assets/site.css"')
})

test('open pages are told to reload', async () => {
  const response = await ask('.live')
  const reader = response.body!.getReader()
  await reader.read()
  server.show(servedFiles(files))
  const { value } = await reader.read()
  expect(new TextDecoder().decode(value)).toContain('event: change')
  await reader.cancel()
  expect(await (await ask('')).text()).toContain('<script src="/.live.js"></script>')
})

test('site --serve serves the current documents, and keeps the last site while one of them has errors', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['one']) })
  const child = spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), 'site', '--serve', '--port', '0'], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const status = async (path: string): Promise<number> => (await fetch(`${out.trim()}${path}`)).status
  const patient = { timeout: 40_000, interval: 200 }
  await expect.poll(() => out, patient).toMatch(/^http:\S+\n$/)
  await expect.poll(() => status('shop/one.html'), patient).toBe(200)
  writeFileSync(join(cwd, 'spec/shop.md'), documentOf('shop', ['two']))
  await expect.poll(() => status('shop/two.html'), patient).toBe(200)
  expect(await status('shop/one.html')).toBe(404)
  writeFileSync(join(cwd, 'spec/shop.md'), '# Nothing\n')
  await expect.poll(() => err, patient).toContain('error')
  expect(await status('shop/two.html')).toBe(200)
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(filesBelow(cwd).filter((path) => path.endsWith('.html'))).toEqual([])
})

test('a port that is in use is named', async () => {
  const port = new URL(server.url).port
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['one']) })
  expect(await moonbind(['site', '--serve', '--port', port], { cwd })).toMatchObject({
    code: 2,
    err: `moonbind: cannot listen on port ${port}: it is in use, choose another with --port\n`,
  })
})
