/** The names of all commands, in the order of the help. */
export const commandNames = [
  'init',
  'generate',
  'check',
  'accept',
  'schema',
  'explain',
  'run',
  'lint',
  'repl',
  'result',
  'mock',
  'docs',
  'mcp',
  'approve',
  'tools',
  'openapi',
  'skill',
  'site',
  'stubs',
  'completion',
] as const

export type CommandName = (typeof commandNames)[number]
