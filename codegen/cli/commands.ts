import type { CommandEntry } from './command.js'

/** All commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'write what a new project needs: a document, configuration, scripts, a workflow',
    load: async () => (await import('./init.js')).init,
  },
  {
    name: 'generate',
    summary: 'read the documents and write the bindings that changed',
    load: async () => (await import('./generate.js')).generate,
  },
  {
    name: 'check',
    summary: 'fail if documents, generated code, examples and what callers rely on disagree',
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'accept',
    summary: 'accept a finding of check, with a reason',
    load: async () => (await import('./accept.js')).accept,
  },
  {
    name: 'schema',
    summary: 'print what was read from documents, as JSON',
    load: async () => (await import('./schema.js')).schema,
  },
  {
    name: 'explain',
    summary: 'what is known about a function, a parameter or a rule, and which line says so',
    load: async () => (await import('./explain.js')).explain,
  },
  {
    name: 'run',
    summary: 'run Lua: a file, the code after -e, or standard input (-)',
    load: async () => (await import('./run.js')).run,
  },
  {
    name: 'lint',
    summary: 'find mistakes in a script without running it',
    load: async () => (await import('./lint.js')).lint,
  },
  {
    name: 'repl',
    summary: 'run Lua line by line, with history and completion',
    load: async () => (await import('./repl.js')).repl,
  },
  {
    name: 'result',
    summary: 'read the rest of a long result, page by page',
    load: async () => (await import('./result.js')).result,
  },
  {
    name: 'mock',
    summary: 'serve the APIs on this machine with made-up data',
    load: async () => (await import('./mock.js')).mock,
  },
  {
    name: 'docs',
    summary: 'list, search and read the documentation as an agent sees it',
    load: async () => (await import('./docs.js')).docs,
  },
  {
    name: 'mcp',
    summary: 'an MCP server: search, read and run for any agent',
    load: async () => (await import('./mcp.js')).mcp,
  },
  {
    name: 'approve',
    summary: 'approve or deny a call that waits for a person',
    load: async () => (await import('./approve.js')).approve,
  },
  {
    name: 'tools',
    summary: 'documented functions as tools of a model: plain, OpenAI, Anthropic, Gemini',
    load: async () => (await import('./tools.js')).tools,
  },
  {
    name: 'openapi',
    summary: 'documented functions that have an overlay as an OpenAPI 3.1 document',
    load: async () => (await import('./openapi.js')).openapi,
  },
  {
    name: 'skill',
    summary: 'an agent skill and llms.txt with the pages of all namespaces',
    load: async () => (await import('./skill.js')).skill,
  },
  {
    name: 'site',
    summary: 'the documentation as pages that people read, in a folder or served here',
    load: async () => (await import('./site.js')).site,
  },
  {
    name: 'stubs',
    summary: 'write stubs of the documented functions for Lua editors and linters',
    load: async () => (await import('./stubs.js')).stubs,
  },
  {
    name: 'completion',
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./completion.js')).completionOf(commands),
  },
]
