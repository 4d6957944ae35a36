/**
 * Writes the playground's program to dist/: one classic script and one style sheet, so that sites need no bundler and
 * work from a folder. The machine in it is the metered one of dist/, not what TypeScript would make of the sources.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, '../../../../dist/codegen/site/playground/program')
const browsers = ['es2023']

/** Scripts run in workers only, and they alone search the documentation: the page needs neither. */
const onlyInThreads = {
  name: 'only-in-threads',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/]runtime[\\/]vm[\\/]inline\.js$/ }, () => ({ contents: 'export {}' }))
    onLoad({ filter: /[\\/]dist[\\/]runtime[\\/]search[\\/]search\.js$/ }, () => ({
      contents: 'export class Search {}',
    }))
  },
}

/** The code of a thread is a text, which no bundler looks into. */
const smallThread = {
  name: 'small-thread',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/]runtime[\\/]web[\\/]thread-source\.js$/ }, async ({ path }) => {
      const { default: source } = await import(path)
      const { code } = await transform(source, { minify: true, target: browsers, legalComments: 'inline' })
      return { contents: `export default ${JSON.stringify(`${code}//# sourceURL=moonbind/thread.js\n`)}` }
    })
  },
}

mkdirSync(target, { recursive: true })
await build({
  entryPoints: { app: join(here, 'main.ts'), 'app-style': join(here, 'app.css') },
  bundle: true,
  outdir: target,
  entryNames: '[name]',
  format: 'iife',
  platform: 'browser',
  target: browsers,
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [onlyInThreads, smallThread],
})
copyFileSync(join(here, 'index.html'), join(target, 'index.html'))
