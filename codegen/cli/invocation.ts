/** How to call moonbind in the current project, so that messages name commands that work as they are. */
import { isOwnCheckout, lockedPackageManager, type PackageManager } from '../files/index.js'
import { commandNames } from './command-names.js'

type Environment = Readonly<Record<string, string | undefined>>

const runners: { readonly [manager in PackageManager]: string } = {
  npm: 'npx moonbind',
  pnpm: 'pnpm exec moonbind',
  yarn: 'yarn moonbind',
  bun: 'bunx moonbind',
}

const installers: { readonly [manager in PackageManager]: string } = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
}

/** The package manager of the lock file, else the one that started this process, else npm. */
export function packageManager(environment: Environment): PackageManager {
  const [started = ''] = (environment['npm_config_user_agent'] ?? '').split('/')
  return lockedPackageManager() ?? managers.find((manager) => manager === started) ?? 'npm'
}

const managers = ['npm', 'pnpm', 'yarn', 'bun'] as const satisfies readonly PackageManager[]

/** A command line of moonbind: `npx moonbind check --spec docs`. */
export function commandLine(environment: Environment, words: readonly string[]): string {
  const [command, ...more] = words
  const made = more.length === 0 && (command === 'generate' || command === 'check') && isOwnCheckout()
  if (made) return `make ${command}`
  return [runners[packageManager(environment)], ...words.map(quoted)].join(' ')
}

/** A message with its commands as they are typed in the current project: `npx moonbind init` for `moonbind init`. */
export const asTyped = (environment: Environment, message: string): string =>
  message.replace(untyped, `${runners[packageManager(environment)]} `)

/** After `usage:` comes the documented form of a command; elsewhere, what to type. */
const untyped = new RegExp(`(?<!(?:usage:|npx|exec|yarn|bunx) )\\bmoonbind (?=(?:${commandNames.join('|')})\\b)`, 'g')

/** The line that installs packages for development. */
export function installLine(environment: Environment, packages: readonly string[]): string {
  return `${installers[packageManager(environment)]} ${packages.join(' ')}`
}

/** A word, quoted for a shell if necessary. */
function quoted(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
