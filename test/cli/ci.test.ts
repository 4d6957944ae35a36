import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { documentOf, moonbind, project, put, root, snapshot } from '../helpers/cli.js'

const pages = ['README.md', 'codegen/check/README.md'].map((page) => readFileSync(join(root, page), 'utf8')).join('\n')
const block = (file: string): unknown =>
  parse(new RegExp(`\`\`\`yaml\\n# ${file.replaceAll('.', '\\.')}\\n([^]*?)\`\`\``).exec(pages)![1]!)

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** A package in a clone of a repository, in which moonbind is installed; `below` is its folder, empty for the top. */
async function cloned(below: string): Promise<string> {
  const origin = project({
    [`${below}spec/shop.md`]: documentOf('shop', ['ping', 'pong']),
    [`${below}package.json`]: '{"name":"x","version":"1.0.0"}',
    '.gitignore': 'node_modules\nsummary.md\n',
  })
  await moonbind(['generate'], { cwd: join(origin, below) })
  git(origin, 'init', '-q', '-b', 'main')
  git(origin, 'add', '.')
  git(origin, 'commit', '-q', '-m', 'first')
  const clone = join(project({}), 'clone')
  git(origin, 'clone', '-q', origin, clone)
  const cwd = join(clone, below).replace(/\/$/, '')
  put(
    cwd,
    'node_modules/.bin/moonbind',
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/codegen/cli.js')}' "$@"\n`,
  )
  chmodSync(join(cwd, 'node_modules/.bin/moonbind'), 0o755)
  return cwd
}

/** Starts the program that is installed here, as npx does, in a third of the time. */
const NPX = `#!/bin/sh
program=$1
shift
exec "node_modules/.bin/$program" "$@"
`

/** The search path on which npx is found; the real one is tried in one of the places. */
function pathWith(npx: 'real' | 'quick'): string {
  const path = process.env['PATH'] ?? ''
  if (npx === 'real') return path
  const folder = project({ npx: NPX })
  chmodSync(join(folder, 'npx'), 0o755)
  return `${folder}:${path}`
}

function shell(cwd: string, command: string, PATH: string): { status: number | null; out: string } {
  const env = { ...process.env, PATH, GITHUB_BASE_REF: 'main', GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') }
  const { status, stdout } = spawnSync('bash', ['-e', '-c', command], { cwd, env, encoding: 'utf8' })
  return { status, out: stdout }
}

const places: [where: string, below: string, npx: 'real' | 'quick'][] = [
  ['at the top of a repository', '', 'quick'],
  ['in a package of a monorepo', 'packages/shop/', 'real'],
]

test.each(places)(
  'the workflow of README.md and the hook of the gate’s page work as they stand, %s',
  async (_, below, npx) => {
    const workflow = block('.github/workflows/moonbind.yml') as {
      jobs: { check: { steps: { run?: string; if?: string }[] } }
    }
    const commands = workflow.jobs.check.steps.flatMap(({ run }) =>
      run === undefined || run === 'npm ci' ? [] : [run],
    )
    const hooks = block('.pre-commit-config.yaml') as { repos: { hooks: { entry: string; files: string }[] }[] }
    const [hook] = hooks.repos[0]!.hooks
    expect(
      ['spec/shop.md', 'generated/shop/index.ts', '.moonbind/config.yaml', 'src/spec/x'].map((file) =>
        new RegExp(hook!.files).test(file),
      ),
    ).toEqual([true, true, true, false])

    const cwd = await cloned(below)
    const path = pathWith(npx)
    const run = (command: string): ReturnType<typeof shell> => shell(cwd, command, path)
    // The real npx takes half a second: what passes is tried with the quick one.
    if (npx === 'quick') {
      expect(commands.map((command) => run(command).status)).toEqual([0, 0])
      expect(run(hook!.entry).status).toBe(0)
    }

    put(cwd, 'spec/shop.md', documentOf('shop', ['ping']))
    expect(run(hook!.entry).status).toBe(1)
    const [check, summary] = commands.map(run)
    expect(check!.status).toBe(1)
    expect(check!.out).toMatch(/^::error .*title=breaking\/function-removed::shop\.pong/m)
    expect(check!.out).toContain(`file=${below}spec/shop.md,`)
    expect(summary!.status).toBe(0)
    expect(snapshot(cwd)['summary.md']).toContain('1.0.0 → 2.0.0 (major)')
  },
  120_000,
)
