/** One document of the family, from Markdown to namespaces. */
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { mergeAll } from '../../runtime/lua/index.js'
import { isTypo } from '../../runtime/nearest.js'
import {
  type ApiFunction,
  facts,
  type Guide,
  markdown,
  type Namespace,
  type Parameter,
  type Place,
  type Schema,
} from '../ir.js'
import { type Bullet, readBullets } from './bullets.js'
import {
  type CallsByName,
  callsByName,
  callsTo,
  type DocumentedCall,
  grouped,
  homeNamespace,
  nameFunctions,
  rankNamespaces,
  readCall,
} from './calls.js'
import { calledNames, type Evidence, functionsInside, isFunctionSection, showsFunction } from './evidence.js'
import { type ReadExample, readExample } from './examples.js'
import { asFunction, type FunctionDraft, readFunction, withElements } from './function/function.js'
import { readFunctionName } from './heading.js'
import { type Layout, layOut } from './markdown/layout.js'
import { checkText } from './markdown/limits.js'
import { parseMarkdown, placeOfNode, sourceOf } from './markdown/markdown.js'
import { allSections, readSections, type Section } from './markdown/sections.js'
import { withoutRule } from './markdown/text.js'
import { inferredParameters } from './open-parameters.js'
import { type Reading, startReading, type Unread } from './reading.js'
import { titledFunctions } from './titled.js'

/** What reading a document gives. */
export interface ParsedDocument {
  readonly file: string
  readonly namespaces: readonly Namespace[]
  /** In the order of their places. */
  readonly messages: readonly VFileMessage[]
  /** Sentences that look like constraints and stayed prose. */
  readonly unread: readonly Unread[]
}

/** Reads a document. Never throws for what it says; errors are among the messages. */
export function parseDocument(file: string, delivered: string): ParsedDocument {
  // micromark counts no byte order mark: with it every offset would be one too small. Whoever calls this with CRLF or lone CR gets what LF gives.
  const text = delivered.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const layout = layOut(text)
  const vfile = new VFile({ path: file, value: text })
  const reading = startReading(vfile, { file, text })
  const namespaces = checkText(reading, layout) ? readDocument(reading, layout) : []
  const messages = [...vfile.messages].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
  return { file, namespaces, messages, unread: reading.unread }
}

/** Everything found in the sections of a document, before names are settled. */
interface Found {
  readonly drafts: { readonly draft: FunctionDraft; readonly group?: string }[]
  /** What the document is about where no call says it. */
  readonly home: string
  readonly bullets: Bullet[]
  readonly guides: { readonly guide: Guide; readonly examples: readonly ReadExample[]; readonly section: Section }[]
  readonly title: Section | undefined
}

function readDocument(reading: Reading, layout: Layout): Namespace[] {
  const top = readSections(parseMarkdown(reading.text, layout), reading)
  const found = readParts(top, reading)
  const known = new Set([
    ...found.drafts.map(({ draft }) => draft.heading.name),
    ...found.bullets.map(({ name }) => name),
  ])
  const calls = callsOf(found, known, found.home)
  const namespaces = splitNamespaces(found, calls, found.home, reading)
  if (namespaces.length === 0) {
    const start = { line: 1, column: 1, offset: 0 }
    reading.report(
      'no-function',
      { file: reading.file, start, end: start },
      'Unexpected document without any function, expected a heading such as `## send_sms` with a table of its parameters, or a Lua example that calls one',
    )
  }
  return namespaces
}

function readParts(top: Section, reading: Reading): Found {
  const title = top.children.find(({ depth }) => depth === 1)
  const found: Found = { home: homeNamespace(reading.text, reading.file), drafts: [], bullets: [], guides: [], title }
  const evidence: Evidence = { called: calledNames(top), titled: titledFunctions(top, reading), source: reading }
  if (top.blocks.length > 0)
    found.guides.push(readGuide({ ...top, children: [], end: top.children[0]?.start ?? top.end }, reading))
  for (const section of top.children) {
    if (section === title) {
      const intro = { ...section, children: [], end: section.children[0]?.start ?? section.end }
      if (section.blocks.some((node) => node.type !== 'paragraph' && node.type !== 'thematicBreak'))
        found.guides.push(readGuide(intro, reading))
      found.bullets.push(...readBullets(section, found.home, reading))
      for (const child of section.children) readPart(child, undefined, found, evidence, reading)
    } else readPart(section, undefined, found, evidence, reading)
  }
  // Where functions have headings, a list of names is one of fields or values unless something says otherwise.
  return {
    ...found,
    bullets: found.bullets.filter(({ sure, name }) => sure || found.drafts.length === 0 || evidence.called.has(name)),
  }
}

/** A section is a function, a group of functions, or a guide. */
function readPart(
  section: Section,
  group: string | undefined,
  found: Found,
  evidence: Evidence,
  reading: Reading,
): void {
  const heading = evidence.titled.get(section) ?? readFunctionName(section.source)
  if (heading && (heading.certain || showsFunction(section, heading.name, evidence))) {
    const inside = functionsInside(section, evidence)
    const own =
      inside.length === 0
        ? section
        : { ...section, children: section.children.filter((child) => !inside.includes(child)), end: inside[0]!.start }
    found.drafts.push({ draft: readFunction(own, heading, reading), ...(group !== undefined && { group }) })
    for (const child of inside) readPart(child, group, found, evidence, reading)
    return
  }
  if (section.children.some((child) => allSections(child).some((each) => isFunctionSection(each, evidence)))) {
    const own = { ...section, children: [], end: section.children[0]!.start }
    if (own.blocks.some((node) => node.type !== 'thematicBreak')) found.guides.push(readGuide(own, reading))
    found.bullets.push(...readBullets(own, found.home, reading))
    for (const child of section.children)
      readPart(child, isToolsTitle(section.title) ? undefined : section.title, found, evidence, reading)
    return
  }
  found.guides.push(readGuide(section, reading))
  for (const each of allSections(section)) found.bullets.push(...readBullets(each, found.home, reading))
}

const isToolsTitle = (title: string): boolean =>
  /^(available |representative )?(tools|functions|methods|actions|api|reference|api reference)$/i.test(title)

function readGuide(section: Section, reading: Reading): Found['guides'][number] {
  const examples = allSections(section).flatMap((each) =>
    each.blocks.flatMap((node) => (node.type === 'code' ? [readExample(node, each.title, reading)] : [])),
  )
  const guide: Guide = {
    title: section.title,
    markdown: withoutRule(reading.text.slice(section.body, section.end)).trim(),
    ...(examples.length > 0 && { examples: examples.map(({ example }) => example) }),
    [facts]: section.heading
      ? [{ of: 'title', by: 'heading', text: section.source, place: placeOfNode(reading, section.heading) }]
      : [],
  }
  return { guide, examples, section }
}

function callsOf(found: Found, known: ReadonlySet<string>, home: string): DocumentedCall[] {
  const examples = [
    ...found.drafts.flatMap(({ draft }) => draft.examples),
    ...found.guides.flatMap((each) => each.examples),
  ]
  return examples
    .sort((a, b) => a.offset - b.offset)
    .flatMap(({ lua }) => (lua?.calls ?? []).flatMap((call) => readCall(call, known, home) ?? []))
}

function splitNamespaces(found: Found, calls: readonly DocumentedCall[], home: string, reading: Reading): Namespace[] {
  const written = [
    ...calls.flatMap(({ namespace }) => namespace ?? []),
    ...found.drafts.flatMap(({ draft }) =>
      draft.heading.path[0] === 'app' && draft.heading.path[2] !== undefined ? [draft.heading.path[2]] : [],
    ),
  ]
  const [main = home, ...others] = rankNamespaces(written)
  const known = new Map(calls.map((each) => [each.call, each]))
  const drafts = grouped(found.drafts, ({ draft }) => namespaceOf(draft, known, main))
  const own = grouped(calls, ({ namespace }) => namespace ?? main)
  const anyParameters = found.drafts.some(({ draft }) => draft.parameters.length > 0)
  return [main, ...others].flatMap(
    (name) =>
      readNamespace(name, name === main, drafts.get(name) ?? [], found, own.get(name) ?? [], anyParameters, reading) ??
      [],
  )
}

function namespaceOf(
  { heading, examples }: FunctionDraft,
  known: ReadonlyMap<DocumentedCall['call'], DocumentedCall>,
  main: string,
): string {
  if (heading.path[0] === 'app' && heading.path[2] !== undefined) return heading.path[2]
  const own = examples.flatMap(({ lua }) => lua?.calls ?? []).flatMap((call) => known.get(call) ?? [])
  const called = own.find(
    (each) => each.namespace !== undefined && (each.name === heading.name || heading.name.endsWith(`_${each.name}`)),
  )
  return called?.namespace ?? main
}

interface Draft {
  readonly draft: FunctionDraft
  readonly group?: string
}

function readNamespace(
  namespace: string,
  main: boolean,
  drafts: readonly Draft[],
  found: Found,
  own: readonly DocumentedCall[],
  anyParameters: boolean,
  reading: Reading,
): Namespace | undefined {
  const calls = callsByName(own)
  const headings = drafts.map(({ draft }) => draft.heading.name)
  const documented = [...headings, ...(main ? found.bullets.map(({ name }) => name) : [])]
  const naming = nameFunctions(namespace, documented, new Set(own.map(({ name }) => name)), new Set(headings))
  const bullets = main ? found.bullets.filter(({ name }) => !naming.isMention(name)) : []
  const functions = uniqueFunctions(
    [
      ...drafts.map(({ draft, group }) =>
        draftFunction(draft, group, naming.resolve(draft.heading.name), calls, anyParameters, reading),
      ),
      ...bullets.map((bullet) => bulletFunction(bullet, naming.resolve(bullet.name), calls)),
      ...calledFunctions(calls, documented, naming),
    ],
    reading,
  )
  if (functions.length === 0) return undefined
  const forms = [...new Set(own.map(({ form }) => form))].filter((form) => form !== 'app')
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
  // Longer titles are no names, and what follows would take too long on them.
  const title = section?.title
    .slice(0, 200)
    .replace(/\s*(?:[—–-]+\s*)?\b(lua\s+)?(api\s+)?(reference|docs|documentation|supplement|integration)\s*$/i, '')
    .replace(/\s*(?:[—–-]+\s*)?\blua\s+(api\s+)?(reference|docs|supplement)\s*$/i, '')
    .replace(/\s*[—–-]+\s*(lua( api)?)?\s*$/i, '')
    .trim()
  return title === undefined || title === '' ? namespace : title
}

function description(section: Section | undefined, reading: Reading): { description?: string } {
  const text = (section?.blocks ?? []).filter(({ type }) => type === 'paragraph').map((node) => sourceOf(reading, node))
  return text.length === 0 ? {} : { description: text.join('\n\n') }
}

function draftFunction(
  draft: FunctionDraft,
  group: string | undefined,
  names: { name: string; aliases: readonly string[] },
  all: CallsByName,
  anyParameters: boolean,
  reading: Reading,
): ApiFunction {
  const calls = callsTo(all, [names.name, ...names.aliases])
  const passes = calls.some(({ call }) =>
    call.args.some((arg) => arg.kind !== 'table' || arg.fields.length > 0 || arg.partial),
  )
  const open =
    draft.parameters.length === 0 &&
    !draft.documented &&
    draft.heading.signature?.length !== 0 &&
    (passes || !anyParameters || (draft.heading.signature?.length ?? 0) > 0)
  const parameters: readonly Parameter[] = open
    ? inferredParameters(draft.heading.signature ?? [], calls, draft.place)
    : draft.parameters
  const result = resultOfDraft(draft.result, resultOf(calls))
  return asFunction(
    draft,
    names,
    { open, parameters, ...(group !== undefined && { group }), ...(result && { result }) },
    reading,
  )
}

/** What the text says of the answer; where it says what each element is, the examples may show that an object holds the list. */
function resultOfDraft(said: Schema | undefined, shown: Schema | undefined): Schema | undefined {
  return said?.type === 'array' && said.items && shown?.type === 'object'
    ? (withElements(shown, said.items) ?? shown)
    : (said ?? shown)
}

/** What `-- Returns:` comments say, else what the examples show. */
function resultOf(calls: readonly DocumentedCall[]): Schema | undefined {
  const returned = calls.flatMap(({ call }) => call.returns ?? [])
  if (returned.length > 0) return mergeAll(returned)
  const inferred = calls.flatMap(({ call }) => call.inferred ?? [])
  const merged = inferred.length === 0 ? undefined : mergeAll(inferred)
  return merged && Object.keys(merged).length > 0 ? { ...merged, 'x-inferred': true } : undefined
}

function bulletFunction(
  { name, signature, summary, place }: Bullet,
  names: { name: string; aliases: readonly string[] },
  all: CallsByName,
): ApiFunction {
  const calls = callsTo(all, [name, names.name])
  const parameters = inferredParameters(signature, calls, place).map((each) => ({ ...each, required: false }))
  return { ...openFunction(names, summary, calls, place, 'bullet'), parameters }
}

/** Functions that examples call and nothing else names. A misspelled name is none: the check of the examples reports it. */
function calledFunctions(
  all: CallsByName,
  documented: readonly string[],
  naming: ReturnType<typeof nameFunctions>,
): ApiFunction[] {
  const known = new Set(documented.flatMap((name) => [name, naming.resolve(name).name]))
  const names = [...all.keys()].filter(
    (name) => !known.has(name) && name !== '*' && ![...known].some((right) => isTypo(name, right)),
  )
  return names.map((name) => openFunction({ name, aliases: [] }, '', callsTo(all, [name]), undefined, 'example'))
}

function openFunction(
  { name, aliases }: { name: string; aliases: readonly string[] },
  summary: string,
  calls: readonly DocumentedCall[],
  place: Place | undefined,
  by: 'bullet' | 'example',
): ApiFunction {
  const result = resultOf(calls)
  return {
    name,
    ...(aliases.length > 0 && { aliases }),
    summary,
    parameters: inferredParameters([], calls, place),
    open: true,
    inferred: true,
    ...(result && { result }),
    examples: [],
    ...(place && { [facts]: [{ of: 'name', by, text: name, place }] }),
  }
}

function uniqueFunctions(functions: readonly ApiFunction[], reading: Reading): ApiFunction[] {
  const first = new Map<string, ApiFunction>()
  return functions.filter((each) => {
    const known = first.get(each.name)
    first.set(each.name, known ?? each)
    if (!known) return true
    const [place, before] = [each[facts]?.[0]?.place, known[facts]?.[0]?.place]
    if (place && !each.inferred)
      reading.report('duplicate-function', place, `Unexpected second section of \`${each.name}\``, {
        actual: each.name,
        ...(before && { first: before }),
      })
    return false
  })
}
