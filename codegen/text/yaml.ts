import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'

/** A mistake in a configuration file or overlay, with its place. */
export interface Mistake {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Collects mistakes while a YAML file is read; every reader below reports and continues. */
export interface YamlReader {
  readonly root: Node | null
  readonly mistakes: Mistake[]
  /** Reports at a node; the file's start where the node has no range. */
  report(node: Node | null | undefined, message: string): void
  /** The node itself, or what its alias (`*name`) stands for. */
  resolve(node: Node): Node
  /** Line and column of a node, counted from 1. */
  placeOf(node: Node | null | undefined): { readonly line: number; readonly column: number }
}

/** The maximum number of characters: parsing a larger file takes too long. */
const MOST_YAML = 1 << 20

/** How many mistakes of one file are listed. */
const MOST_MISTAKES = 100

/** Characters up to which the library compares each key with each. */
const MOST_COMPARED = 64 << 10

/** Parses YAML 1.2. Syntax errors become mistakes; `root` is null then, and for a file that is too large. */
export function readYaml(file: string, text: string): YamlReader {
  const lines = new LineCounter()
  const isLarge = text.length > MOST_YAML
  const uniqueKeys = text.length < MOST_COMPARED
  const document = parseDocument(isLarge ? '' : text, { lineCounter: lines, prettyErrors: false, uniqueKeys })
  const mistakes: Mistake[] = []
  const anchors = anchorsOf(document)
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const add = (offset: number, message: string): void => {
    if (mistakes.length < MOST_MISTAKES) mistakes.push({ file, ...placeAt(offset), message })
    else if (mistakes.length === MOST_MISTAKES)
      mistakes.push({ file, ...placeAt(offset), message: 'there are more mistakes, which are not listed' })
  }
  if (isLarge) add(0, `the file has ${text.length} characters, at most ${MOST_YAML} are read`)
  for (const error of independent(document.errors)) add(error.pos[0], `not YAML: ${error.message}`)
  return {
    root: document.errors.length > 0 || isLarge ? null : document.contents,
    mistakes,
    report: (node, message) => add(node?.range?.[0] ?? 0, message),
    resolve: (node) => {
      if (!isAlias(node)) return node
      const found = anchors(node)
      if (!found) add(node.range?.[0] ?? 0, `not YAML: nothing above is called &${node.source}`)
      return found ?? node
    },
    placeOf: (node) => placeAt(node?.range?.[0] ?? 0),
  }
}

/** A syntax error causes others after it: only the first is reported. */
function independent(errors: readonly YAMLError[]): readonly YAMLError[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  return first ? [first] : errors
}

/**
 * Finds what an alias stands for: the last thing of that name above it. Looking through the document for each would be
 * slow.
 */
function anchorsOf(document: Document): (alias: Alias) => Node | undefined {
  let named: Map<string, Node[]> | undefined
  return (alias) => {
    if (named === undefined) {
      named = new Map()
      visit(document, {
        Node: (_, node) => {
          if (!('anchor' in node) || node.anchor === undefined) return
          const same = named!.get(node.anchor)
          if (same) same.push(node)
          else named!.set(node.anchor, [node])
        },
      })
    }
    const start = alias.range?.[0] ?? 0
    return named.get(alias.source)?.findLast((node) => (node.range?.[0] ?? 0) < start)
  }
}

/** The entries of a map whose keys are all among `known`; anything else is a mistake. */
export function readFields(
  reader: YamlReader,
  node: Node | null | undefined,
  what: string,
  known: readonly string[],
): Map<string, Node> {
  const fields = new Map<string, Node>()
  for (const { key, keyNode, value } of readEntries(reader, node, what)) {
    if (known.includes(key)) fields.set(key, value)
    else reader.report(keyNode, `unknown key "${key}" in ${what}, ${didYouMean(key, known)}`)
  }
  return fields
}

/** All entries of a map with string keys and non-null values. */
export function readEntries(
  reader: YamlReader,
  node: Node | null | undefined,
  what: string,
): { key: string; keyNode: Node; value: Node }[] {
  if (node === null || node === undefined) return []
  if (!isMap(node)) {
    reader.report(node, `expected ${what} to be a map of names to values`)
    return []
  }
  const seen = new Set<string>()
  return (node as YAMLMap<Node, Node | null>).items.flatMap((pair: Pair<Node, Node | null>) => {
    if (isScalar(pair.key) && typeof pair.key.value === 'string' && pair.value !== null) {
      if (seen.has(pair.key.value)) reader.report(pair.key, `"${pair.key.value}" occurs twice in ${what}`)
      seen.add(pair.key.value)
      return [{ key: pair.key.value, keyNode: pair.key, value: reader.resolve(pair.value) }]
    }
    const unquoted =
      isScalar(pair.key) && pair.key.source !== undefined && typeof pair.key.value !== 'string'
        ? `, quote it: '${pair.key.source}'`
        : ''
    reader.report(pair.key, `expected a name and a value in ${what}${unquoted}`)
    return []
  })
}

/** The items of a list. */
export function readItems(reader: YamlReader, node: Node | null | undefined, what: string): Node[] {
  if (node === null || node === undefined) return []
  if (isSeq(node))
    return (node.items as (Node | null)[]).flatMap((item) => (item === null ? [] : [reader.resolve(item)]))
  reader.report(node, `expected ${what} to be a list`)
  return []
}

/** A non-empty string. */
export function readString(reader: YamlReader, node: Node | undefined, what: string): string | undefined {
  if (node === undefined) return undefined
  if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value
  reader.report(node, `expected ${what} to be a string`)
  return undefined
}

/** One of a closed list of words. */
export function readWord<Word extends string>(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  words: readonly Word[],
): Word | undefined {
  if (node === undefined) return undefined
  // YAML 1.1 readers take `off` for false; both spellings mean the same here.
  const value = isScalar(node)
    ? node.value === false && words.includes('off' as Word)
      ? 'off'
      : node.value
    : undefined
  const found = words.find((word) => word === value)
  if (found === undefined) {
    const hint = didYouMean(String(value), words)
    reader.report(node, `unexpected ${what} ${JSON.stringify(value)}, ${hint}`)
  }
  return found
}
