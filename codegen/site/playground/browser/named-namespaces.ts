/** Which namespaces a script may reach, from its words alone. */
import { wordsOf } from './words.js'

/** With these a script can reach any namespace, or reads about all of them. */
const REACHES_ALL = new Set(['docs', '_G', '_ENV', 'load', 'pages'])

/**
 * The namespaces that a script names; undefined if it may reach others, because it computes names or reads the
 * documentation, or if it names an unknown one, for which the nearest must be found.
 */
export function namedNamespaces(source: string, known: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const named = new Set<string>()
  const words = wordsOf(source)
  for (const [index, { kind, text }] of words.entries()) {
    if (kind !== 'name') continue
    if (known.has(text)) named.add(text)
    if (REACHES_ALL.has(text)) return undefined
    const next = words[index + 1]?.text
    if (text === 'app' && !(next === '.' && words[index + 2]?.text === 'integrations')) return undefined
    if (text !== 'integrations') continue
    const name = next === '.' ? words[index + 2]?.text : next === '[' ? unquoted(words[index + 2]?.text) : undefined
    if (name === undefined || !known.has(name)) return undefined
    named.add(name)
  }
  return named
}

const unquoted = (text = ''): string | undefined => /^(["'])([^"'\\\n]*)\1$/.exec(text)?.[2]
