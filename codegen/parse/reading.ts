import type { Nodes } from 'mdast'
import type { VFile } from 'vfile'
import { type Effort, newEffort } from '../../runtime/lua/index.js'
import { type Detail, type DocumentRule, report } from '../diagnostics.js'
import type { Place } from '../ir.js'
import type { CellReadings } from './cell-readings.js'
import { placeOfNode, type Source } from './markdown/markdown.js'
import { type PartKind, partRules } from './part-kinds.js'
import type { StatementKind } from './sentences/index.js'

/** A sentence that looks like a constraint but was left as prose. */
export interface Unread {
  /** The kind of constraint, or the kind of part. */
  readonly kind: StatementKind | PartKind
  /** `send_sms.from` */
  readonly subject: string
  readonly text: string
  readonly reason: string
  readonly place: Place
}

/** What is collected while a document is read. */
export interface Reading extends Source {
  readonly vfile: VFile
  readonly unread: Unread[]
  /** Examples that call functions of the host but cannot be read, with the languages that their fences name. */
  readonly unreadExamples: { readonly info: string; readonly place: Place }[]
  /** The readings of cells, in this and other documents. */
  readonly cells: CellReadings
  /** How much effort may still go into repairing its examples. */
  readonly effort: Effort
  /** Blocks that were read as functions, as parameters or as the fields of one. */
  readonly claimed: Set<Nodes>
  /**
   * Records that a part looks like a function or a parameter but is not read as one. `subject` names the section that
   * it is in.
   */
  part(kind: PartKind, subject: string, node: Nodes, reason: string): void
  /** Records a finding and goes on. */
  report(rule: DocumentRule, place: Place, reason: string, detail?: Detail): void
}

/** Withdraws a sentence about a parameter of `owner` from `unread`: it became a rule of the function. */
export function becameRule({ unread }: Reading, owner: string, sentence: string): void {
  const kept = unread.filter(({ subject, text }) => !subject.startsWith(`${owner}.`) || !sentence.includes(text))
  unread.splice(0, unread.length, ...kept)
}

/**
 * A document with more findings than this is not a reference at all; further findings would only hide the first ones.
 */
const MOST_FINDINGS = 1_000

export function startReading(vfile: VFile, source: Source, cells: CellReadings): Reading {
  const unread: Unread[] = []
  const reading: Reading = {
    ...source,
    vfile,
    cells,
    unreadExamples: [],
    unread,
    claimed: new Set(),
    part: (kind, subject, node, reason) => {
      const { file, start } = placeOfNode(source, node)
      const place = { file, start, end: start }
      const [text = ''] = source.text.slice(start.offset, start.offset + 200).split('\n', 1)
      unread.push({ kind, subject, text, reason, place })
      reading.report(partRules[kind], place, reason)
    },
    effort: newEffort(),
    report: (rule, place, reason, detail) => {
      const count = vfile.messages.length
      if (count < MOST_FINDINGS) report(vfile, rule, place, reason, detail)
      else if (count === MOST_FINDINGS)
        report(
          vfile,
          'too-many-findings',
          place,
          `Unexpected further findings, expected at most ${MOST_FINDINGS}: the rest is not listed`,
        )
    },
  }
  return reading
}
