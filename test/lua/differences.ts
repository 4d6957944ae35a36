/** Where ours answers otherwise than C Lua on purpose: runtime/vm/README.md gives the reason for each. */
interface Difference {
  readonly what: string
  /** Programs that show it. */
  readonly programs: RegExp
  readonly byC: RegExp
  readonly byOurs: RegExp
}

const DIFFERENCES: readonly Difference[] = [
  {
    what: 'the metatable of strings cannot be seen',
    programs: /getmetatable\((?:"|\("x"\):rep)/,
    byC: /^true (true )?\{\}$/,
    byOurs: /^true (true )?false$/,
  },
]

/** Which difference a program shows, if it is one that is meant. */
export const differenceOf = (program: string, byC: string, byOurs: string): string | undefined =>
  DIFFERENCES.find((known) => known.programs.test(program) && known.byC.test(byC) && known.byOurs.test(byOurs))?.what
