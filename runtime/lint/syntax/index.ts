/** Reads a script as Lua 5.3, and reports all that is not Lua. */
import { Reporter } from '../reporter.js'
import type { BlockReading } from './blocks.js'
import { checkJumps } from './jumps.js'
import { Statements } from './statements.js'
import type { Block } from './tree.js'

export interface ReadScript {
  readonly tree: Block
  readonly reporter: Reporter
  /** Some statement could not be read: it may declare names. */
  readonly incomplete: boolean
}

const asWritten: BlockReading = { elseIf: false, byIndent: false }

/** The tree of a script. Never throws; what cannot be read is reported and left out. */
export function readScript(source: string): ReadScript {
  const first = read(source, asWritten)
  if (first.missingEnds === 0) return first
  // An unclosed block shows only at the end of the script. Other readings may find where it was meant to end.
  const others = [
    read(source, { elseIf: false, byIndent: true }),
    ...(first.elseIfs > 0 ? [read(source, { elseIf: true, byIndent: false })] : []),
  ]
  return others.reduce<Attempt>((best, other) => (isBetter(other, best) ? other : best), first)
}

interface Attempt extends ReadScript {
  readonly missingEnds: number
  readonly elseIfs: number
}

/** The reading with fewer problems; of two equal ones the later, which knows the place better. */
const isBetter = (reading: Attempt, other: Attempt): boolean => reading.reporter.errors <= other.reporter.errors

function read(source: string, reading: BlockReading): Attempt {
  const reporter = new Reporter(source)
  const statements = new Statements(source, reporter, reading)
  const tree = statements.script()
  checkJumps(tree, reporter)
  return {
    tree,
    reporter,
    missingEnds: statements.missingEnds,
    elseIfs: statements.elseIfs.length,
    incomplete: statements.recovered,
  }
}
