import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { unixBytes } from './normalise.js'

const run = promisify(execFile)

/** A document as it was at a commit. */
export interface FileAtRef {
  /** Relative to the folder that was asked for. */
  readonly name: string
  /** With LF as line ends. */
  readonly bytes: Uint8Array
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
 * The files directly in `folder` that are `wanted`, as they were at `ref`. `folder` is a path of this machine inside a
 * git checkout. A link to a file of the same folder is that file a second time, and left out.
 *
 * @throws {GitError} `usage` for an unknown ref, `input` where git, the checkout or the folder at that ref is missing,
 * or where a link leads out of the folder.
 */
export async function readFolderAtRef(
  ref: string,
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<FileAtRef[]> {
  if (ref.startsWith('-')) throw new GitError('usage', `"${ref}" is no git ref`)
  const git = (...args: string[]): Promise<Buffer> => capture(folder, args)
  const prefix = (await git('rev-parse', '--show-prefix').catch((error: unknown) => explainCheckout(error, folder)))
    .toString('utf8')
    .trim()
  const commit = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => explainRef(ref, git))
  const listed = await git(
    'ls-tree',
    '-z',
    '--full-tree',
    `${commit.toString('utf8').trim()}:${prefix.replace(/\/$/, '')}`,
  ).catch(() => Buffer.alloc(0))
  const entries = listed.toString('utf8').split('\0').flatMap(parseEntry)
  if (entries.length === 0)
    throw new GitError('input', `${ref} has no folder ${prefix.replace(/\/$/, '') || '.'} with documents`)
  const named = entries.filter(({ name }) => wanted(name))
  const contents = await readBlobs(
    folder,
    named.map(({ object }) => object),
  )
  const files = named.map(({ name, link }, index) => ({ name, link, bytes: contents[index]! }))
  for (const { name, link, bytes } of files) {
    if (link && bytes.includes('/'))
      throw new GitError(
        'input',
        `${prefix}${name} is a link at ${ref}, which is not followed: name a folder or a file to compare with instead of a ref`,
      )
  }
  return files.flatMap(({ name, link, bytes }) => (link ? [] : [{ name, bytes: unixBytes(bytes) }]))
}

/** Many blobs by one process: `cat-file --batch` answers each with a line `object type size`, the bytes and a line end. */
async function readBlobs(cwd: string, objects: readonly string[]): Promise<Buffer[]> {
  if (objects.length === 0) return []
  const asked = run('git', ['cat-file', '--batch'], { cwd, encoding: 'buffer', maxBuffer: MOST_BYTES })
  asked.child.stdin?.on('error', () => {}).end(objects.map((object) => `${object}\n`).join(''))
  const { stdout } = await asked
  let at = 0
  return objects.map((object) => {
    const end = stdout.indexOf(10, at)
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.toString('latin1', at, end))?.[1]
    if (size === undefined) throw new GitError('input', `git does not have the object ${object}: fetch it first`)
    at = end + 1 + Number(size) + 1
    return stdout.subarray(end + 1, end + 1 + Number(size))
  })
}

const MOST_BYTES = 256 << 20

/** A file of the working directory as it was at `ref`; undefined where it was not there, or where nobody can tell. */
export async function readFileAtRef(ref: string, file: string): Promise<Buffer | undefined> {
  return ref.startsWith('-') ? undefined : capture('.', ['cat-file', 'blob', `${ref}:./${file}`]).catch(() => undefined)
}

/** One record of `git ls-tree -z`: mode, type, object, tab, name. Plain files have modes 100…, links 120000. */
function parseEntry(record: string): { name: string; object: string; link: boolean }[] {
  const match = /^(100\d{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(record)
  return match ? [{ name: match[3]!, object: match[2]!, link: match[1] === '120000' }] : []
}

async function capture(cwd: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run('git', args, { cwd, encoding: 'buffer', maxBuffer: MOST_BYTES })
  return stdout
}

function explainCheckout(error: unknown, folder: string): never {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  throw new GitError(
    'input',
    missing
      ? `git was not found, or ${folder} does not exist: name a folder or a file to compare with instead of a ref`
      : `${folder} is in no git checkout: name a folder or a file to compare with instead of a ref`,
  )
}

async function explainRef(ref: string, git: (...args: string[]) => Promise<Buffer>): Promise<never> {
  const shallow = await git('rev-parse', '--is-shallow-repository').then(
    (out) => out.toString('utf8').trim() === 'true',
    () => false,
  )
  const hint = shallow
    ? `; this clone is shallow, fetch it first: git fetch ${/[~^@]/.test(ref) ? '--unshallow' : `--depth=1 origin ${ref}`}`
    : ''
  throw new GitError('usage', `unknown git ref "${ref}"${hint}`)
}
