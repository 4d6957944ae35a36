/** Writes the scripts, styles and pictures of sites to dist/. Browsers load plain scripts from a folder, too. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, '../../../dist/codegen/site/assets')
const assets = join(here, '../assets')

mkdirSync(target, { recursive: true })
await build({
  entryPoints: [join(here, 'site.ts'), join(here, 'search.ts'), join(assets, 'tokens.css'), join(assets, 'site.css')],
  bundle: true,
  outdir: target,
  outbase: here,
  entryNames: '[name]',
  format: 'iife',
  platform: 'browser',
  target: ['es2022'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
})
writeFileSync(join(target, 'icon.svg'), readFileSync(join(assets, 'icon.svg')))
