/** Whatever documents hold, pages consist of the elements and attributes that templates and prose write. */
import { dirname, normalize } from 'node:path'
import fc from 'fast-check'
import { parse } from 'parse5'
import { beforeAll, expect, test } from 'vitest'
import { parseDocument } from '#codegen/parse/index.js'
import { loadSiteParts } from '#codegen/site/make-namespace.js'
import type { SiteParts } from '#codegen/site/making.js'
import type { SiteFile } from '#codegen/site/project.js'
import { siteFiles } from '#codegen/site/site.js'
import { attribute, elementsOf } from './crawl.js'

let parts: SiteParts
beforeAll(async () => {
  parts = { ...(await loadSiteParts()), assets: [] }
})

/** Ends of things, beginnings of others, links that run something, letters that mislead. */
const pieces = [
  ...['<script>alert(1)</script>', '</script>', '<!--', '-->', '<![CDATA[', ']]>', '</code></pre>', '</title>'],
  ...[
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<base href=//e>',
  ],
  ...[
    '<style>*{}</style>',
    '<iframe srcdoc="<script>1</script>">',
    '<form action=//e><input>',
    '<b>',
    '</p>',
    '</main>',
  ],
  ...['[x](javascript:alert(1))', '[x](&#106;avascript:alert(1))', '[x](java\nscript:a)', '[x](<java\tscript:a>)'],
  ...['[x](\u0001javascript:a)', '[x](vbscript:a)', '[x](data:text/html,a)', '[x](//evil.example)', '[x](\\\\evil)'],
  ...['[x](../../etc)', '[x](#.main)', '[x](other.md)', '[x](https://e.org/"onclick="a)', '![i](javascript:a)'],
  ...['[x][r]\n\n[r]: javascript:alert(1)', '<javascript:alert(1)>', 'https://e.org/<script>', 'www.e.org/"x'],
  ...['[^n]\n\n[^n]: note <i>', '- [ ] task', '- [x] done', '~~gone~~', '***', '> quote', '1. one', '    code'],
  ...[
    '```html\n<script>1</script>\n```',
    '```"><script>\ncode\n```',
    '```lua\nlocal x = "</script>"\n```',
    '``` {.x}\n`',
  ],
  ...[
    '\u202eevil\u202c',
    '\u2028',
    '\u2029',
    '\0',
    '\ud800',
    '\ufeff',
    'שלום',
    'مرحبا',
    '&lt;script&gt;',
    '&amp;',
    '&#0;',
  ],
  ...['"', "'", '`', '{{title}}', '{{{body}}}', '${x}', '\\', '|', '__proto__', 'constructor', '\n', '\n\n', ' '],
  ...['# Heading', '#### .main', '## .navigation', '---\ntitle: x\n---', 'word', 'a_b_c', '*em*', '`code`'],
]

const prose = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((texts) => texts.join(' '))
const cell = prose.map((text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|'))
const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'index', 'con', 'aux', 'toString', 'get_item', 'Get_Item', 'GET_ITEM'),
  fc.constantFrom('caf\u00e9', 'cafe\u0301', `long_${'x'.repeat(300)}`, 'a-b', 'a.b', 'main', 'navigation'),
)

const section = fc
  .record({ name, before: prose, parameter: name, type: cell, about: cell, example: prose, after: prose })
  .map(
    ({ name, before, parameter, type, about, example, after }) => `## ${name}

${before}

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`${parameter}\` | string ${type} | yes | ${about} |

\`\`\`lua
local x = app.integrations.shop.${name}({ ["${parameter}"] = 1 }) -- ${example.replaceAll('```', '')}
\`\`\`

${after}
`,
  )

const document = fc
  .record({ title: cell, words: prose, sections: fc.array(section, { minLength: 1, maxLength: 3 }), guide: prose })
  .map(
    ({ title, words, sections, guide }) =>
      `# Shop ${title} — Lua API Reference\n\n${words}\n\n${sections.join('\n')}\n## Notes\n\n${guide}\n`,
  )

/** What templates and prose write, and nothing that loads, sends or runs. */
const elements = new Set(
  `html head meta title link script body a header svg path circle span kbd button div main nav footer p h1 h2 h3 h4 h5 h6
  section figure figcaption pre code ul ol li dl dt dd details summary strong em del br hr blockquote table thead tbody
  tr
  th td sup sub input bdi b wbr`.split(/\s+/),
)
const attributes = new Set(
  `lang charset name content http-equiv rel href type src class id title dir tabindex hidden viewbox width height d cx cy r
  aria-hidden aria-label aria-labelledby aria-current aria-describedby data-root data-search data-theme-switch data-copy
  data-namespace data-example data-markdown-ignore data-footnotes data-footnote-ref data-footnote-backref align checked
  disabled`.split(/\s+/),
)

function wrong(files: readonly SiteFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path))
  const pages = files
    .filter(({ path }) => path.endsWith('.html'))
    .map(({ path, content }) => ({ path, found: elementsOf(parse(String(content))) }))
  const ids = new Map(
    pages.map(({ path, found }) => [path, found.flatMap((element) => attribute(element, 'id') ?? [])]),
  )
  return pages.flatMap(({ path, found }) => {
    const own = ids.get(path)!
    const tags = found.filter(({ tagName }) => !elements.has(tagName)).map(({ tagName }) => `${path}: <${tagName}>`)
    const names = found
      .flatMap(({ tagName, attrs }) => attrs.map((attr) => ({ tagName, name: attr.name.toLowerCase() })))
      .filter((attr) => !attributes.has(attr.name))
      .map((attr) => `${path}: <${attr.tagName} ${attr.name}>`)
    const doubles = own.filter((id, index) => own.indexOf(id) < index).map((id) => `${path}: two of #${id}`)
    const scripts = found.filter(({ tagName }) => tagName === 'script').length
    const links = found.flatMap((element) => {
      const href = attribute(element, 'href')
      return href === undefined || leads(href, path, paths, ids) ? [] : [`${path}: a link to ${href}`]
    })
    return [...tags, ...names, ...doubles, ...links, ...(scripts === 1 ? [] : [`${path}: ${scripts} scripts`])]
  })
}

function leads(
  href: string,
  from: string,
  paths: ReadonlySet<string>,
  ids: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) return true
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return false
  const [file = '', fragment] = href.split('#')
  const target = file === '' ? from : normalize(`${dirname(from)}/${decodeURIComponent(file)}`)
  // Assets and the playground are files of other tests.
  if (/^(?:assets|playground)\//.test(target)) return true
  return paths.has(target) && (fragment === undefined || ids.get(target)!.includes(decodeURIComponent(fragment)))
}

test('random hostile documents add no element, attribute or link of their own to any page', () => {
  fc.assert(
    fc.property(document, (text) => {
      const { namespaces } = parseDocument('shop.md', text)
      fc.pre(namespaces.some(({ functions }) => functions.length > 0))
      const input = { title: 'T', overlays: new Map(), documents: new Map(), findings: [], playground: true }
      expect(wrong(siteFiles({ ...input, namespaces }, parts)), text).toEqual([])
    }),
    { numRuns: 60 },
  )
})
