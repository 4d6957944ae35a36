/** Reads what `--base` names: an earlier state of the documents. */
import { dirname, join, resolve } from 'node:path'
import type { Base } from '../../check/breaking/base.js'
import { unknownParts } from '../../check/breaking/unknown-parts.js'
import { Failure } from '../../failure.js'
import { readFileAtCommit, readFolderAtCommit } from '../../files/git.js'
import { baseCommit } from '../../files/git-base.js'
import { type Checkout, type Environment, GitError, openCheckout } from '../../files/git-process.js'
import { isDocument, isOverlay, kindAt, readOptional, readSpecFile, readTextFile, specFile } from '../../files/index.js'
import { hasErrors, isUnreadable } from '../../project/document.js'
import type { OpenProject } from '../../project/open-project.js'
import { readSpecFolder, type SpecFolder, specFolderOf } from '../../project/spec-folder.js'
import { readSchemaJson } from './schema-file.js'

/** What to compare with, and what is needed to read it. */
export interface BaseRequest {
  /** A git ref, a folder, a document, or what `moonbind schema` prints. */
  readonly name: string
  /** For a ref: its tip instead of the commit where the branch left it. */
  readonly tip: boolean
  /** The folder of the current documents. */
  readonly spec: string
  readonly environment: Environment
  /** Opens the earlier documents in the same way as the current ones. */
  readonly open: (folder: SpecFolder) => OpenProject
}

/**
 * A folder or a file if one with this name exists, otherwise a git ref. A folder holds documents; a file is a document,
 * or what `moonbind schema` prints.
 *
 * @throws {Failure} `usage` for an unknown ref, `input` if something cannot be read: unreadable documents are never
 * treated as unchanged.
 */
export async function readBase(request: BaseRequest): Promise<Base> {
  const { name, spec, open } = request
  const version = (): string | undefined => nearestVersion(spec)
  switch (kindAt(name)) {
    case 'folder':
      return documentBase(name, open(readSpecFolder(name)), version())
    case 'file':
      return fileBase(request, version())
    case undefined:
      return refBase(request)
  }
}

async function fileBase({ name, open }: BaseRequest, version: string | undefined): Promise<Base> {
  if (!name.endsWith('.json'))
    return { ...(await documentBase(name, open(specFolderOf([readSpecFile(name)])), version)), partial: true }
  const namespaces = readSchemaJson(name, readTextFile(name))
  return { name, namespaces, partial: false, broken: [], ...(version !== undefined && { version }) }
}

async function refBase({ name, tip, spec, environment, open }: BaseRequest): Promise<Base> {
  try {
    const checkout = await openCheckout(spec, environment)
    const commit = await baseCommit(checkout, { name, tip })
    const folder = spec.replace(/\/+$/, '')
    const read = await readFolderAtCommit(checkout, commit, (file) => isDocument(file) || isOverlay(file))
    const files = read.map((file) => specFile(`${folder}/${file.name}`, file.bytes))
    return await documentBase(name, open(specFolderOf(files)), await versionAtCommit(checkout, commit))
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    const nowhere = error.kind === 'usage' ? 'there is no folder or file of that name, and ' : ''
    throw new Failure(error.kind, `--base ${name}: ${nowhere}${error.message}`)
  }
}

/** Documents with errors are kept apart from changed ones: nothing in them counts as removed. */
async function documentBase(name: string, project: OpenProject, version: string | undefined): Promise<Base> {
  const outlines = await project.outlines()
  const unreadable = outlines.find(isUnreadable)
  if (unreadable) {
    const reason = unreadable.messages[0]?.reason ?? 'cannot be read'
    throw new Failure('input', `--base ${name}: ${unreadable.file}: ${reason}`)
  }
  const broken = await Promise.all(
    outlines.filter(hasErrors).map(async ({ file, messages }) => {
      const errors = messages.filter(({ fatal }) => fatal === true)
      const own = (await project.read([file])).flatMap(({ namespaces }) => namespaces)
      return { file, reason: errors[0]?.reason ?? '', unknown: unknownParts(file, own, errors) }
    }),
  )
  return {
    name,
    namespaces: await project.namespaces(outlines.map(({ file }) => file)),
    partial: false,
    broken,
    ...(version !== undefined && { version }),
  }
}

/** The version of the package that held the folder at a commit. */
async function versionAtCommit(checkout: Checkout, commit: string): Promise<string | undefined> {
  const steps = checkout.prefix.split('/').slice(0, -1)
  for (let depth = steps.length; depth >= 0; depth--) {
    const path = [...steps.slice(0, depth), 'package.json'].join('/')
    const version = versionIn((await readFileAtCommit(checkout, commit, path))?.toString('utf8'))
    if (version !== undefined) return version
  }
  return undefined
}

/** The version of the package that holds a folder. */
function nearestVersion(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const version = versionIn(readOptional(join(at, 'package.json')))
    if (version !== undefined || at === dirname(at)) return version
  }
}

/** The version of a package.json; undefined if it names none. */
function versionIn(text: string | undefined): string | undefined {
  try {
    const { version }: { version?: unknown } = JSON.parse(text ?? '{}')
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
