import type { Command, CommandEntry } from './command.js'

/** All commands, a line each. */
export function overview(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'moonbind: bindings from a Lua API reference in Markdown',
    '',
    'usage: moonbind COMMAND …',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'moonbind help COMMAND shows its options; moonbind --version the version.',
    'Exit codes: 0 clean, 1 findings or a script that failed, 2 wrong usage, 3 input that cannot be read,',
    '4 output that cannot be written, 70 a defect of moonbind.',
    '',
  ].join('\n')
}

/** How a command is used, with its options. */
export function commandHelp(summary: string, { name, usage, options }: Command): string {
  const rows = Object.entries(options).map(([option, { short, value, help }]) => {
    const words = `${short === undefined ? '' : `-${short}, `}--${option}${value === undefined ? '' : ` ${value}`}`
    return [words, help] as const
  })
  const width = Math.max(0, ...rows.map(([words]) => words.length))
  const lines = rows.map(([words, help]) => `  ${words.padEnd(width)}  ${help}`)
  return [`moonbind ${name}: ${summary}`, '', `usage: moonbind ${name} ${usage}`, '', ...lines, ''].join('\n')
}
