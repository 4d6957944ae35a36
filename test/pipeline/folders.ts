/** Random projects: spec folders with errors, several namespaces a document, overlays right and wrong. */
import fc from 'fast-check'
import { type Cache, createCache } from '#codegen/project/cache.js'
import { type Project, type ProjectOptions, readProject } from '#codegen/project/project.js'
import { documentOf } from '../helpers/cli.js'

/** Files of a spec folder by name. */
export type SpecTexts = Readonly<Record<string, string>>

const namespaces = ['shop', 'Shop', 'other', 'a-b', 'runtime', 'third'] as const
const functions = fc.uniqueArray(fc.constantFrom('ping', 'get_item', 'list_items', 'end'), {
  minLength: 1,
  maxLength: 3,
})

const namespaceText = fc
  .tuple(fc.constantFrom(...namespaces), functions)
  .map(([namespace, names]) => documentOf(namespace, names))

/**
 * A document: sound, of two namespaces, with an error, without a function, or not UTF-8 (as bytes that are not text).
 */
const documentText = fc.oneof(
  { weight: 6, arbitrary: namespaceText },
  { weight: 2, arbitrary: fc.tuple(namespaceText, namespaceText).map((texts) => texts.join('\n\n')) },
  { weight: 1, arbitrary: namespaceText.map((text) => text.replace('| string |', '| strng |')) },
  { weight: 1, arbitrary: fc.constant('# Nothing\n\nNo function here.\n') },
)

const overlayText = fc.constantFrom(
  'no: overlay\n',
  'api: https://api.example.com\nfunctions:\n  ping: { call: GET /ping, query: { id: id } }\n',
  'api: https://api.example.com\nfunctions:\n  ping: { absent: The API does not answer }\n',
  ': not yaml [\n',
)

/** Folders that have at least one document. */
export const specFolder: fc.Arbitrary<SpecTexts> = fc
  .tuple(
    fc.dictionary(fc.constantFrom('shop.md', 'other.md', 'third.md', 'zoo.md'), documentText, { minKeys: 1 }),
    fc.dictionary(
      fc.constantFrom('shop.http.yaml', 'other.http.yaml', 'none.http.yaml', 'shop.http.yml'),
      overlayText,
      {
        maxKeys: 2,
      },
    ),
    fc.constantFrom({}, { 'shop.http.ts': 'export const hooks = {}\n' }),
  )
  .map(([documents, overlays, hooks]) => ({ ...documents, ...overlays, ...hooks }))

/** A cache in memory. */
export function memoryCache(): Cache {
  const kept = new Map<string, Uint8Array>()
  return createCache(
    { read: (name) => kept.get(name), write: (name, bytes) => void kept.set(name, bytes) },
    'these tests',
  )
}

/** A project, or the message of the failure to read it. */
export const tryRead = (options: ProjectOptions): Promise<Project | string> =>
  readProject(options).catch((error: unknown) => String(error))
