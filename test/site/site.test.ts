import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { definition } from 'moonbind/telnyx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTemplates } from '#codegen/files/index.js'
import { markdown } from '#codegen/ir.js'
import { parseDocument } from '#codegen/parse/index.js'
import { siteExamples } from '#codegen/site/examples.js'
import { siteFiles } from '#codegen/site/site.js'
import { compileSiteTemplates, siteTemplateNames } from '#codegen/site/templates.js'
import { documentOf, moonbind, project, root, snapshot } from '../helpers/cli.js'
import { attribute, brokenLinks, filesBelow, pagesOf } from './crawl.js'

/** The rules of HTML itself; how a page is laid out is its own affair. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'no-trailing-whitespace': 'off', 'valid-id': ['error', { relaxed: true }], 'long-title': 'off' },
})

async function invalid(folder: string): Promise<string[]> {
  const reports = await Promise.all(
    pagesOf(folder).map(async ({ path }) => {
      const { results } = await validator.validateString(readFileSync(join(folder, path), 'utf8'))
      return results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${path}:${line}: ${ruleId}: ${message}`),
      )
    }),
  )
  return reports.flat()
}

/** Writes the site of documents, and says where it is. */
async function siteOf(documents: Readonly<Record<string, string>>, ...options: string[]): Promise<string> {
  const cwd = project(Object.fromEntries(Object.entries(documents).map(([name, text]) => [`spec/${name}`, text])))
  const { code, err } = await moonbind(['site', ...options], { cwd })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return join(cwd, 'site')
}

const textOf = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

/** The site of this repository, for tests that change nothing of it. */
const own = mkdtempSync(join(tmpdir(), 'moonbind-site-'))
beforeAll(async () => {
  const options = ['--out', join(own, 'site'), '--url', 'https://example.org/docs']
  expect(await moonbind(['site', ...options], { cwd: root })).toMatchObject({ code: 0, err: '' })
})
afterAll(() => rmSync(own, { recursive: true, force: true }))

test('the site of this repository has a page, and Markdown, for the namespace and for each function', async () => {
  const folder = join(own, 'site')
  const names = ['index', ...definition.functions.map(({ name }) => name)]
  const pages = names.flatMap((name) => [`telnyx/${name}.html`, `telnyx/${name}.md`])
  expect(filesBelow(folder)).toEqual(expect.arrayContaining(pages))
  expect(brokenLinks(folder)).toEqual([])
  expect(await invalid(folder)).toEqual([])
  const all = '> All pages: [llms.txt](https://example.org/docs/llms.txt)\n\n'
  for (const { name } of definition.functions)
    expect(textOf(folder, `telnyx/${name}.md`)).toBe(`${all}${definition.docs.functions[name]}`)
  expect(textOf(folder, 'telnyx/index.md')).toBe(`${all}${definition.docs.page}`)
  expect(textOf(folder, 'llms.txt')).toContain('(https://example.org/docs/telnyx/send_sms.md): Send an SMS')
  expect(textOf(folder, 'sitemap.xml')).toContain('<loc>https://example.org/docs/telnyx/send_sms.html</loc>')
  const load = ['telnyx/index.html', 'assets/tokens.css', 'assets/site.css', 'assets/site.js', 'assets/icon.svg']
  const bytes = load.reduce((sum, path) => sum + gzipSync(textOf(folder, path)).length, 0)
  expect(bytes).toBeLessThan(30_000)
})

test('pages show what schema and overlay know, not only the prose', () => {
  const folder = join(own, 'site')
  const messages = textOf(folder, 'telnyx/list_messages.html')
  expect(messages).toContain('<span>at most 250</span> <span>default <code>20</code></span>')
  expect(messages).toContain('<b>The real API:</b> at least 1 and at most 50')
  expect(messages).toContain('<code>&quot;inbound&quot;</code>')
  expect(messages).toContain('<b>GET</b> /detail_records')
  const call = textOf(folder, 'telnyx/get_call.html')
  expect(call).toContain('The real API cannot do this.')
  expect(call).toMatch(/<p class="problem" data-markdown-ignore>Line 1: .*not available/)
  expect(call).toContain('<code>not_available</code>')
  expect(textOf(folder, 'telnyx/index.html')).toContain('The examples use <code>personal</code> <code>work</code>')
})

test('every example of a document has a name of its own, and is on a page under that name', () => {
  const [telnyx] = parseDocument('telnyx.md', textOf(join(root, 'spec'), 'telnyx.md')).namespaces
  const examples = siteExamples(telnyx!)
  expect(examples.map(({ id, runnable }) => `${id} ${runnable}`)).toEqual([
    ...telnyx!.functions.map(({ name }) => `${name}.1 true`),
    'guide.1.1 true',
  ])
  const folder = join(own, 'site')
  const shown = pagesOf(folder, ['telnyx/index.html'])[0]!.elements.map((element) => attribute(element, 'data-example'))
  expect(shown.filter((id) => id !== undefined)).toEqual(examples.map(({ id }) => id))
})

const hostile = `# Shop <script>alert(1)</script> — Lua API Reference

Welcome <img src=x onerror=alert(1)> to [this](javascript:alert(1)) and [that](data:text/html,x) and
[those](//evil.example/x) and ![pixel](https://evil.example/pixel.png) <b>bold</b>.

<iframe src="https://evil.example"></iframe>

[other](other.md) [nowhere](missing.md) [anchor](#x)

## get_item

Reads </code></pre><script>alert(2)</script> \u202eevil.

#### A heading below

שלום עולם

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`id\` | string | yes | <script>alert(3)</script> "quoted" & \u0001 |

\`\`\`lua
local x = app.integrations.shop.get_item({ id = "</script><script>alert(4)</script>" })
print(x.ok)
\`\`\`
`

test('documents cannot add HTML, scripts or links that run something to a page', async () => {
  const folder = await siteOf({ 'shop.md': hostile, 'other.md': documentOf('other', ['one']) }, '--title', '<i>T&"')
  expect(brokenLinks(folder)).toEqual([])
  expect(await invalid(folder)).toEqual([])
  for (const { path, elements } of pagesOf(folder)) {
    const scripts = elements.filter(({ tagName }) => tagName === 'script').map((element) => attribute(element, 'src'))
    const own = path.startsWith('playground/') ? ['catalog.js', 'app.js'] : []
    expect(scripts, path).toEqual([path.includes('/') ? '../assets/site.js' : 'assets/site.js', ...own])
    expect(
      elements.filter(
        ({ tagName }) => ['img', 'iframe', 'b', 'i', 'style', 'form'].includes(tagName) && tagName !== 'b',
      ).length,
    ).toBe(0)
    const attributes = elements.flatMap(({ attrs }) => attrs)
    expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'style')).toEqual([])
    const targets = attributes.filter(({ name }) => name === 'href').map(({ value }) => value)
    expect(targets.filter((target) => /^(?:javascript|data):|^\/\//.test(target))).toEqual([])
  }
  const page = textOf(folder, 'shop/index.html')
  expect(page).toContain('&lt;script>alert(2)&lt;/script>')
  expect(page).toContain('<a href="https://evil.example/pixel.png">pixel</a>')
  expect(page).toContain('<a href="../other/index.html">other</a>')
  expect(page).toContain('<p dir="auto">שלום עולם</p>')
})

test('names that differ only in case have files of their own on every file system', async () => {
  const folder = await siteOf({
    'shop.md': documentOf('shop', ['getItem', 'getitem', 'GETITEM', 'index', 'con', 'plain']),
    'assets.md': documentOf('assets', ['one']),
  })
  const paths = filesBelow(folder)
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
  expect(paths).toContain('shop/plain.html')
  expect(paths.filter((path) => /^shop\/(?:getitem|index|con)\b.*\.html$/i.test(path)).length).toBe(6)
  expect(paths.filter((path) => /^assets~[0-9a-f]+\/index\.html$/.test(path)).length).toBe(1)
  expect(brokenLinks(folder)).toEqual([])
})

test('a namespace with a thousand functions has an index and small pages', async () => {
  const [small] = parseDocument('big.md', documentOf('big', ['do_thing'])).namespaces
  const functions = Array.from({ length: 1_000 }, (_, index) => ({
    ...small!.functions[0]!,
    name: `do_thing_${index}`,
  }))
  const { [markdown]: _, ...big } = { ...small!, functions }
  const files = siteFiles(
    { title: 'Big', namespaces: [big], overlays: new Map(), documents: new Map(), findings: [], playground: false },
    {
      templates: await compileSiteTemplates(readTemplates(siteTemplateNames, 'site')),
      section: ({ title }: { title?: string }) => `## ${title}\n`,
      assets: [],
    },
  )
  const contents = new Map(files.map(({ path, content }) => [path, String(content)]))
  expect(files.length).toBeGreaterThan(2_000)
  for (const path of ['index.html', 'big/index.html', 'big/do_thing_500.html'])
    expect(gzipSync(contents.get(path)!).length, path).toBeLessThan(25_000)
  expect(contents.get('big/do_thing_500.html')).toContain('All 1000 functions')
  expect(contents.get('big/index.html')!.match(/href="do_thing_\d+\.html"/g)!.length).toBeGreaterThanOrEqual(1_000)
  for (const [path, text] of contents) if (path.endsWith('.txt')) expect(text.length, path).toBeLessThanOrEqual(50_000)
})

test('site deletes files of an earlier run that are no longer needed, and keeps files of others', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['one', 'two']), 'site/CNAME': 'docs.example.org' })
  await moonbind(['site'], { cwd })
  const before = snapshot(join(cwd, 'site'))
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['CNAME', 'shop/two.html', 'shop/two.md']))
  expect(await moonbind(['site'], { cwd })).toMatchObject({ out: expect.stringMatching(/^nothing to do: \d+ files/) })
  writeFileSync(join(cwd, 'site/shop/mine.txt'), 'mine')
  writeFileSync(join(cwd, 'spec/shop.md'), documentOf('shop', ['one']))
  expect(await moonbind(['site'], { cwd })).toMatchObject({ out: expect.stringMatching(/2 deleted/) })
  const after = snapshot(join(cwd, 'site'))
  expect(Object.keys(after)).toEqual(expect.arrayContaining(['CNAME', 'shop/one.html', 'shop/mine.txt']))
  expect(Object.keys(after)).not.toContain('shop/two.html')
})

test('site does not overwrite a file of somebody else in the place of a page', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['one']), 'site/index.html': 'my own page' })
  const before = snapshot(cwd)
  expect(await moonbind(['site'], { cwd })).toEqual({
    code: 4,
    out: '',
    err: 'moonbind: site/index.html was not written by moonbind: move it away, or choose another folder with --out\n',
  })
  expect(snapshot(cwd)).toEqual(before)
})

test('a tampered list of files deletes nothing outside of the folder', async () => {
  const cwd = project({
    'spec/shop.md': documentOf('shop', ['one']),
    'precious.txt': 'precious',
    'site/.moonbind.json': '{ "files": ["../precious.txt", "/etc/hostname", 7] }',
  })
  expect(await moonbind(['site'], { cwd })).toMatchObject({ code: 0 })
  expect(snapshot(cwd)).toMatchObject({ 'precious.txt': 'precious' })
})

test.each([
  [['--url', 'example.org'], 'option --url: expected an address such as https://example.org/docs/, got "example.org"'],
  [['--url', 'javascript:alert(1)'], 'option --url: expected an address'],
  [['--title', ' '], 'option --title: expected a title'],
  [['--port', '80'], 'option --port: only --serve needs a port'],
  [['--serve', '--port', '70000'], 'option --port: expected a number from 0 to 65535, got 70000'],
])('site %j is wrong usage', async (options, message) => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['one']) })
  const finished = await moonbind(['site', ...options], { cwd })
  expect(finished).toMatchObject({ code: 2, out: '' })
  expect(finished.err).toContain(message)
  expect(Object.keys(snapshot(join(cwd, 'site')))).toEqual([])
})

test('site writes nothing for documents with errors', async () => {
  const cwd = project({ 'spec/shop.md': '# Nothing here\n' })
  expect(await moonbind(['site'], { cwd })).toMatchObject({ code: 1, out: '' })
  expect(Object.keys(snapshot(join(cwd, 'site')))).toEqual([])
})

test('site --base shows changes on a page of their own and at each function', async () => {
  const cwd = project({
    'before/shop.md': documentOf('shop', ['one', 'two']),
    'spec/shop.md': documentOf('shop', ['one', 'three']).replace('string | yes', 'integer | yes'),
  })
  expect(await moonbind(['site', '--base', 'before'], { cwd })).toMatchObject({ code: 0, err: '' })
  const folder = join(cwd, 'site')
  expect(brokenLinks(folder)).toEqual([])
  expect(await invalid(folder)).toEqual([])
  const page = textOf(folder, 'changes.html')
  expect(page).toContain('Since <code>before</code>: calls that worked before may fail now')
  expect(page).toContain('<a href="shop/one.html"><code>shop.one.id</code></a>')
  expect(textOf(folder, 'shop/one.html')).toContain('<span class="badge change">changed</span>')
})
