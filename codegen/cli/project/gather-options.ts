import { commonOptions, type OptionSpec } from '../command.js'

/** The options that decide what `check` and `accept` examine. */
export const inspectOptions = {
  spec: commonOptions.spec,
  out: commonOptions.out,
  base: {
    type: 'value',
    value: 'REF|FOLDER|FILE',
    help: 'compare with a git ref (where the branch left it), a folder, a document or a printed schema',
  },
  'base-tip': { type: 'flag', help: 'compare with the ref of --base itself, not with where the branch left it' },
  openapi: {
    type: 'value',
    value: 'FILE',
    help: 'compare with the API itself: an OpenAPI document 3.0 or 3.1, JSON or YAML',
  },
  run: { type: 'flag', help: 'run every example against the mock, with the compiled bindings' },
  generated: commonOptions.generated,
  'no-cache': { type: 'flag', help: 'ignore the cache' },
} as const satisfies Record<string, OptionSpec>
