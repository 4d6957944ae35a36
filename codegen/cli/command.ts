/** What a command is. Commands get their streams handed in: only cli.ts knows process and console. */

import type { CommandName } from './command-names.js'
import type { ReadKey } from './terminal/read-key.js'
import type { Terminal, TerminalOptions } from './terminal/terminal.js'

/** The world of a command. */
export interface Io {
  /** Writes to standard output, as it is. */
  readonly out: (text: string) => void
  /** Writes to standard error, as it is. */
  readonly err: (text: string) => void
  /** The variables of the environment, for git and whatever else a command starts. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether `out` is a terminal that may be coloured. */
  readonly colour: boolean
  /** Shows how far long work is, on a terminal only; without a text, takes it away. */
  readonly progress: (text?: string) => void
  /** Called when a command begins to compute for seconds, on all processors, and then ends. */
  readonly expectShortWork?: () => void
  /**
   * Resolves when the person at the terminal ends the command (SIGINT, SIGTERM); until it is called, that ends the
   * process.
   */
  readonly untilInterrupted: () => Promise<void>
  /** Makes a folder the one that relative paths are relative to. Throws if that cannot be. */
  readonly enter: (folder: string) => void
  /** Asks the person at the terminal for one key; absent if there is no terminal. */
  readonly readKey?: ReadKey
  /** The person at the terminal; undefined if there is none. */
  readonly openTerminal?: (options: TerminalOptions) => Terminal | undefined
  /** All bytes of standard input. */
  readonly readInput: () => Promise<Uint8Array>
}

/** A flag, an option with one value, or an option that may be repeated. */
export interface OptionSpec {
  readonly type: 'flag' | 'value' | 'list'
  /** What the value is, in help: `DIR`. */
  readonly value?: string
  readonly short?: string
  readonly help: string
}

/** The words of a command line, checked against the command. */
export interface Arguments {
  readonly flag: (name: string) => boolean
  readonly text: (name: string) => string | undefined
  readonly list: (name: string) => readonly string[]
  readonly words: readonly string[]
}

export interface Command {
  readonly name: string
  /** What follows `moonbind <name>`. */
  readonly usage: string
  readonly options: Readonly<Record<string, OptionSpec>>
  /** How many words it takes in addition to its options. */
  readonly words: { readonly min: number; readonly max: number }
  /** Resolves to the exit code. Throws a `Failure` for anything that is not a defect of moonbind. */
  readonly run: (args: Arguments, io: Io) => Promise<number>
}

/** A command as the list of all shows it. */
export interface CommandEntry {
  readonly name: CommandName
  readonly summary: string
  /** Loads the command itself: loading all takes longer than many a run, and some need libraries that others do not. */
  readonly load: () => Promise<Command>
}

/** Options that several commands have. */
export const commonOptions = {
  spec: { type: 'value', value: 'DIR', help: 'folder of the documents (that of .moonbind/config.yaml, else spec)' },
  out: {
    type: 'value',
    value: 'DIR',
    help: 'folder of what is generated (that of .moonbind/config.yaml, else generated)',
  },
  generated: {
    type: 'value',
    value: 'DIR',
    help: 'folder of compiled bindings (what is generated, compiled on the way)',
  },
  json: { type: 'flag', help: 'print the result as JSON' },
  quiet: { type: 'flag', help: 'say only what fails' },
} as const satisfies Record<string, OptionSpec>
