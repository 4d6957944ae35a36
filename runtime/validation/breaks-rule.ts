/** A requirement on several parameters. */
interface Rule {
  readonly kind: 'any-of' | 'one-of' | 'at-most-one' | 'all-or-none'
  readonly parameters: readonly string[]
}

/** Whether a call with these parameters breaks a requirement. */
export function breaksRule({ kind, parameters }: Rule, given: ReadonlySet<string>): boolean {
  const count = parameters.filter((name) => given.has(name)).length
  switch (kind) {
    case 'any-of':
      return count === 0
    case 'one-of':
      return count !== 1
    case 'at-most-one':
      return count > 1
    case 'all-or-none':
      return count > 0 && count < parameters.length
  }
}
