/** A person at a terminal: lines with history and completion, single keys, Ctrl-C. */
import { createInterface } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { type ReadKey, readKeyOf } from './read-key.js'

/** The next line: the text, `interrupted` by Ctrl-C, or undefined at the end. */
export type Line = string | { readonly interrupted: true } | undefined

export interface TerminalOptions {
  /** Lines of earlier sessions, the oldest first. */
  readonly history: readonly string[]
  /** The possible words at the end of the line, and the part that is already typed. */
  readonly complete: (line: string) => readonly [words: string[], typed: string]
  /** Called for Ctrl-C while no line is read. */
  readonly onInterrupt: () => void
}

export interface Terminal {
  readonly next: (prompt: string) => Promise<Line>
  /** As `readKey` of the world of a command. */
  readonly readKey: ReadKey
  /** Lines of this session and earlier ones, the oldest first. */
  readonly history: () => readonly string[]
  readonly close: () => void
}

const MOST_LINES = 1000

export function openTerminal(input: ReadStream, output: WriteStream, options: TerminalOptions): Terminal {
  let history: readonly string[] = options.history
  const reader = createInterface({
    input,
    output,
    terminal: true,
    history: [...history].reverse(),
    historySize: MOST_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string) => options.complete(line) as [string[], string],
  })
  /** Lines that were pasted or typed while something ran. */
  const waiting: Line[] = []
  let take: ((line: Line) => void) | undefined
  const give = (line: Line): void => {
    const taker = take
    take = undefined
    if (taker) taker(line)
    else waiting.push(line)
  }
  reader.on('line', give)
  reader.on('close', () => give(undefined))
  reader.on('history', (lines: string[]) => {
    history = [...lines].reverse()
  })
  reader.on('SIGINT', () => {
    if (take === undefined) {
      waiting.length = 0
      return options.onInterrupt()
    }
    reader.write(null, { ctrl: true, name: 'e' })
    reader.write(null, { ctrl: true, name: 'u' })
    output.write('\n')
    give({ interrupted: true })
  })
  return {
    next(prompt) {
      if (waiting.length > 0) return Promise.resolve(waiting.shift())
      reader.setPrompt(prompt)
      reader.prompt()
      return new Promise((resolve) => {
        take = resolve
      })
    },
    readKey: (signal, show) => readKey(input, signal, show),
    history: () => history,
    close: () => reader.close(),
  }
}

/** The line reader must not see the key. */
async function readKey(input: ReadStream, signal: AbortSignal, show: () => void): Promise<string | undefined> {
  const readers = input.listeners('keypress') as ((...key: unknown[]) => void)[]
  input.removeAllListeners('keypress')
  try {
    return await readKeyOf(input, signal, show)
  } finally {
    for (const reader of readers) input.on('keypress', reader)
  }
}
