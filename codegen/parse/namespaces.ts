/** Finds the namespaces that the calls and headings of a document name. */
import { isTypo } from '../../runtime/validation/nearest.js'
import { facts, markdown, type Namespace } from '../ir.js'
import { type DocumentedCall, grouped, nameFunctions, rankNamespaces } from './calls.js'
import type { FunctionDraft } from './function/function.js'
import { bulletFunction, CalledFunctions, calledFunctions, draftFunction, uniqueFunctions } from './functions.js'
import { placeOfNode, sourceOf } from './markdown/markdown.js'
import type { Section } from './markdown/sections.js'
import type { DocumentParts } from './parts.js'
import type { Reading } from './reading.js'

/** Assigns each function to its namespace; the namespace with the most calls comes first. */
export function splitNamespaces(
  found: DocumentParts,
  calls: readonly DocumentedCall[],
  home: string,
  reading: Reading,
): Namespace[] {
  const written = [
    ...calls.flatMap(({ namespace }) => namespace ?? []),
    ...found.drafts.flatMap(({ draft }) =>
      draft.heading.path[0] === 'app' && draft.heading.path[2] !== undefined ? [draft.heading.path[2]] : [],
    ),
  ]
  const [main = home, ...called] = rankNamespaces(written)
  const known = new Map(calls.map((call) => [call.call, call]))
  const drafts = grouped(found.drafts, ({ draft }) => namespaceOf(draft, known, main))
  const own = grouped(calls, ({ namespace }) => namespace ?? main)
  const others = called.filter((name) => drafts.has(name) || !isMisspelt(name, main, own))
  const anyParameters = found.drafts.some(({ draft }) => draft.parameters.length > 0)
  return [main, ...others].flatMap(
    (name) =>
      readNamespace(name, name === main, drafts.get(name) ?? [], found, own.get(name) ?? [], anyParameters, reading) ??
      [],
  )
}

/**
 * A namespace that nothing documents and that is called only with functions of another one: `shpo.get_item` next to
 * `shop.get_item`.
 */
function isMisspelt(name: string, main: string, calls: ReadonlyMap<string, readonly DocumentedCall[]>): boolean {
  const known = new Set((calls.get(main) ?? []).map((call) => call.name))
  return isTypo(name, main) && (calls.get(name) ?? []).every((call) => known.has(call.name))
}

function namespaceOf(
  { heading, examples }: FunctionDraft,
  known: ReadonlyMap<DocumentedCall['call'], DocumentedCall>,
  main: string,
): string {
  if (heading.path[0] === 'app' && heading.path[2] !== undefined) return heading.path[2]
  const own = examples.flatMap(({ code }) => code?.calls ?? []).flatMap((call) => known.get(call) ?? [])
  const called = own.find(
    (entry) =>
      entry.namespace !== undefined && (entry.name === heading.name || heading.name.endsWith(`_${entry.name}`)),
  )
  return called?.namespace ?? main
}

interface GroupedDraft {
  readonly draft: FunctionDraft
  readonly group?: string
}

function readNamespace(
  namespace: string,
  main: boolean,
  drafts: readonly GroupedDraft[],
  found: DocumentParts,
  own: readonly DocumentedCall[],
  anyParameters: boolean,
  reading: Reading,
): Namespace | undefined {
  const calls = new CalledFunctions(own)
  const headings = drafts.map(({ draft }) => draft.heading.name)
  const documented = [...headings, ...(main ? found.bullets.map(({ name }) => name) : [])]
  const naming = nameFunctions(namespace, documented, new Set(own.map(({ name }) => name)), new Set(headings))
  const bullets = main ? found.bullets.filter(({ name }) => !naming.isMention(name)) : []
  const functions = uniqueFunctions(
    [
      ...drafts.map(({ draft, group }) =>
        draftFunction(draft, { namespace, group }, naming.resolve(draft.heading.name), calls, anyParameters, reading),
      ),
      ...bullets.map((bullet) => bulletFunction(bullet, namespace, naming.resolve(bullet.name), calls)),
      ...calledFunctions(calls, namespace, documented, naming),
    ],
    reading,
  )
  if (functions.length === 0) return undefined
  const names = new Set(functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const written = own.filter(({ form, name }) => form !== 'global' || names.has(name))
  const forms = [...new Set(written.map(({ form }) => form))].filter((form) => form !== 'app')
  return {
    namespace,
    title: titleOf(found.title, namespace),
    ...description(found.title, reading),
    functions,
    guides: main ? found.guides.map(({ guide }) => guide) : [],
    ...(forms.length > 0 && { calls: forms }),
    [facts]: found.title?.heading
      ? [{ of: 'title', by: 'heading', text: found.title.source, place: placeOfNode(reading, found.title.heading) }]
      : [],
    [markdown]: reading.text,
  }
}

function titleOf(section: Section | undefined, namespace: string): string {
  // Longer titles are not names, and the pattern below would take too long on them.
  const title = section?.title
    .slice(0, 200)
    .replace(
      /\s*(?:[—–-]+\s*)?\b(?:(?:lua|ruby|javascript)\s+)?(?:api\s+)?(?:reference|docs|documentation|supplement|integration)\s*$/i,
      '',
    )
    .replace(/\s*(?:[—–-]+\s*)?\b(?:lua|ruby|javascript)\s+(?:api\s+)?(?:reference|docs|supplement)\s*$/i, '')
    .replace(/\s*[—–-]+\s*(?:(?:lua|ruby|javascript)(?: api)?)?\s*$/i, '')
    .trim()
  return title === undefined || title === '' ? namespace : title
}

function description(section: Section | undefined, reading: Reading): { description?: string } {
  const text = (section?.blocks ?? []).filter(({ type }) => type === 'paragraph').map((node) => sourceOf(reading, node))
  return text.length === 0 ? {} : { description: text.join('\n\n') }
}
