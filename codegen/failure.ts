/** What the exit codes of the command line mean. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, input: 3, output: 4, defect: 70 } as const

/** A failure that is not a defect of moonbind. Its message says everything and is printed without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    /** `usage`: wrong command or configuration; `input`: cannot be read; `output`: cannot be written. */
    readonly kind: 'usage' | 'input' | 'output',
    message: string,
  ) {
    super(message)
  }
}

/** A document that cannot be decoded as text. It blocks the write, but the other documents are still read. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
  constructor(
    readonly file: string,
    readonly rule: 'unreadable-file' | 'not-utf8',
    message: string,
    /** Counted from 1, columns in UTF-16 units; absent if no byte of the file could be read. */
    readonly place?: { readonly line: number; readonly column: number },
  ) {
    super(message)
  }
}
