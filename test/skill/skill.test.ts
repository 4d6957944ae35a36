import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamespaceDefinition } from 'moonbind/runtime'
import { definition } from 'moonbind/telnyx'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { MARK, skillFiles } from '#codegen/emit/skill/index.js'
import { moonbind, project, root } from '../helpers/cli.js'

/** Many namespaces, each with a title of its own. */
const many = (count: number): NamespaceDefinition[] =>
  Array.from({ length: count }, (_, index) => ({
    ...definition,
    namespace: `shop${index}`,
    title: `Shop [${index}] of a rather long name`,
  }))

const frontMatter = (text: string): { name: string; description: string } => parse(text.split('---\n')[1]!) as never

const textOf = (files: readonly { path: string; text: string }[], path: string): string =>
  files.find((file) => file.path === path)!.text

test('a skill has a name, a description that says when, and links to every page', () => {
  const files = skillFiles('@acme/Our APIs', [definition])
  expect(files.map(({ path }) => path)).toEqual(['SKILL.md', 'llms.txt', 'references/telnyx.md'])
  const text = textOf(files, 'SKILL.md')
  expect(frontMatter(text)).toEqual({
    name: 'acme-our-apis',
    description: 'Calls documented API functions from Lua scripts. Use to read or change data in: Telnyx.',
  })
  expect(text).toContain('- [Telnyx](references/telnyx.md): `telnyx`, 7 functions')
  expect(textOf(files, 'references/telnyx.md')).toContain('Send an SMS or MMS message.')
  for (const file of files) expect(file.text).toContain(MARK)
})

test.each([1, 60, 600])('the files of a skill stay within their limits with %d namespaces', (count) => {
  const files = skillFiles('x'.repeat(100), many(count))
  const text = textOf(files, 'SKILL.md')
  const { name, description } = frontMatter(text)
  expect(name.length).toBeLessThanOrEqual(64)
  expect(description.length).toBeLessThanOrEqual(1024)
  expect(text.split('\n').length).toBeLessThanOrEqual(500)
  const lists = files.filter(({ path }) => path.endsWith('.txt'))
  for (const list of lists) expect(list.text.length).toBeLessThanOrEqual(50_000)
  const linked = new Set(
    lists.flatMap((list) => [...list.text.matchAll(/references\/(shop\d+)\.md/g)].map(([, id]) => id)),
  )
  expect(linked.size).toBe(count)
  expect(lists.length > 1).toBe(count === 600)
})

test('every link of llms.txt leads to a file', () => {
  const files = skillFiles('x', many(600))
  const paths = new Set(files.map(({ path }) => path))
  for (const { path, text } of files.filter((file) => file.path.endsWith('.txt')))
    for (const [, target] of text.matchAll(/\]\(([^)]+)\)/g)) expect(paths).toContain(join(path, '..', target!))
})

test('skill writes only what changed, and keeps files of others', async () => {
  const cwd = project({ 'package.json': '{ "name": "acme" }' })
  const command = ['skill', '--generated', join(root, 'dist/generated')]
  const first = await moonbind([...command, '--json'], { cwd })
  expect(JSON.parse(first.out)).toMatchObject({
    written: ['SKILL.md', 'llms.txt', 'references/telnyx.md'],
  })
  expect(frontMatter(readFileSync(join(cwd, 'skill/SKILL.md'), 'utf8')).name).toBe('acme')
  expect((await moonbind([...command, '--check'], { cwd })).out).toBe('nothing to do: 3 files up to date\n')
  writeFileSync(join(cwd, 'skill/llms.txt'), 'mine\n')
  expect(await moonbind(command, { cwd })).toMatchObject({
    code: 4,
    err: expect.stringContaining('was not written by moonbind'),
  })
})

describe('a long page', () => {
  const section = (name: string): string =>
    `## ${name}\n\nDoes it.\n\n\`\`\`lua\n## no heading, but code\n\`\`\`\n\n${'Some words.'.repeat(80)}\n\n`
  const names = Array.from({ length: 300 }, (_, index) => `do_${index}`)
  const page = `# Shop\n\nAbout shops.\n\n${names.map(section).join('')}## Accounts\n\nThe end.`
  const long = { ...definition, namespace: 'my shop', title: 'Shop', docs: { ...definition.docs, page } }
  const files = skillFiles('x', [long])
  const parts = files.filter(({ path }) => path.startsWith('references/my shop/'))

  test('a long page is cut into parts below the limit that hold all of it', () => {
    expect(parts.length).toBeGreaterThan(5)
    for (const { text } of files) expect(text.length).toBeLessThanOrEqual(50_000)
    const whole = parts.map(({ text }) => text.replace(`<!-- ${MARK} -->`, '').trim()).join('\n\n')
    expect(whole).toBe(page)
  })

  test('the index of a long page says which part has which function', () => {
    const list = textOf(files, 'references/my shop.md')
    const links = [...list.matchAll(/^- \[Part \d+\]\(([^)]+)\): (.*)$/gm)]
    expect(links.flatMap(([, , headings]) => headings!.split(', '))).toEqual([...names, 'Accounts'])
    for (const [, path, headings] of links)
      for (const heading of headings!.split(', '))
        expect(textOf(files, `references/${decodeURIComponent(path!)}`)).toContain(`## ${heading}\n`)
  })
})
