import { isMap, type Node } from 'yaml'
import { meantName } from '../../../runtime/validation/did-you-mean.js'
import { documentRules } from '../../rules/documents.js'
import {
  type Mistake,
  readEntries,
  readFields,
  readItems,
  readString,
  readWord,
  readYaml,
  type YamlReader,
} from '../../text/yaml.js'
import { type Config, defaultConfig, type Folders, matches, type SeverityRule } from './severities.js'

/** Errors of documents, which block generation. */
const blockingRules: ReadonlySet<string> = new Set(
  Object.entries(documentRules).flatMap(([id, { level }]) => (level === 'error' ? [`documents/${id}`] : [])),
)

const levels = ['error', 'warning', 'info'] as const
const severities = ['error', 'warning', 'info', 'off'] as const

/** The content of the file, and what is wrong with it. */
export interface ConfigFile {
  readonly config: Config
  readonly folders: Folders
  readonly mistakes: readonly Mistake[]
}

/**
 * Reads the configuration. `knownRules` are all rule ids as `section/rule`; a name or glob that matches none of them is
 * an error, because it would silently do nothing.
 */
export function readConfig(file: string, text: string, knownRules: readonly string[]): ConfigFile {
  const reader = readYaml(file, text)
  const fields = readFields(reader, reader.root, 'the configuration', [...folderNames, 'rules', 'overrides', 'failOn'])
  const own = readRules(reader, fields.get('rules'), knownRules)
  const overrides = readItems(reader, fields.get('overrides'), '"overrides"').flatMap((item) =>
    readOverride(reader, item, knownRules),
  )
  const failOn = readWord(reader, fields.get('failOn'), 'level', levels) ?? defaultConfig.failOn
  const config = { severities: [...own, ...overrides], failOn }
  return { config, folders: readFolders(reader, fields), mistakes: reader.mistakes }
}

const folderNames = ['spec', 'out', 'generated'] as const satisfies readonly (keyof Folders)[]

function readFolders(reader: YamlReader, fields: ReadonlyMap<string, Node>): Folders {
  const entries = folderNames.flatMap((name) => {
    const folder = readString(reader, fields.get(name), `"${name}"`)
    return folder === undefined ? [] : [[name, folder] as const]
  })
  return Object.fromEntries(entries)
}

function readRules(reader: YamlReader, node: Node | undefined, knownRules: readonly string[]): SeverityRule[] {
  return readEntries(reader, node, '"rules"').flatMap(({ key, keyNode, value }) => {
    if (!knownRules.some((rule) => matches(key, rule))) {
      const hint = meantName(key, knownRules) ?? `expected ${expectedRules(key, knownRules)}`
      reader.report(keyNode, `unknown rule "${key}", ${hint}`)
    }
    const severity = readWord(reader, value, 'severity', severities)
    if (severity !== undefined && severity !== 'error' && blockingRules.has(key))
      reader.report(
        keyNode,
        `${key} cannot be ${severity === 'off' ? 'switched off' : 'downgraded'}: nothing is generated from a ` +
          'document with an error',
      )
    return severity === undefined ? [] : [{ rule: key, severity }]
  })
}

/** The rules of the named section, or else the sections. */
function expectedRules(name: string, knownRules: readonly string[]): string {
  const section = name.split('/', 1)[0]!
  const inSection = knownRules.filter((rule) => rule.startsWith(`${section}/`))
  const expected =
    inSection.length > 0 ? inSection : [...new Set(knownRules.map((rule) => `${rule.split('/', 1)[0]!}/…`))]
  return `one of ${expected.join(', ')}, or a glob`
}

function readOverride(reader: YamlReader, item: Node, knownRules: readonly string[]): SeverityRule[] {
  if (!isMap(item)) reader.report(item, 'expected an override to be a map with "match" and "rules"')
  const fields = readFields(reader, isMap(item) ? item : null, 'an override', ['match', 'rules'])
  const subject = readString(reader, fields.get('match'), '"match"')
  if (subject === undefined && isMap(item) && !fields.has('match'))
    reader.report(item, 'expected an override to have "match": a glob of subjects such as "shop.*"')
  return subject === undefined
    ? []
    : readRules(reader, fields.get('rules'), knownRules).map((rule) => ({
        ...rule,
        subject,
        at: reader.placeOf(fields.get('match')),
      }))
}
