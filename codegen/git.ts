import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A document as it was at a commit. */
export interface FileAtRef {
  /** Relative to the folder that was asked for. */
  readonly name: string
  readonly bytes: Buffer
}

/** Why a ref could not be read, in words for the person who named it. */
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

/**
 * The files directly in `folder` as they were at `ref`. `folder` is a path of this machine inside a git checkout.
 *
 * @throws {GitError} `usage` for an unknown ref, `input` where git, the checkout or the folder at that ref is missing.
 */
export async function readFolderAtRef(ref: string, folder: string): Promise<FileAtRef[]> {
  if (ref.startsWith('-')) throw new GitError('usage', `"${ref}" is no git ref`)
  const git = (...args: string[]): Promise<Buffer> => capture(folder, args)
  const prefix = (await git('rev-parse', '--show-prefix').catch((error: unknown) => explainCheckout(error, folder))).toString('utf8').trim()
  const commit = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => explainRef(ref, git))
  const listed = await git('ls-tree', '-z', '--full-tree', `${commit.toString('utf8').trim()}:${prefix.replace(/\/$/, '')}`).catch(() => Buffer.alloc(0))
  const entries = listed.toString('utf8').split('\0').flatMap(parseEntry)
  if (entries.length === 0) throw new GitError('input', `${ref} has no folder ${prefix.replace(/\/$/, '') || '.'} with documents`)
  return Promise.all(entries.map(async ({ name, object }) => ({ name, bytes: await git('cat-file', 'blob', object) })))
}

/** A file of the working directory as it was at `ref`; undefined where it was not there, or where nobody can tell. */
export async function readFileAtRef(ref: string, file: string): Promise<Buffer | undefined> {
  return ref.startsWith('-') ? undefined : capture('.', ['cat-file', 'blob', `${ref}:./${file}`]).catch(() => undefined)
}

/** One record of `git ls-tree -z`: mode, type, object, tab, name. Only plain files are documents. */
function parseEntry(record: string): { name: string; object: string }[] {
  const match = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(record)
  return match ? [{ name: match[2]!, object: match[1]! }] : []
}

async function capture(cwd: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run('git', args, { cwd, encoding: 'buffer', maxBuffer: 256 << 20 })
  return stdout
}

function explainCheckout(error: unknown, folder: string): never {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  throw new GitError('input', missing ? `git was not found, or ${folder} does not exist: name a folder or a file to compare with instead of a ref` : `${folder} is in no git checkout: name a folder or a file to compare with instead of a ref`)
}

async function explainRef(ref: string, git: (...args: string[]) => Promise<Buffer>): Promise<never> {
  const shallow = await git('rev-parse', '--is-shallow-repository').then((out) => out.toString('utf8').trim() === 'true', () => false)
  const hint = shallow ? `; this clone is shallow, fetch it first: git fetch --depth=1 origin ${ref}` : ''
  throw new GitError('usage', `unknown git ref "${ref}"${hint}`)
}
