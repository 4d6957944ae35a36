/** What a change makes stale in dist/: the steps of `npm run build:tools` that read it, and no others. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const node = (script) => [process.execPath, script]
const tsc = (project) => [process.execPath, 'node_modules/typescript/bin/tsc', '-p', project]

/** For generated/, if the last step wrote anything there. */
export const compileGenerated = tsc('codegen/tsconfig.generated.json')

/** In the order of the build. A step is repeated if a changed path matches. */
const STEPS = [
  { reads: /^(?:codegen|runtime)\/.*\.ts$/, run: tsc('codegen/tsconfig.json') },
  { reads: /^codegen\/(?:emit|site)\/templates\/|^codegen\/schemas\//, run: node('codegen/copy-assets.mjs') },
  { reads: /^codegen\/site\/(?:browser|assets)\/|^runtime\/search\//, run: node('codegen/site/browser/build.mjs') },
  { reads: /^runtime\/vm\//, run: node('runtime/vm/fengari/build.mjs') },
  { reads: /^runtime\//, run: node('runtime/vm/worker/build.mjs') },
  { reads: /^runtime\/|^codegen\/site\/playground\//, run: node('codegen/site/playground/browser/build.mjs') },
  { reads: /^(?:codegen|runtime)\/.*\.ts$|^codegen\/bundle/, run: node('codegen/bundle.mjs') },
  { reads: /^(?:codegen|runtime|spec)\//, run: [process.execPath, 'dist/codegen/cli.js', 'generate'] },
]

/**
 * @param {readonly string[]} changed Changed files, as paths from the root with `/`.
 * @returns {string[][]} Commands with their arguments, to be run one after the other in the root.
 */
export const stepsAfter = (changed) =>
  STEPS.filter(({ reads }) => changed.some((file) => reads.test(file))).map(({ run }) => run)

/** Deletes what was compiled from a source that is gone. */
export function forget(root, source) {
  if (!/^(?:codegen|runtime)\/.*\.ts$/.test(source)) return
  for (const ending of ['.js', '.d.ts']) rmSync(join(root, 'dist', source.replace(/\.ts$/, ending)), { force: true })
}
