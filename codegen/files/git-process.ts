import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Runs one git command in a folder and resolves to its standard output. */
export type Git = (args: readonly string[], input?: string) => Promise<Buffer>

/** Why git could not answer, in words for the person who named the ref. */
export class GitError extends Error {
  override readonly name = 'GitError'
  constructor(
    /** `usage`: the ref is not there; `input`: the ref has nothing to compare with, or git cannot be asked. */
    readonly kind: 'usage' | 'input',
    message: string,
  ) {
    super(message)
  }
}

/** A checkout and a folder in it. */
export interface Checkout {
  readonly git: Git
  /** Path of the folder from the top of the checkout: empty, or ending in `/`. */
  readonly prefix: string
}

const MOST_BYTES = 256 << 20

/**
 * What a hook sets for git's own commands (githooks). With it, git takes the working directory for the top of the
 * checkout, or reads the index of a commit that is not made yet; a folder is looked up by where it is instead. What
 * says where objects are stays: a hook that runs before a push is accepted needs it.
 */
const hookVariables = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR']

/**
 * Finds the checkout that holds `folder`: by its place, else by `GIT_DIR` and `GIT_WORK_TREE`.
 *
 * @throws {GitError} `input` if there is no git, no checkout, or git refuses it.
 */
export async function openCheckout(folder: string, environment: Environment): Promise<Checkout> {
  const plain = Object.fromEntries(Object.entries(environment).filter(([name]) => !hookVariables.includes(name)))
  const byPlace = gitIn(folder, plain)
  const failure = await byPlace(['rev-parse', '--show-prefix']).then(checkoutOf(byPlace), (error: unknown) => error)
  if (isCheckout(failure)) return failure
  const { GIT_DIR, GIT_WORK_TREE = '.' } = environment
  if (GIT_DIR !== undefined) {
    const named = gitIn(folder, { ...plain, GIT_DIR: resolve(GIT_DIR), GIT_WORK_TREE: resolve(GIT_WORK_TREE) })
    const found = await named(['rev-parse', '--show-prefix']).then(checkoutOf(named), () => undefined)
    if (found) return found
  }
  throw explain(failure, folder)
}

const checkoutOf =
  (git: Git) =>
  (prefix: Buffer): Checkout => ({ git, prefix: prefix.toString('utf8').replace(/\n$/, '') })

const isCheckout = (value: unknown): value is Checkout => typeof value === 'object' && value !== null && 'git' in value

/** We read git's messages, so git must write them in one language. */
const gitIn =
  (cwd: string, environment: Environment): Git =>
  async (args, input = '') => {
    const env = { ...environment, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' }
    const asked = run('git', args, { cwd, env, encoding: 'buffer', maxBuffer: MOST_BYTES })
    asked.child.stdin?.on('error', () => {}).end(input)
    return (await asked).stdout
  }

function explain(error: unknown, folder: string): GitError {
  const instead = 'name a folder or a file to compare with instead of a ref'
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return new GitError('input', `git was not found, or ${folder} does not exist: ${instead}`)
  const reason = gitReason(error)
  const owned = /dubious ownership in repository at '(.+)'/.exec(reason)?.[1]
  if (owned !== undefined)
    return new GitError(
      'input',
      `git does not read ${owned}, because it belongs to another user; allow it with: git config --global --add ` +
        `safe.directory ${quoted(owned)}`,
    )
  if (/not a git repository/.test(reason) || reason === '')
    return new GitError('input', `${folder} is in no git checkout: ${instead}`)
  return new GitError('input', `git cannot be asked about ${folder}: ${reason}`)
}

/** The first line that git itself printed. */
export function gitReason(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
  return (/^(?:fatal|error): (.*)/m.exec(text)?.[1] ?? text.trim().split('\n', 1)[0] ?? '').trim()
}

/** An argument as a shell takes it. */
export const quoted = (argument: string): string =>
  /^[\w./@:+~^=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
