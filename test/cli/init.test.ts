import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addToPackage } from '#codegen/cli/init/package-json.js'
import { documentOf, moonbind, project, put, root, snapshot } from '../helpers/cli.js'

test('init writes a project that generates, runs and checks clean', async () => {
  const cwd = project({})
  const { code, out, err } = await moonbind(['init', 'my_shop'], { cwd })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(Object.keys(snapshot(cwd))).toEqual([
    '.github/workflows/moonbind.yml',
    '.moonbind/config.yaml',
    'package.json',
    'spec/my_shop.md',
  ])
  expect(out).toContain(
    `next:
  npm install
  npx moonbind generate
  npx moonbind run --mock -e 'print(app.integrations.my_shop.get_item({ id = "item-1" }).data.name)'
  npx moonbind check --run
`,
  )
  expect(await moonbind(['generate'], { cwd })).toMatchObject({ code: 0, err: '' })
  const script = /-e '(.*)'/.exec(out)![1]!
  expect(await moonbind(['run', '--mock', '-e', script], { cwd })).toMatchObject({ code: 0, err: '' })
  const checked = await moonbind(['check', '--run', '--base', 'spec'], { cwd })
  expect(checked.out).toContain('0 errors, 0 warnings, 0 notes')
})

test('init keeps existing files, however often it runs', async () => {
  const cwd = project({ 'spec/crm.md': documentOf('crm', ['ping']), '.moonbind/config.yaml': 'failOn: warning\n' })
  await moonbind(['init'], { cwd })
  const first = snapshot(cwd)
  expect(first['.moonbind/config.yaml']).toBe('failOn: warning\n')
  expect(Object.keys(first).filter((path) => path.startsWith('spec/'))).toEqual(['spec/crm.md'])
  const { out } = await moonbind(['init'], { cwd })
  expect(out).not.toMatch(/^ {2}(new|changed)/m)
  expect(snapshot(cwd)).toEqual(first)
})

test('init writes the named folders into the configuration', async () => {
  const cwd = project({})
  await moonbind(['init', '--spec', 'docs/lua', '--out', 'src/made'], { cwd })
  expect(parse(snapshot(cwd)['.moonbind/config.yaml']!)).toEqual({
    spec: 'docs/lua',
    out: 'src/made',
    failOn: 'error',
  })
  expect(await moonbind(['generate', '--quiet'], { cwd })).toEqual({ code: 0, out: '', err: '' })
  expect(Object.keys(snapshot(cwd))).toContain('src/made/shop/index.ts')
})

test.each([
  ['package-lock.json', 'npm install', 'npx moonbind', 'npm ci'],
  ['pnpm-lock.yaml', 'pnpm install', 'pnpm exec moonbind', 'pnpm install --frozen-lockfile'],
  ['yarn.lock', 'yarn install', 'yarn moonbind', 'yarn install --immutable'],
])('%s decides how init writes commands', async (lock, install, run, ci) => {
  const cwd = project({ [lock]: '' })
  const { out } = await moonbind(['init'], { cwd, env: { npm_config_user_agent: 'bun/1.0.0' } })
  expect(out).toContain(`  ${install}\n  ${run} generate\n`)
  const workflow = parse(snapshot(cwd)['.github/workflows/moonbind.yml']!)
  const steps: { run?: string }[] = workflow.jobs.check.steps
  expect(steps.flatMap((step) => step.run ?? [])).toEqual(
    expect.arrayContaining([ci, expect.stringContaining(`${run} check --base`)]),
  )
})

test('without a lock file, the package manager that started init decides how commands are written', async () => {
  const { out } = await moonbind(['init'], {
    cwd: project({}),
    env: { npm_config_user_agent: 'pnpm/9.1.0 node/v22' },
  })
  expect(out).toContain('  pnpm exec moonbind generate\n')
})

test.each([
  [
    ['My Shop'],
    2,
    'moonbind: "My Shop" cannot be a namespace, expected small letters, digits and _, such as my_shop\n',
  ],
  [['shop'], 3, 'moonbind: package.json: not JSON: '],
])('init refuses %j before it writes anything', async (words, code, want) => {
  const cwd = project({ 'package.json': '{' })
  const before = snapshot(cwd)
  const result = await moonbind(['init', ...words], { cwd })
  expect(result).toMatchObject({ code, out: '', err: expect.stringContaining(want) })
  expect(snapshot(cwd)).toEqual(before)
})

test('the message about a missing spec folder names init', async () => {
  expect((await moonbind(['generate'], { cwd: project({}) })).err).toContain('or begin with: npx moonbind init')
  const cwd = project({ 'spec/README.md': '' })
  expect((await moonbind(['generate'], { cwd })).err).toContain('npx moonbind init writes a first one')
})

describe('package.json', () => {
  const additions = {
    scripts: { check: 'moonbind check' },
    dependencies: { moonbind: '^1.0.0' },
    devDependencies: { yaml: '^2.8.0', 'a-b': '^1.0.0' },
  }

  test.each([
    [
      'is made',
      undefined,
      {
        private: true,
        type: 'module',
        scripts: { check: 'moonbind check' },
        dependencies: { moonbind: '^1.0.0' },
        devDependencies: { 'a-b': '^1.0.0', yaml: '^2.8.0' },
      },
    ],
    [
      'keeps scripts and packages of other sections',
      '{"scripts":{"check":"tsc"},"peerDependencies":{"yaml":"*"},"optionalDependencies":{"moonbind":"file:."}}',
      {
        scripts: { check: 'tsc', 'moonbind:check': 'moonbind check' },
        peerDependencies: { yaml: '*' },
        optionalDependencies: { moonbind: 'file:.' },
        devDependencies: { 'a-b': '^1.0.0' },
      },
    ],
    [
      'keeps a script that does it under another name',
      '{"scripts":{"drift":"moonbind check"},"devDependencies":{"moonbind":"1","yaml":"1","a-b":"1"}}',
      { scripts: { drift: 'moonbind check' }, devDependencies: { moonbind: '1', yaml: '1', 'a-b': '1' } },
    ],
  ])('init completes package.json: %s', (_name, text, want) => {
    expect(JSON.parse(addToPackage(text, additions))).toEqual(want)
    expect(addToPackage(addToPackage(text, additions), additions)).toBe(addToPackage(text, additions))
  })

  test('init keeps the indentation of package.json', () => {
    expect(addToPackage('{\n\t"name": "x"\n}\n', additions)).toMatch(
      /^\{\n\t"name": "x",\n\t"scripts": \{\n\t\t"check"/,
    )
  })
})

const cwd = (): string => project({ 'spec/shop.md': documentOf('shop', ['ping']) })

test('explain describes a rule, by its whole name or the end of it', async () => {
  const whole = await moonbind(['explain', 'breaking/function-removed'], { cwd: cwd() })
  expect(whole).toMatchObject({ code: 0, err: '' })
  expect(whole.out).toMatch(
    /^breaking\/function-removed {2}error\n[^]*asks for a version: major\n[^]*rules:\n {4}breaking\/function-removed: error\n$/,
  )
  expect(await moonbind(['explain', 'function-removed'], { cwd: cwd() })).toEqual(whole)
  expect((await moonbind(['explain', 'documents/unknown-type'], { cwd: cwd() })).out).toContain(
    'cannot be configured or accepted',
  )
  expect(JSON.parse((await moonbind(['explain', 'function-removed', '--json'], { cwd: cwd() })).out)).toMatchObject({
    section: 'breaking',
    id: 'function-removed',
    bump: 'major',
  })
})

test('explain names the right rule for a misspelled one', async () => {
  expect(await moonbind(['explain', 'breaking/function-removd'], { cwd: cwd() })).toMatchObject({
    code: 2,
    err: 'moonbind: unknown rule: "breaking/function-removd", did you mean "breaking/function-removed"?\n',
  })
})

test.each([
  ['rules', 'codegen/check/RULES.md'],
  ['grammar', 'spec/README.md'],
  ['overlay', 'codegen/overlay/README.md'],
])('explain %s prints the page %s, unless a document has that name', async (name, file) => {
  expect((await moonbind(['explain', name], { cwd: cwd() })).out).toBe(readFileSync(join(root, file), 'utf8'))
  const own = cwd()
  put(own, `spec/${name}.md`, documentOf(name, ['pong']))
  expect((await moonbind(['explain', name], { cwd: own })).out).toContain(`${name}.pong`)
})
