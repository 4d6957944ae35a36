import type { Clause, Item } from './clauses.js'

/** A clause as plain lower-case words: literals are `‹›`, parentheses `()`. Patterns are matched against it. */
export function wordsOf(clause: Clause): string {
  return clause.items.map(wordOf).join(' ')
}

function wordOf(item: Item): string {
  return item.kind === 'group'
    ? '()'
    : item.kind === 'literal'
      ? /^[Yy]{4}/.test(item.text)
        ? item.text.toLowerCase()
        : '‹›'
      : item.low
}

/** All clauses of a description; a clause in parentheses follows the clause that contains it. */
export function allClauses(clauses: readonly Clause[]): Clause[] {
  return clauses.flatMap((clause) => [
    clause,
    ...clause.items.flatMap((item) => (item.kind === 'group' ? allClauses(item.clauses) : [])),
  ])
}
