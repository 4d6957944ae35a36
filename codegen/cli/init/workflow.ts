/** The workflow that checks every change. */
import type { PackageManager } from '../../files/index.js'

const runners: { readonly [manager in PackageManager]: { readonly install: readonly string[]; readonly run: string } } =
  {
    npm: { install: ['npm ci'], run: 'npx moonbind' },
    pnpm: { install: ['corepack enable', 'pnpm install --frozen-lockfile'], run: 'pnpm exec moonbind' },
    yarn: { install: ['corepack enable', 'yarn install --immutable'], run: 'yarn moonbind' },
    bun: { install: ['npm install --global bun', 'bun install --frozen-lockfile'], run: 'bunx moonbind' },
  }

/** A GitHub workflow that compares each pull request with its target branch. */
export function workflow(manager: PackageManager): string {
  const { install, run } = runners[manager]
  const check = `${run} check --base "origin/$GITHUB_BASE_REF" --format github --output moonbind.md`
  return `name: moonbind
on: pull_request
jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${[...install, check].map((line) => `      - run: ${line}`).join('\n')}
      - run: cat moonbind.md >> "$GITHUB_STEP_SUMMARY"
        if: always()
`
}
