/**
 * Writes the code of a thread as one text that needs no module next to it, for Node and for browsers. A thread can then
 * be started wherever a bundler has put the rest.
 */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../../dist')

await Promise.all([write('node', { format: 'cjs' }), write('browser', { format: 'iife' })])

/** @param {'node' | 'browser'} platform */
async function write(platform, options) {
  const { outputFiles } = await build({
    entryPoints: [join(dist, 'runtime/vm/worker/thread.js')],
    bundle: true,
    write: false,
    platform,
    target: 'es2023',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'inline',
    logLevel: 'warning',
    ...options,
  })
  const text = `${outputFiles[0].text}//# sourceURL=moonbind/thread.js\n`
  const folder = platform === 'node' ? 'node' : 'web'
  writeFileSync(join(dist, 'runtime', folder, 'thread-source.js'), `export default ${JSON.stringify(text)}\n`)
}
