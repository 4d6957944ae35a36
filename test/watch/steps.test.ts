import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { stepsAfter } from './steps.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Sources of the project that a bundle is made of; what is read from dist/ stands for its source. */
async function sourcesOf(entryPoints: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    outdir: 'not-written',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    loader: { '.woff2': 'empty' },
    external: ['node:*'],
    logLevel: 'silent',
  })
  return Object.keys(metafile.inputs)
    .filter((file) => !/node_modules|:/.test(file))
    .map((file) => file.replace(/^dist\/(.*)\.js$/, '$1.ts'))
}

describe('a changed source repeats the step that bundles it', () => {
  const site = 'codegen/site/browser'
  const assets = 'codegen/site/assets'
  const playground = 'codegen/site/playground/browser'
  test.each<[step: string, entryPoints: readonly string[]]>([
    [`${site}/build.mjs`, [`${site}/site.ts`, `${site}/search.ts`, `${assets}/tokens.css`, `${assets}/site.css`]],
    [`${playground}/build.mjs`, [`${playground}/main.ts`, `${playground}/app.css`]],
  ])('%s', async (step, entryPoints) => {
    const sources = await sourcesOf(entryPoints)
    expect(sources.length).toBeGreaterThan(entryPoints.length)
    expect(sources.filter((source) => !stepsAfter([source]).some((command) => command.includes(step)))).toEqual([])
  })
})
