#!/usr/bin/env node
import type { Io } from './cli/command.js'
import { main } from './cli/main.js'
/** The only module that touches process and console: streams in, exit code out. */
import { isDumb, usesColour } from './cli/terminal/colour.js'
import { readKeyOf } from './cli/terminal/read-key.js'
import { openTerminal } from './cli/terminal/terminal.js'
import { exitCodes } from './failure.js'

const closed = new Set<NodeJS.WriteStream>()
const interruptions = ['SIGINT', 'SIGTERM'] as const
const listeners = new Set<() => void>()

/** A reader that closes the pipe (`moonbind schema … | head`) is not a failure; the rest is not written. */
function writer(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed.add(stream)
    if (error.code !== 'EPIPE') process.exitCode = exitCodes.output
  })
  // Many answers may wait for a slow reader, and each adds its own listeners.
  stream.setMaxListeners(0)
  return (text) => {
    if (text !== '' && !closed.has(stream)) stream.write(text)
  }
}

/** In raw mode, where Ctrl-C is a key, too. */
async function readKey(signal: AbortSignal, show: () => void): Promise<string | undefined> {
  const { stdin } = process
  stdin.setRawMode(true)
  stdin.resume()
  try {
    return await readKeyOf(stdin, signal, show)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
  }
}

/**
 * V8's optimised machine code pays off only after minutes. In a run of seconds, compiling it takes a fifth to a third
 * of the CPU time, in threads that compete with the ones that read documents. Node 20 can delay it; later versions of
 * V8 have no such setting.
 */
async function optimizeLater(): Promise<void> {
  if (!process.versions.node.startsWith('20.')) return
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--interrupt-budget=600000')
}

const io: Io = {
  out: writer(process.stdout),
  err: writer(process.stderr),
  environment: process.env,
  colour: usesColour(process.env, process.stdout.isTTY === true),
  progress: (text) => {
    if (process.stderr.isTTY && !isDumb(process.env))
      process.stderr.write(`\r\u001b[K${text === undefined ? '' : text.slice(0, (process.stderr.columns || 80) - 1)}`)
  },
  expectShortWork: () => void optimizeLater(),
  enter: (folder) => process.chdir(folder),
  untilInterrupted: () =>
    new Promise((resolve) => {
      const listener = (): void => resolve()
      for (const signal of interruptions) process.once(signal, listener)
      listeners.add(listener)
    }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { readKey }),
  openTerminal: (options) =>
    process.stdin.isTTY && process.stdout.isTTY ? openTerminal(process.stdin, process.stdout, options) : undefined,
  readInput: async () => {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  },
}

try {
  const exitCode = await main(process.argv.slice(2), io)
  process.exitCode ??= exitCode
} catch (error) {
  process.exitCode = exitCodes.defect
  const message = error instanceof Error ? error.message : String(error)
  io.err(`moonbind: a defect of moonbind, please report it: ${message}\n`)
  if (process.env.MOONBIND_DEBUG && error instanceof Error) io.err(`${error.stack}\n`)
  else io.err('MOONBIND_DEBUG=1 shows where\n')
} finally {
  // A reader that never reads may keep the process alive: from here on, a signal ends it.
  for (const listener of listeners) for (const signal of interruptions) process.off(signal, listener)
}
