import { openCache, openSiteCache } from '../../project/open-cache.js'
import { readSpecFolder } from '../../project/spec-folder.js'
import { planSite, serveLazily } from '../../site/plan.js'
import { serveFiles } from '../../site/serve.js'
import type { Arguments, Io } from '../command.js'
import { watchAndRun } from '../watch.js'
import { writeSite } from './folder.js'
import { printWritten } from './list.js'
import type { SiteOptions } from './options.js'
import { readSite } from './read.js'

/**
 * Serves the site until the person ends it. Pages are rendered on request; documents with errors leave the pages as
 * they were.
 */
export async function serveSite(spec: string, args: Arguments, io: Io, options: SiteOptions): Promise<number> {
  const server = await serveFiles(options.port)
  io.out(`${server.url}\n`)
  const shown: SiteOptions = { ...options, url: options.url ?? server.url }
  const onNotice = (message: string): void => io.err(`moonbind: ${message}\n`)
  try {
    return await watchAndRun(io, { paths: [spec] }, async () => {
      const input = await readSite({ spec, folder: readSpecFolder(spec), cache: openCache(), options: shown }, io)
      if (!input) return
      const plan = await planSite(input)
      server.show(await serveLazily(plan))
      if (options.out === undefined) return
      const written = await writeSite(options.out, plan, { cache: openSiteCache(), onNotice, onProgress: () => {} })
      printWritten(options.out, written, args, io)
    })
  } finally {
    await server.close()
  }
}
