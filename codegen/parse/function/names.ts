/** Names in cells and items. */
import { plainText } from '../markdown/text.js'

/** Anything longer is not a name. */
const LONGEST_NAME = 300

/** The names that a cell gives. */
export interface CellNames {
  readonly names: readonly string[]
  /** They are written as optional: `[limit]`, `limit?`. */
  readonly optional: boolean
  /** One of them is enough: `` `a` or `b` ``. */
  readonly alternatives: boolean
  /** The cell is `...`: callers may pass further parameters. */
  readonly more: boolean
  /** How many levels it is indented below the row before: `> city`, `↳ city`. */
  readonly depth: number
}

/** What may separate several names in a cell. */
const BETWEEN = /^(?:[\s,/|&()]|\\\||<br ?\/?>|\band\b|\bor\b)+$/i
const PLAIN_NAME = /^[A-Za-z_][\w.[\]-]*$/
const INDENT = /^(?:(?:>|&gt;|↳|└─*|├─*|&nbsp;|\u00a0|[-–—•]{1,2}(?=\s))\s*)+/

/** The name in a cell: its code span, else its words without marks. */
export function readName(cell: string): string | undefined {
  return readNames(cell)?.names[0]
}

/** All names in a cell; undefined if it has none. */
export function readNames(cell: string): CellNames | undefined {
  const markdown = cell.slice(0, LONGEST_NAME)
  const indent = INDENT.exec(markdown)?.[0] ?? ''
  const written = markdown.slice(indent.length)
  const spans = [...written.matchAll(/`+\s*([^`]+?)\s*`+/g)]
  const between = spans
    .slice(1)
    .map(({ index }, position) => written.slice(spans[position]!.index + spans[position]![0].length, index))
  const several = spans.length > 1 && between.every((text) => BETWEEN.test(text))
  const texts = several ? spans.map(([, name]) => name!) : [spans[0]?.[1] ?? plainText(written)]
  const parts = texts.flatMap(splitPlain)
  const names = parts.map(bare).filter((name) => name !== '')
  if (parts.some((part) => /^(?:\.\.\.|…)$/.test(part.trim()))) {
    const rest = names.filter((name) => !/^(?:\.\.\.|…)$/.test(name))
    return { names: rest, optional: false, alternatives: false, more: true, depth: 0 }
  }
  if (names.length === 0) return undefined
  return {
    names,
    optional: parts.every((part) => /^\[.*\]$|\?$/.test(part.trim())),
    alternatives: several && between.some((text) => /\bor\b/i.test(text)),
    more: false,
    depth: indent === '' ? 0 : Math.max(1, indent.match(/>|&gt;|↳|└|├/g)?.length ?? 1),
  }
}

/** `limit, offset` and `a/b` where each piece is a name; anything else stays one. */
function splitPlain(text: string): string[] {
  const pieces = text.split(/\s*(?:,|\/|\||\band\b|\bor\b)\s*/i)
  return pieces.length > 1 && pieces.every((piece) => PLAIN_NAME.test(piece.replace(/\?$/, ''))) ? pieces : [text]
}

/** `[limit]`, `limit?` and `"limit"` without their marks. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/\\_/g, '_')
    .replace(/^\[([A-Za-z_][\w.]*)\]$/, '$1')
    .replace(/[?*]+$/, '')
    .replace(/^["']|["']$/g, '')
    .trim()
