// npm runs this after an install in a checkout and before it packs one: dist/ is built anew, so that nothing of a
// deleted source stays, and what was there before is put back if the build fails.
import { execSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}dist`
const before = `${root}node_modules/.moonbind-dist`
// Standard output belongs to npm: `npm pack --json` is read by programs.
const run = (command) => execSync(command, { cwd: root, stdio: ['ignore', 2, 2] })

// A package as it is installed has no sources.
if (existsSync(`${root}tsconfig.json`)) {
  // make installs first and builds what it needs itself.
  const byMake = process.env.MAKELEVEL !== undefined
  if (!byMake && !existsSync(`${root}node_modules/typescript`))
    run('npm ci --ignore-scripts --no-fund --no-audit --loglevel=error')
  linkCommand()
  if (!byMake) build()
}

/**
 * `npx moonbind` in the checkout runs the checkout. Without the link npm installs the checkout into its cache, by way
 * of this file, and never recovers from a build that failed there. Windows needs a script in place of a link: npm's
 * way.
 */
function linkCommand() {
  if (process.platform === 'win32') return
  const link = `${root}node_modules/.bin/moonbind`
  mkdirSync(`${root}node_modules/.bin`, { recursive: true })
  rmSync(link, { force: true })
  symlinkSync('../../dist/codegen/cli.js', link)
}

function build() {
  rmSync(before, { recursive: true, force: true })
  if (existsSync(built)) renameSync(built, before)
  try {
    run('npm run --silent build')
    // By these make knows that it need not build again.
    for (const stamp of ['.tools', '.bindings']) writeFileSync(`${built}/${stamp}`, '')
    rmSync(before, { recursive: true, force: true })
  } catch {
    rmSync(built, { recursive: true, force: true })
    if (existsSync(before)) renameSync(before, built)
    console.error('moonbind: the build failed, see above; dist/ is as it was before')
    process.exitCode = 1
  }
}
