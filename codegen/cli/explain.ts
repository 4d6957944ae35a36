import { effectText, isGuessed } from '../../runtime/effect.js'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes, Failure } from '../failure.js'
import { exists } from '../files/index.js'
import { type ApiFunction, type Fact, facts, type Namespace, type Parameter } from '../ir.js'
import { openCache } from '../project/open-cache.js'
import { openProject } from '../project/open-project.js'
import { namesOf } from '../project/resolve.js'
import { readSpecFolder } from '../project/spec-folder.js'
import { ruleNames } from '../rules/index.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { findRule, readNamedPage, renderRule } from './explain/page.js'
import { readFolders } from './project/folders.js'

/**
 * `moonbind explain`: every known fact about a name, with the line of the document that states it; also rules and
 * formats.
 */
export const explain: Command = {
  name: 'explain',
  usage: 'NAMESPACE[.FUNCTION[.PARAMETER]] | RULE | rules | grammar | overlay [--spec DIR] [--json]',
  options: { spec: commonOptions.spec, json: commonOptions.json },
  words: { min: 1, max: 1 },
  run: runExplain,
}

/** A namespace, a function or a parameter as this command shows it. */
interface Explained {
  readonly name: string
  readonly heading: string
  readonly text: string
  readonly facts: readonly Fact[]
  /** The schema, for the values of the facts. */
  readonly subject: object
  readonly parts: readonly Explained[]
}

async function runExplain(args: Arguments, io: Io): Promise<number> {
  const [wanted = ''] = args.words
  const { spec } = await readFolders(args)
  if (!exists(`${spec}/${wanted}.md`) && explainPage(args, io, wanted)) return exitCodes.clean
  const namespaces = await readNamespaces(spec, wanted)
  const found = find(namespaces.map(explainNamespace), wanted)
  io.out(args.flag('json') ? `${JSON.stringify(toJson(found), undefined, 2)}\n` : render(found))
  return exitCodes.clean
}

/** Explains rules and pages; false for any other name. Throws a `Failure` (`usage`) for a rule that does not exist. */
function explainPage(args: Arguments, io: Io, wanted: string): boolean {
  const page = readNamedPage(wanted)
  const rule = page === undefined ? findRule(wanted) : undefined
  const text = rule ? renderRule(rule) : page
  if (text === undefined) {
    if (!wanted.includes('/')) return false
    throw new Failure('usage', `unknown rule: ${JSON.stringify(wanted)}, ${didYouMean(wanted, ruleNames())}`)
  }
  io.out(args.flag('json') ? `${JSON.stringify(rule ?? { name: wanted, text }, undefined, 2)}\n` : text)
  return true
}

/** The namespaces that a name may begin with; all if it begins with none of them. */
async function readNamespaces(spec: string, wanted: string): Promise<readonly Namespace[]> {
  const cache = openCache()
  const project = openProject({ folder: readSpecFolder(spec, cache), cache })
  const outlines = await project.outlines()
  const holders = outlines.filter((document) =>
    namesOf(document).some((namespace) => wanted === namespace || wanted.startsWith(`${namespace}.`)),
  )
  return project.namespaces((holders.length > 0 ? holders : outlines).map(({ file }) => file))
}

/** Resolves the name step by step. Longer names are tried first, so that names may contain dots. */
function find(level: readonly Explained[], wanted: string): Explained {
  let candidates = level
  let rest = wanted
  let where = 'namespace'
  for (;;) {
    const next = [...candidates]
      .sort((a, b) => b.name.length - a.name.length)
      .find(({ name }) => rest === name || rest.startsWith(`${name}.`))
    if (next === undefined) throw unknown(where, rest.split('.')[0]!, candidates)
    if (rest === next.name) return next
    rest = rest.slice(next.name.length + 1)
    candidates = next.parts
    where =
      where === 'namespace'
        ? `function of ${next.name}`
        : where.startsWith('function')
          ? `parameter of ${next.name}`
          : `part of ${next.name}`
  }
}

function unknown(what: string, name: string, candidates: readonly Explained[]): Failure {
  const names = candidates.map((candidate) => candidate.name)
  return new Failure('usage', `unknown ${what}: ${JSON.stringify(name)}, ${didYouMean(name, names)}`)
}

function explainNamespace(entry: Namespace): Explained {
  return {
    name: entry.namespace,
    heading: `${entry.namespace}  ${entry.title}`,
    text: entry.description ?? '',
    facts: entry[facts] ?? [],
    subject: entry,
    parts: entry.functions.map((fn) => explainFunction(entry.namespace, fn)),
  }
}

function explainFunction(namespace: string, entry: ApiFunction): Explained {
  const marks = [
    `${effectText(entry.effect)}${isGuessed(entry.effect) ? ' (guessed)' : ''}`,
    entry.deprecated === true ? 'deprecated' : '',
    entry.inferred === true ? 'known from calls only' : '',
    entry.open === true ? 'takes any parameter' : '',
  ]
  return {
    name: entry.name,
    heading: [`${namespace}.${entry.name}`, ...marks.filter((mark) => mark !== '')].join('  '),
    text: [entry.summary, ...(entry.rules ?? []).map(({ text }) => text)].filter((text) => text !== '').join('\n'),
    facts: [...(entry[facts] ?? []), ...guess(entry)],
    subject: { ...entry, effect: entry.effect.kind },
    parts: entry.parameters.map((parameter) => explainParameter(`${namespace}.${entry.name}`, parameter)),
  }
}

/** If no effect is stated, the name decides it; this is the place of the name. */
function guess({ name, effect, [facts]: known = [] }: ApiFunction): Fact[] {
  const [first] = known
  if (!isGuessed(effect) || !first) return []
  const text = effect.source === 'name' ? name : `${name}: the name does not say that it only reads`
  return [{ of: 'effect', by: first.by, text, place: first.place }]
}

function explainParameter(path: string, entry: Parameter): Explained {
  const { name, required, conditional, description, inferred, schema } = entry
  const presence = required ? 'required' : conditional === undefined ? 'optional' : `required when: ${conditional}`
  const type = [schema.type ?? 'any'].flat().join(' or ')
  return {
    name,
    heading: `${path}.${name}  ${type}  ${presence}${inferred === true ? '  seen in examples only' : ''}`,
    text: description,
    facts: entry[facts] ?? [],
    subject: { ...entry, ...schema },
    parts: [],
  }
}

function render({ heading, text, facts: known, subject, parts }: Explained): string {
  const rows = known.map((fact) => [
    fact.of,
    shortJson(valueAt(subject, fact.of)),
    `${fact.by} at ${placeText(fact)}`,
    JSON.stringify(fact.text),
  ])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
  const below = parts.map((part) => `  ${part.heading}`)
  return [
    heading,
    ...(text === '' ? [] : [text]),
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...(below.length > 0 ? ['', ...below] : []),
    '',
  ].join('\n')
}

const placeText = ({ place }: Fact): string => `${place.file}:${place.start.line}:${place.start.column}`

/** The value that a fact states: `maximum`, `properties.url.type`. Undefined if it is not a value of the schema. */
function valueAt(subject: object, path: string): unknown {
  let value: unknown = subject
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value
}

function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function toJson({ name, text, facts: known, subject, parts }: Explained): object {
  return {
    name,
    ...(text !== '' && { text }),
    facts: known.map((fact) => ({
      of: fact.of,
      value: valueAt(subject, fact.of),
      by: fact.by,
      text: fact.text,
      file: fact.place.file,
      line: fact.place.start.line,
      column: fact.place.start.column,
    })),
    ...(parts.length > 0 && { parts: parts.map((part) => part.name) }),
  }
}
