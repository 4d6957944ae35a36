import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig, type Plugin } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes the longest begins first: begun last, it would leave the other cores idle. */
const LONG = [
  'vm/thread-memory',
  'vm/neighbours',
  'bundle/bundle',
  'vm/patches',
  'vm/isolation',
  'vm/limits',
  'playground/browser',
  'consumer/consumer',
  'site/browser',
  'site/site',
  'mcp/',
  'cli/ci',
  'parse/lua-hostile',
  'parse/fuzz',
  'parse/many-functions',
  'check/git',
  'cli/base',
  'cli/cache',
  'policy/',
  'vm/answers',
  'parse/hostile',
  'parse/round-trip',
  'emit/printers',
  'emit/texts',
  'family/family',
  'check/callers',
  'check/mutation',
  'cli/check-run',
  'cli/startup',
  'cli/process',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((name) => moduleId.includes(`/test/${name}`))
      // Those that are alone come before all others: a shared process ends where one that is not shared comes next.
      return (place === -1 ? LONG.length : place) - (project.name === 'alone' ? 1_000 : 0)
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/** These look at memory, threads, connections or globals of their process, so that each file has one of its own. */
const ALONE = ['test/**/*.alone.test.ts']

/**
 * Most of the code of a test runs a few times: machine code for it costs more than it saves. Node 20 can begin with it
 * later, as the command line does; later versions of V8 have no such setting.
 */
const OPTIMIZE_LATER = process.versions.node.startsWith('20.') ? ['--interrupt-budget=600000'] : []

/** Megabytes in which a shared process makes new objects: with the 16 that Node has, it collects garbage all the time. */
const YOUNG = ['--min-semi-space-size=32', '--max-semi-space-size=64']

/**
 * Without this, packages are loaded in their development builds: not what users run, and slow where Markdown is read.
 */
const productionBuilds: Plugin = {
  name: 'production-builds',
  configResolved: ({ ssr }) => {
    ssr.resolve!.conditions = ['node']
  },
}

// Tests run what ships: everything under dist/ is loaded by Node itself, so that there is one copy of each module.
export default defineConfig({
  plugins: [productionBuilds],
  test: {
    root: new URL('..', import.meta.url).pathname,
    setupFiles: ['test/seed.ts'],
    server: { deps: { external: [/\/dist\//] } },
    execArgv: OPTIMIZE_LATER,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Some wait for processes, threads and times: one more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Loading what reads Markdown and prints TypeScript takes longer than most files do: files share it.
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
          execArgv: [...OPTIMIZE_LATER, ...YOUNG],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
