/** What a command is. Commands receive their streams: only cli.ts touches process and console. */

import type { CommandName } from './command-names.js'
import type { ReadKey } from './terminal/read-key.js'
import type { Terminal, TerminalOptions } from './terminal/terminal.js'

/** The world of a command. */
export interface Io {
  /** Writes to standard output, as it is. */
  readonly out: (text: string) => void
  /** Writes to standard error, as it is. */
  readonly err: (text: string) => void
  /** The environment variables, also for git and other programs that a command starts. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether output to `out` may be coloured. */
  readonly colour: boolean
  /** Shows progress on a terminal; without a text, clears it. */
  readonly progress: (text?: string) => void
  /** Commands call it before they compute for seconds on all processors and then end. */
  readonly expectShortWork?: () => void
  /**
   * Resolves when the person at the terminal ends the command (SIGINT, SIGTERM); until it is called, that ends the
   * process.
   */
  readonly untilInterrupted: () => Promise<void>
  /** Changes the folder that relative paths start from. Throws if that is impossible. */
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
  /** The name of the value in help: `DIR`. */
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
  /** How many words it accepts in addition to its options. */
  readonly words: { readonly min: number; readonly max: number }
  /** Resolves to the exit code. Throws a `Failure` for every error that is not a defect of moonbind. */
  readonly run: (args: Arguments, io: Io) => Promise<number>
}

/** A command as the list of commands shows it. */
export interface CommandEntry {
  readonly name: CommandName
  readonly summary: string
  /**
   * Loads the command itself. Loading all commands takes longer than many runs, and some need libraries that others do
   * not.
   */
  readonly load: () => Promise<Command>
}

/** Options that several commands have. */
export const commonOptions = {
  spec: { type: 'value', value: 'DIR', help: 'folder of the documents (from .moonbind/config.yaml, else spec)' },
  out: {
    type: 'value',
    value: 'DIR',
    help: 'folder of the generated code (from .moonbind/config.yaml, else generated)',
  },
  generated: {
    type: 'value',
    value: 'DIR',
    help: 'folder of compiled bindings (the generated code, compiled on the way)',
  },
  json: { type: 'flag', help: 'print the result as JSON' },
  quiet: { type: 'flag', help: 'report only failures' },
} as const satisfies Record<string, OptionSpec>
