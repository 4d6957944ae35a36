import type { Log } from 'sarif'
import { expect, test } from 'vitest'
import { documentOf, moonbind, project, put } from '../helpers/cli.js'
import { commitAll, git } from '../helpers/git.js'

/** A repository with a package that documents a shop; what is committed is in order. */
async function monorepo(): Promise<{ top: string; cwd: string }> {
  const top = project({ 'package.json': '{"version":"1.0.0"}', 'packages/shop/package.json': '{"version":"1.0.0"}' })
  const cwd = `${top}/packages/shop`
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items', 'get_item']))
  put(cwd, 'spec/store.md', documentOf('store', ['ping']))
  git(top, 'init', '-q', '-b', 'main')
  await moonbind(['generate'], { cwd })
  await moonbind(['check', '--update-ratchet'], { cwd })
  commitAll(top, 'one')
  return { top, cwd }
}

const breakAll = (cwd: string): void => {
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']).replace('| Which one |', '| |'))
  put(cwd, 'spec/store.md', '')
  put(cwd, 'spec/_store.md', '')
}

test('paths start at the top of the repository, and in text at the working directory', async () => {
  const { cwd } = await monorepo()
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']).replace('string', 'strng'))
  const format = async (...args: string[]): Promise<string> => (await moonbind(['check', ...args], { cwd })).out
  expect(await format('--format', 'github')).toContain('file=packages/shop/spec/shop.md,line=')
  expect(await format('--format', 'sarif')).toContain('"uri": "packages/shop/spec/shop.md"')
  expect(await format('--format', 'gitlab')).toContain('"path": "packages/shop/spec/shop.md"')
  expect(await format('--format', 'junit')).toContain('file="packages/shop/spec/shop.md"')
  expect(await format('--json')).toContain('"file": "packages/shop/spec/shop.md"')
  expect(await format()).toMatch(/^spec\/shop\.md:\d+:\d+ error /m)
  expect(await format('--json', '--paths', 'working-directory')).toContain('"file": "spec/shop.md"')
  expect(await moonbind(['check', '--paths', 'repositry'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('unknown start of paths "repositry", did you mean repository?'),
  })
})

test('every SARIF result has a location, also for something that is gone', async () => {
  const { cwd } = await monorepo()
  breakAll(cwd)
  git(cwd, 'rm', '-q', '--cached', 'spec/store.md')
  const removed = await moonbind(['check', '--base', 'main', '--format', 'sarif'], { cwd })
  expect(removed.code).toBe(1)
  put(cwd, 'spec/store.md', documentOf('store', ['pong']))
  await moonbind(['generate'], { cwd })
  const { out } = await moonbind(['check', '--base', 'main', '--format', 'sarif'], { cwd })
  for (const text of [removed.out, out]) {
    const results = (JSON.parse(text) as Log).runs[0]!.results!
    expect(results.length).toBeGreaterThan(0)
    for (const { locations, ruleId } of results)
      expect([ruleId, locations?.[0]?.physicalLocation?.artifactLocation?.uri]).toEqual([
        ruleId,
        expect.stringMatching(/^packages\/shop\//),
      ])
  }
  const placed = (JSON.parse(out) as Log).runs[0]!.results!.find(({ ruleId }) => ruleId === 'breaking/function-removed')
  expect(placed?.locations?.[0]?.physicalLocation).toMatchObject({
    artifactLocation: { uri: 'packages/shop/spec/shop.md' },
    region: { startLine: expect.any(Number) },
  })
})

test('GitLab: one issue per finding, with a file, a line and a fingerprint of its own', async () => {
  const { cwd } = await monorepo()
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']))
  const { out } = await moonbind(['check', '--base', 'main', '--format', 'gitlab'], { cwd })
  const issues: { fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[] =
    JSON.parse(out)
  expect(issues.length).toBeGreaterThan(1)
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  for (const issue of issues)
    expect(issue).toMatchObject({
      description: expect.any(String),
      check_name: expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
      severity: expect.stringMatching(/^(?:info|minor|major)$/),
      location: { path: expect.stringMatching(/^packages\/shop\//), lines: { begin: expect.any(Number) } },
    })
})

test('JUnit: errors fail, everything else passes, and messages are escaped', async () => {
  const cwd = project({ 'spec/shop.md': documentOf('shop', ['ping']).replace('{ id = "1" }', '{ ["<&\'x"] = "1" }') })
  await moonbind(['generate'], { cwd })
  const { out } = await moonbind(['check', '--format', 'junit'], { cwd })
  expect(out).toContain('<testsuite name="breaking" tests="1" failures="0" errors="0" skipped="1">')
  expect(out).toContain('<skipped message="no --base"/>')
  expect(out).toContain('<testcase classname="moonbind.stale" name="stale"/>')
  expect(out).toMatch(/<failure message="[^"<]*&lt;&amp;&apos;x[^"<]*" type="examples\/example-unknown-param">/)
})

test('GitHub: at most ten per level, and what callers notice comes before what one command fixes', async () => {
  const { cwd } = await monorepo()
  put(cwd, 'spec/shop.md', documentOf('shop', ['list_items']))
  const lines = (await moonbind(['check', '--base', 'main', '--format', 'github'], { cwd })).out.trim().split('\n')
  const errors = lines.filter((line) => line.startsWith('::error'))
  expect(errors[0]).toContain('title=breaking/function-removed')
  expect(errors.filter((line) => line.includes('title=stale/')).length).toBeLessThanOrEqual(2)
  expect(errors.length).toBeLessThanOrEqual(10)
})
