import type { WantedFile } from '../compare.js'
import { exitCodes } from '../failure.js'
import { openCache, openSiteCache } from '../project/open-cache.js'
import { identityOf, readSpecFolder } from '../project/spec-folder.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { plural } from './diagnostics.js'
import { readFolders } from './project/folders.js'
import { printWritten, unchangedSite, type WrittenSite } from './site/list.js'
import { readSiteOptions, type SiteOptions } from './site/options.js'

/** `moonbind site`: the documentation as pages for people. */
export const site: Command = {
  name: 'site',
  usage: '[--out DIR] [--title TEXT] [--base REF|FOLDER|FILE] [--url URL] [--serve] [--port N] [--spec DIR] [--json]',
  options: {
    out: { type: 'value', value: 'DIR', help: 'the folder of the site (site)' },
    title: { type: 'value', value: 'TEXT', help: 'its title (Lua API reference)' },
    base: {
      type: 'value',
      value: 'REF|FOLDER|FILE',
      help: 'say what changed since a git ref (where the branch left it), a folder, a document or a printed schema',
    },
    url: {
      type: 'value',
      value: 'URL',
      help: 'where it will be published: adds the site map, and links that work on the page of any missing address',
    },
    serve: { type: 'flag', help: 'serve it on this machine and reload pages on every change; writes only with --out' },
    port: { type: 'value', value: 'N', help: 'port of --serve; 0 for any free port (4020)' },
    spec: commonOptions.spec,
    json: { ...commonOptions.json, help: 'what was written and deleted as one JSON object' },
  },
  words: { min: 0, max: 0 },
  run: runSite,
}

async function runSite(args: Arguments, io: Io): Promise<number> {
  const options = readSiteOptions(site, args)
  const { spec } = await readFolders(args)
  if (options.serve) return (await import('./site/serve.js')).serveSite(spec, args, io, options)
  const written = await makeSite(spec, io, options)
  if (!written) return exitCodes.findings
  printWritten(options.out ?? 'site', written, args, io)
  return exitCodes.clean
}

/**
 * Brings the folder of the site up to date; undefined, with the reasons printed, if a document has errors. If the
 * documents are unchanged, the site is only verified: nothing is read, rendered or even loaded.
 */
async function makeSite(spec: string, io: Io, options: SiteOptions): Promise<WrittenSite | undefined> {
  const cache = openSiteCache()
  const folder = readSpecFolder(spec, cache)
  const { out = 'site', title, url = '', base } = options
  const key = ['whole-site', title, url, ...identityOf(folder)]
  // The meaning of a base may change at any time: a git ref moves, a folder is written.
  const known = base === undefined ? (cache.get(key) as readonly WantedFile[] | undefined) : undefined
  const unchanged = known && unchangedSite(out, known, cache)
  if (unchanged) return unchanged
  io.expectShortWork?.()
  const [{ readSite }, { planSite }, { writeSite }] = await Promise.all([
    import('./site/read.js'),
    import('../site/plan.js'),
    import('./site/folder.js'),
  ])
  const input = await readSite({ spec, folder, cache: openCache(), options }, io)
  if (!input) return undefined
  const { wanted, ...written } = await writeSite(out, await planSite(input), {
    cache,
    onNotice: (message) => io.err(`moonbind: ${message}\n`),
    onProgress: (done, total) => io.progress(`writing pages: ${done} of ${plural(total, 'namespace')}`),
  })
  io.progress()
  if (base === undefined) cache.set(key, wanted)
  return written
}
