/** Documents as they were at a commit. */
import { type Checkout, type Git, GitError, gitReason } from './git-process.js'
import { unixBytes } from './normalise.js'

/** A document as it was at a commit. */
export interface FileAtCommit {
  /** Relative to the requested folder. */
  readonly name: string
  /** As a checkout of that commit would hold it, through the filters of the attributes; with LF as line ends. */
  readonly bytes: Uint8Array
}

interface TreeEntry {
  readonly name: string
  readonly object: string
  readonly link: boolean
}

/**
 * The files directly in the folder of the checkout that are `wanted`, as they were at `commit`; none if the folder
 * was not there. A link to a file of the same folder is that file a second time, and left out.
 *
 * @throws {GitError} `input` where git lacks an object, or where a link leads out of the folder.
 */
export async function readFolderAtCommit(
  { git, prefix }: Checkout,
  commit: string,
  wanted: (name: string) => boolean = () => true,
): Promise<FileAtCommit[]> {
  const listed = await git(['ls-tree', '-z', '--full-tree', `${commit}:${prefix.replace(/\/$/, '')}`]).catch(() =>
    Buffer.alloc(0),
  )
  const entries = listed
    .toString('utf8')
    .split('\0')
    .flatMap(parseEntry)
    .filter(({ name }) => wanted(name))
  const contents = await readBlobs(git, entries)
  for (const { name, link } of entries) {
    if (link && contents.get(name)!.includes('/'))
      throw new GitError(
        'input',
        `${prefix}${name} is a link at ${commit.slice(0, 12)}, which is not followed: name a folder or a file to ` +
          'compare with instead of a ref',
      )
  }
  const files = entries.filter(({ link }) => !link)
  const filtered = await readFiltered(git, prefix, files)
  return files.map(({ name }) => ({ name, bytes: unixBytes(filtered.get(name) ?? contents.get(name)!) }))
}

/** A file of the checkout as it was; undefined if it was not there. `path` counts from the top of the checkout. */
export const readFileAtCommit = ({ git }: Checkout, commit: string, path: string): Promise<Buffer | undefined> =>
  git(['cat-file', 'blob', `${commit}:${path}`]).catch(() => undefined)

/**
 * Many blobs by one process: `cat-file --batch` answers each with a line `object type size`, the bytes and a line end.
 */
async function readBlobs(git: Git, entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, Buffer>> {
  if (entries.length === 0) return new Map()
  const stdout = await git(['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''))
  let offset = 0
  return new Map(
    entries.map(({ name, object }) => {
      const end = stdout.indexOf(10, offset)
      const size = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.toString('latin1', offset, end))?.[1]
      if (size === undefined) throw new GitError('input', `git does not have the object ${object}: fetch it first`)
      offset = end + 1 + Number(size) + 1
      return [name, stdout.subarray(end + 1, end + 1 + Number(size))]
    }),
  )
}

/**
 * The files that an attribute gives another form in the checkout (gitattributes: `filter`, `working-tree-encoding`,
 * `ident`): one process each, because `cat-file --batch --filters` names the size before the filter.
 */
async function readFiltered(
  git: Git,
  prefix: string,
  files: readonly TreeEntry[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (files.length === 0) return new Map()
  // `check-attr` takes paths from where it runs, which is the folder itself.
  const names = files.map(({ name }) => `${name}\0`).join('')
  const answer = await git(['check-attr', '-z', '--stdin', 'filter', 'working-tree-encoding', 'ident'], names)
  const fields = answer.toString('utf8').split('\0')
  const special = new Set<string>()
  for (let field = 0; field + 2 < fields.length; field += 3)
    if (!['unspecified', 'unset'].includes(fields[field + 2]!)) special.add(fields[field]!)
  const concerned = files.filter(({ name }) => special.has(name))
  const contents = await Promise.all(concerned.map(({ name, object }) => filteredBlob(git, `${prefix}${name}`, object)))
  return new Map(concerned.map(({ name }, index) => [name, contents[index]!]))
}

async function filteredBlob(git: Git, path: string, object: string): Promise<Buffer> {
  try {
    return await git(['cat-file', '--filters', `--path=${path}`, object])
  } catch (error) {
    throw new GitError('input', `git cannot check ${path} out: ${gitReason(error)}`)
  }
}

/** One record of `git ls-tree -z`: mode, type, object, tab, name. Plain files have modes 100…, links 120000. */
function parseEntry(record: string): TreeEntry[] {
  const match = /^(100\d{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(record)
  return match ? [{ name: match[3]!, object: match[2]!, link: match[1] === '120000' }] : []
}
