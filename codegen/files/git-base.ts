/** Which commit `--base` means. */
import { meantName } from '../../runtime/validation/did-you-mean.js'
import { type Checkout, type Git, GitError, quoted } from './git-process.js'

/** A ref by its name, and whether it means its tip rather than the commit at which the branch left it. */
export interface BaseRef {
  readonly name: string
  readonly tip?: boolean
}

/**
 * The commit to compare with. `main` is where the branch that is checked out left `main` (their merge base), so that
 * later commits of `main` are not changes of the branch; `main...topic` names both sides, and `main..topic` the tip,
 * as in `git diff`. A name that only one remote has (`main` in a clone of one branch) is that remote's.
 *
 * @throws {GitError} `usage` for an unknown ref, or for two that have no commit in common.
 */
export async function baseCommit({ git }: Checkout, { name, tip = false }: BaseRef): Promise<string> {
  if (name.startsWith('-')) throw new GitError('usage', `"${name}" is not a git ref`)
  const [left, dots, right] = sides(name)
  const commit = await commitOf(git, left)
  if (commit === undefined) throw await unknownRef(git, left)
  if (dots === '..' || (tip && dots === '')) return commit
  const head = await commitOf(git, right)
  if (head === undefined) {
    if (dots === '') return commit
    throw await unknownRef(git, right)
  }
  const shared = await line(git, ['merge-base', commit, head])
  if (shared !== undefined) return shared
  throw await noMergeBase(git, left, right)
}

/** `a...b` and `a..b` in their parts; a side that is left out is HEAD. */
function sides(name: string): [left: string, dots: '' | '..' | '...', right: string] {
  const match = /^(.*?)(\.{2,3})(.*)$/.exec(name)
  if (!match) return [name, '', 'HEAD']
  return [match[1] || 'HEAD', match[2] as '..' | '...', match[3] || 'HEAD']
}

async function commitOf(git: Git, ref: string): Promise<string | undefined> {
  const own = await resolved(git, ref)
  if (own !== undefined) return own
  const everywhere = await Promise.all(
    (await remotes(git)).map((remote) => resolved(git, `refs/remotes/${remote}/${ref}`)),
  )
  const found = [...new Set(everywhere.filter((commit) => commit !== undefined))]
  return found.length === 1 ? found[0] : undefined
}

const resolved = (git: Git, ref: string): Promise<string | undefined> =>
  line(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])

/** The first line of what a command prints; undefined if it fails or prints nothing. */
async function line(git: Git, args: readonly string[]): Promise<string | undefined> {
  const out = await git(args).then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  )
  return out.trim().split('\n', 1)[0] || undefined
}

const lines = async (git: Git, args: readonly string[]): Promise<string[]> =>
  (await git(args).catch(() => Buffer.alloc(0)))
    .toString('utf8')
    .split('\n')
    .filter((name) => name !== '')

const remotes = (git: Git): Promise<string[]> => lines(git, ['remote'])

const isShallow = async (git: Git): Promise<boolean> =>
  (await line(git, ['rev-parse', '--is-shallow-repository'])) === 'true'

async function unknownRef(git: Git, ref: string): Promise<GitError> {
  const known = await lines(git, [
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes',
  ])
  const name = meantName(ref, known)
  const meant = name === undefined ? '' : `, ${name}`
  const shallow = await isShallow(git)
  const command = fetchCommand(ref, await remotes(git), shallow)
  if (command === undefined) return new GitError('usage', `unknown git ref "${ref}"${meant}`)
  const why = shallow ? 'this clone is shallow, fetch it first' : 'if a remote has it, fetch it first'
  return new GitError('usage', `unknown git ref "${ref}"${meant}${meant === '' ? ';' : ''} ${why}: ${command}`)
}

async function noMergeBase(git: Git, left: string, right: string): Promise<GitError> {
  const side = right === 'HEAD' ? 'what is checked out' : right
  if (!(await isShallow(git)))
    return new GitError(
      'usage',
      `${left} and ${side} have no commit in common: --base-tip compares with ${left} itself`,
    )
  const [remote = 'origin'] = await remotes(git)
  return new GitError(
    'usage',
    `this clone is shallow and lacks the commit where ${side} left ${left}, fetch it first: git fetch ` +
      `--unshallow ${quoted(remote)}`,
  )
}

/**
 * The arguments that fetch a ref and its history. A branch is named in full, because a clone of one branch fetches no
 * other. A plain name may be a branch or a tag, and is stored as the remote's either way.
 */
function fetchCommand(ref: string, known: readonly string[], shallow: boolean): string | undefined {
  if (known.length === 0) return undefined
  const name = ref.replace(/[~^@].*$/s, '')
  const remote =
    known.find((candidate) => name.startsWith(`${candidate}/`)) ?? (known.includes('origin') ? 'origin' : known[0]!)
  const branch = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name
  const fetch = `git fetch ${shallow ? '--unshallow ' : ''}${quoted(remote)}`
  if (name === '' || name === 'HEAD') return shallow ? fetch : undefined
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return `${fetch} ${name}`
  if (/^[0-9a-f]{7,}$/.test(name)) return `${fetch} ${quoted(`+refs/heads/*:refs/remotes/${remote}/*`)}`
  if (name !== branch) return `${fetch} ${quoted(`+refs/heads/${branch}:refs/remotes/${remote}/${branch}`)}`
  return `${fetch} ${quoted(`${name}:refs/remotes/${remote}/${name}`)}`
}
