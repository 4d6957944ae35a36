/** Findings of the gate about documents without errors of their own. Loads the checks. */
import type { Finding } from '../check/finding.js'
import type { Verdict } from './resolve.js'
import type { Sources } from './sources.js'

/** What is wrong with examples. */
export async function findInExamples(sources: Sources): Promise<readonly Finding[]> {
  const [{ checkExamples }, { refusedExamples }] = await Promise.all([
    import('../check/examples/examples.js'),
    import('../check/examples/refused.js'),
  ])
  return [...checkExamples(sources.namespaces), ...refusedExamples(sources.namespaces, overlaysOf(sources))]
}

/** What reading the documents, their examples and their quality give. */
export async function findAll(
  { documents }: Verdict,
  sources: Sources,
  examples: readonly Finding[],
): Promise<readonly Finding[]> {
  const [{ documentFindings }, { checkQuality, unreadSentences }, { guessedEffects }] = await Promise.all([
    import('../check/documents.js'),
    import('../check/quality/quality.js'),
    import('../check/quality/effects.js'),
  ])
  return [
    ...documents.flatMap(documentFindings),
    ...examples,
    ...checkQuality(sources.namespaces, sources.documents.flatMap(unreadSentences)),
    ...guessedEffects(sources.namespaces, overlaysOf(sources)),
  ]
}

const overlaysOf = ({ overlays }: Sources) => new Map([...overlays].map(([name, { overlay }]) => [name, overlay]))
