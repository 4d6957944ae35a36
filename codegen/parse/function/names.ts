/** Names in cells and items. */
import { plainText } from '../markdown/text.js'

/** What is longer is no name. */
const LONGEST_NAME = 300

/** The name in a cell: its code span, else its words without marks. */
export function readName(cell: string): string | undefined {
  const markdown = cell.slice(0, LONGEST_NAME)
  const code = /`+\s*([^`]+?)\s*`+/.exec(markdown)?.[1]
  const name = (code ?? plainText(markdown))
    .replace(/\\_/g, '_')
    .replace(/[?*]+$/, '')
    .replace(/^["']|["']$/g, '')
    .trim()
  return name === '' ? undefined : name
}
