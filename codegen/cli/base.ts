/** What `--base` names: the documents as they were. */
import type { Base } from '../check/breaking/base.js'
import { Failure } from '../failure.js'
import { GitError, readFileAtRef, readFolderAtRef } from '../files/git.js'
import { isDocument, kindAt, listDocuments, readOptional, readTextFile } from '../files/index.js'
import { checkAcross } from '../project/across.js'
import { hasErrors, isUnreadable, type LoadedDocument } from '../project/document.js'
import type { LoadDocument } from '../project/sources.js'
import { readSchemaJson } from './schema-file.js'

/**
 * A folder or a file where one of that name is, a git ref otherwise. A folder holds documents; a file is a document,
 * or what `moonbind schema` prints.
 *
 * @throws {Failure} `usage` for an unknown ref, `input` where something cannot be read: what cannot be read is never
 * taken for unchanged.
 */
export async function readBase(name: string, spec: string, load: LoadDocument): Promise<Base> {
  switch (kindAt(name)) {
    case 'folder':
      return documentBase(
        name,
        await Promise.all(listDocuments(name).map((file) => load(file))),
        false,
        versionIn(readOptional('package.json')),
      )
    case 'file':
      return fileBase(name, load)
    case undefined:
      return refBase(name, spec, load)
  }
}

async function fileBase(name: string, load: LoadDocument): Promise<Base> {
  const version = versionIn(readOptional('package.json'))
  if (!name.endsWith('.json')) return documentBase(name, [await load(name)], true, version)
  return {
    name,
    namespaces: readSchemaJson(name, readTextFile(name)),
    partial: false,
    broken: [],
    ...(version !== undefined && { version }),
  }
}

async function refBase(ref: string, spec: string, load: LoadDocument): Promise<Base> {
  const files = await readFolderAtRef(ref, spec, isDocument).catch((error: unknown) => explain(error, ref))
  if (files.length === 0) throw new Failure('input', `no documents in ${spec} at ${ref}`)
  const version = versionIn((await readFileAtRef(ref, 'package.json'))?.toString('utf8'))
  return documentBase(
    ref,
    await Promise.all(files.map(({ name, bytes }) => load(`${spec.replace(/\/+$/, '')}/${name}`, bytes))),
    false,
    version,
  )
}

function explain(error: unknown, ref: string): never {
  if (!(error instanceof GitError)) throw error
  throw new Failure(
    error.kind,
    `--base ${ref}: ${error.message}${error.kind === 'usage' ? ', and there is no folder or file of that name' : ''}`,
  )
}

function documentBase(
  name: string,
  documents: readonly LoadedDocument[],
  partial: boolean,
  version: string | undefined,
): Base {
  const unreadable = documents.find(isUnreadable)
  if (unreadable)
    throw new Failure(
      'input',
      `--base ${name}: ${unreadable.file}: ${unreadable.messages[0]?.reason ?? 'cannot be read'}`,
    )
  const broken = checkAcross(documents)
    .filter(hasErrors)
    .map(({ file, messages }) => ({ file, reason: messages.find(({ fatal }) => fatal === true)?.reason ?? '' }))
  return {
    name,
    namespaces: documents.flatMap(({ namespaces }) => namespaces),
    partial,
    broken,
    ...(version !== undefined && { version }),
  }
}

/** The version of a package.json; undefined where it names none. */
export function versionIn(text: string | undefined): string | undefined {
  try {
    const { version }: { version?: unknown } = JSON.parse(text ?? '{}')
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
