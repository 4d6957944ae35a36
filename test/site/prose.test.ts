import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHighlight } from '#codegen/site/prose/highlight.js'
import { createProse } from '#codegen/site/prose/markdown.js'

const highlight = createHighlight((path) => (path.length > 2 ? `../${path.at(-1)!}.html` : undefined))
const prose = createProse({
  highlight,
  resolve: (target) => (target === 'other.md' ? '../other/index.html' : undefined),
})

describe('one line', () => {
  const piece = fc.constantFrom(
    ...[
      'word',
      'snake_case',
      '_',
      '`',
      '`code`',
      '` a `',
      '``',
      ' ',
      '.',
      ':',
      '//',
      'https://x.y',
      'www.x.y',
      '*',
      '**',
    ],
    ...['<b>', '&', '&amp;', '"', '[a](b)', '~', '!', '#', '|', '1.', '-', '\\', 'a@b.cd', '(', ')', 'é', '😀', '>'],
  )

  test('a line without markup is what the parser makes of it', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const text = `a${pieces.join('')}z`
        // The mark after it makes the parser read all of it; what closes before it has not to do with it.
        fc.pre(!/[*\\`<[~]/.test(text.replace(/`[^`]+`/g, '')))
        expect(prose.inline(`${text} **m**`)).toBe(`${prose.inline(text)} <strong>m</strong>`)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['a <br> b', 'a <br> b'],
    ['a <!-- hidden --> b', 'a  b'],
    ['<id> of it', '&lt;id> of it'],
    ['[x](javascript:alert(1))', '<span>x</span>'],
    ['[x](JAVASCRIPT:alert(1))', '<span>x</span>'],
    ['[x](https://e.org "t")', '<a href="https://e.org">x</a>'],
    ['[x](other.md#y)', '<a href="../other/index.html">x</a>'],
    ['![pixel](https://e.org/p.png)', '<a href="https://e.org/p.png">pixel</a>'],
    ['שלום', '<bdi>שלום</bdi>'],
    ['', ''],
  ])('renders the line: %s', (markdown, html) => {
    const resolve = (target: string) => (target.startsWith('other.md') ? '../other/index.html' : undefined)
    expect(createProse({ highlight, resolve }).inline(markdown)).toBe(html)
  })
})

test.each([
  ['text', '<p>text</p>'],
  ['# one\n\n### three\n\n## two', '<h3>one</h3>\n<h4>three</h4>\n<h4>two</h4>'],
  ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['1. a', '<ol>\n<li>a</li>\n</ol>'],
  ['<div>kept</div>', '&lt;div>kept&lt;/div>'],
  [
    '```sh\nls "x"\n```',
    '<pre tabindex="0"><code class="language-sh"><span class="tok-built_in">ls</span> <span ' +
      'class="tok-string">&quot;x&quot;</span></code></pre>',
  ],
])('renders the block: %j', (markdown, html) => {
  expect(prose.block(markdown, 2)).toBe(html)
})

test('plain blocks are what the parser makes of them', () => {
  const line = fc.constantFrom(
    ...['', '', 'plain words', 'a `b` c', '```', '```lua', '````', '```js x', '   ```', 'print("<a&b>")', '# h', '- a'],
    ...['1. b', '===', '---', 'x_y', ' indented', '    code', 'two  ', 'a\tb', 'a `b', 'b` c', '~~~', 'a | b', '> q'],
  )
  const figure = (code: string): string | undefined => (code === 'plain words\n' ? '<figure></figure>' : undefined)
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      // A paragraph with a mark makes the parser read all of it. An open fence would swallow it.
      const text = `a\n${lines.join('\n')}\n\nz`
      const marked = prose.block(`${text} **m**`, 2, figure)
      fc.pre(marked.includes('<strong>m</strong>'))
      expect(marked).toBe(prose.block(text, 2, figure).replace(/z<\/p>$/, 'z <strong>m</strong></p>'))
    }),
    { numRuns: 300 },
  )
})

describe('Lua', () => {
  test('calls in rendered Lua link to their pages', () => {
    expect(highlight('app.integrations.shop.get_item({ id = 1 }) -- one', 'lua')).toBe(
      '<span class="tok-built_in">app</span>.integrations.shop.<a class="tok-title" href="../get_item.html">get_item</a>' +
        '({ <span class="tok-attr">id</span> = <span class="tok-number">1</span> }) <span ' +
        'class="tok-comment">-- one</span>',
    )
  })

  test('every character of Lua code is shown, whatever the code is', () => {
    const shown = (html: string): string =>
      html
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
    const bits = [
      'local x = 1',
      '…',
      '"',
      "'",
      '--',
      '[[',
      ']]',
      '\n',
      ' ',
      '--[[',
      '<&>',
      '=',
      '~=',
      '0x',
      '\\',
      'é',
      'f{',
      '}',
      '$',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 12 }), (parts) => {
        expect(shown(highlight(parts.join(''), 'lua'))).toBe(parts.join(''))
      }),
      { numRuns: 1_000 },
    )
  })
})
