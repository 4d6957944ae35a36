import type { SiteFile } from '../../site/project.js'
import { serveFiles } from '../../site/serve.js'
import type { Arguments, Io } from '../command.js'
import { readFolders } from '../project/folders.js'
import { watchAndRun } from '../watch.js'
import { reportSite } from './folder.js'
import type { SiteOptions } from './options.js'

/** Serves the site until the person ends it. Documents with errors leave it as it was. */
export async function serveSite(
  args: Arguments,
  io: Io,
  { port, out, url }: SiteOptions,
  make: (url: string) => Promise<readonly SiteFile[] | undefined>,
): Promise<number> {
  const { spec } = await readFolders(args)
  const server = await serveFiles(port)
  io.out(`${server.url}\n`)
  try {
    return await watchAndRun(io, { paths: [spec] }, async () => {
      const files = await make(url ?? server.url)
      if (!files) return
      server.show(files)
      if (out !== undefined) reportSite(out, files, args, io)
    })
  } finally {
    await server.close()
  }
}
