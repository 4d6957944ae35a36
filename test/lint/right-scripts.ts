/** Documented examples that are right, with what they can call and an answer for every call. */
import { parseDocument } from '#codegen/parse/index.js'
import { FORMAT, type NamespaceDefinition } from '#runtime/definition.js'
import { checkScript } from '#runtime/lint/index.js'
import { readCorpus } from '../helpers/corpus.js'
import { callsOf } from './answering.js'

export interface RightScript {
  readonly file: string
  readonly source: string
}

export interface Documented {
  readonly definitions: readonly NamespaceDefinition[]
  /** All Lua of the documents that parses. */
  readonly scripts: readonly RightScript[]
}

/** The definitions of one document in `step`, without their validators. */
export function readDocumented(step = 1): Documented {
  const chosen = readCorpus().filter((_, index) => index % step === 0)
  const documents = chosen.map(({ file, text }) => ({ file, text, parsed: parseDocument(file, text) }))
  const definitions = documents.flatMap(({ parsed }) =>
    parsed.namespaces.map(
      (namespace): NamespaceDefinition => ({
        format: FORMAT,
        namespace: namespace.namespace,
        title: namespace.title,
        functions: namespace.functions.map(({ inferred: _, ...each }) => ({ ...each, validate: () => undefined })),
        ...(namespace.calls && { calls: namespace.calls }),
        docs: { page: '', functions: {} },
      }),
    ),
  )
  const scripts = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/^```lua\n([\s\S]*?)^```/gm)].map(([, source]) => ({ file, source: source! })),
  )
  return { definitions, scripts }
}

/** Scripts in which nothing is found, which call something and run to their end. */
export async function rightScripts({ definitions, scripts }: Documented): Promise<RightScript[]> {
  const right: RightScript[] = []
  for (const script of scripts) {
    const { findings, uses } = checkScript(script.source, { integrations: definitions })
    if (findings.length > 0 || uses.length === 0) continue
    const calls = await callsOf(script.source, definitions)
    if (!calls.startsWith('failed') && calls !== '') right.push(script)
  }
  return right
}
