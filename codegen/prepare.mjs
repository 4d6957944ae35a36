// npm runs this after an install in a checkout and before it packs one: dist/ is built, whatever was there before.
import { execSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (command) => execSync(command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

// make installs first and builds what it needs itself. A package as it is installed has no sources.
if (process.env.MAKELEVEL === undefined && existsSync(new URL('tsconfig.json', import.meta.url))) {
  if (!existsSync(`${root}node_modules/typescript`))
    run('npm ci --ignore-scripts --no-fund --no-audit --loglevel=error')
  rmSync(`${root}dist`, { recursive: true, force: true })
  run('npm run --silent build')
}
