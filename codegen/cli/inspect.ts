/** Everything that `check` and `accept` look at, read and put together. */
import type { Change } from '../compare.js'
import { breakingFindings } from '../check/breaking/base.js'
import { documentFindings } from '../check/documents.js'
import { checkExamples } from '../check/examples/examples.js'
import type { GateInput, Outcome, Policy } from '../check/gate.js'
import type { Finding } from '../check/finding.js'
import { checkQuality } from '../check/quality/quality.js'
import { staleFindings } from '../check/stale.js'
import type { Namespace } from '../ir.js'
import { hasErrors, isUnreadable, planOutput, type LoadedDocument } from '../pipeline.js'
import type { Arguments } from './arguments.js'
import { readBase } from './base.js'
import type { Io } from './command.js'

/** What the gate is handed, and whether a document could not even be read. */
export interface Inspection {
  readonly input: GateInput
  readonly unreadable: boolean
}

/**
 * Looks at everything that the options name. Writes nothing.
 *
 * @throws {Failure} as `planOutput` and `readBase` do.
 */
export async function inspect(args: Arguments, io: Io, policy: Policy): Promise<Inspection> {
  const [spec, out] = [args.text('spec') ?? 'spec', args.text('out') ?? 'generated']
  const plan = await planOutput({ spec, out, onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`) })
  const base = args.text('base')
  const breaking = base === undefined ? undefined : await readBase(base, spec)
  io.progress()
  const sound = plan.documents.filter((document) => !hasErrors(document))
  const namespaces = sound.flatMap((document) => document.namespaces)
  const read = plan.documents.flatMap(documentFindings)
  const blocked = plan.blocked ? { notCompared: 'a document has errors' } : undefined
  const input: GateInput = {
    sections: [
      { section: 'documents', outcome: { findings: read.filter(({ section }) => section === 'documents') } },
      { section: 'stale', outcome: blocked ?? stale(plan.changes, out, mendCommand(args)) },
      { section: 'examples', outcome: { findings: [...read.filter(({ section }) => section === 'examples'), ...checkExamples(namespaces)] } },
      { section: 'breaking', outcome: breaking === undefined ? { notCompared: 'no --base' } : (blocked ?? { findings: breakingFindings(breaking, namespaces) }) },
      { section: 'quality', outcome: { findings: quality(namespaces, sound) } },
    ],
    namespaces: namespaces.map(({ namespace }) => namespace),
    policy,
    ...(breaking?.version !== undefined && { version: breaking.version }),
  }
  return { input, unreadable: plan.documents.some(isUnreadable) }
}

const stale = (changes: readonly Change[], out: string, mend: string): Outcome => ({ findings: staleFindings(changes, out, mend) })

function quality(namespaces: readonly Namespace[], documents: readonly LoadedDocument[]): Finding[] {
  return checkQuality(namespaces, documents.flatMap((document) => (document.unread ?? []).map((each) => ({ ...each, subject: `${holderOf(each.subject, document)}.${each.subject}` }))))
}

/** The namespace of a document that holds the function that `subject` begins with. */
function holderOf(subject: string, { namespaces }: LoadedDocument): string {
  const [name = ''] = subject.split('.', 1)
  const holder = namespaces.find(({ functions }) => functions.some((each) => each.name === name || each.aliases?.includes(name)))
  return (holder ?? namespaces[0])?.namespace ?? ''
}

/** The command that writes what is stale, with the folders that were named. */
function mendCommand(args: Arguments): string {
  const named = ['spec', 'out'].flatMap((name) => {
    const value = args.text(name)
    return value === undefined ? [] : [`--${name} ${/^[\w./@-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`}`]
  })
  return named.length === 0 ? 'make generate (or: npx moonbind generate)' : `npx moonbind generate ${named.join(' ')}`
}
