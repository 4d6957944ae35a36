/** The options of `moonbind site`. */
import { usage } from '../arguments.js'
import type { Arguments, Command } from '../command.js'
import { portNumber } from '../numbers.js'

export interface SiteOptions {
  readonly out: string | undefined
  readonly title: string
  readonly base: string | undefined
  readonly url: string | undefined
  readonly serve: boolean
  readonly port: number
}

/**
 * @throws {Failure} `usage` for options that cannot be.
 */
export function readSiteOptions(site: Command, args: Arguments): SiteOptions {
  const serve = args.flag('serve')
  if (args.text('port') !== undefined && !serve) throw usage(site, 'option --port: only --serve needs a port')
  return {
    out: args.text('out'),
    title: readTitle(site, args.text('title')),
    base: args.text('base'),
    url: readUrl(site, args.text('url')),
    serve,
    port: portNumber(site, args, 4020),
  }
}

function readTitle(site: Command, text = 'Lua API reference'): string {
  if (text.trim() !== '') return text.trim()
  throw usage(site, 'option --title: expected a title, got nothing')
}

/** With a slash at its end, so that paths can follow. */
function readUrl(site: Command, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw usage(
      site,
      `option --url: expected an address such as https://example.org/docs/, got ${JSON.stringify(text)}`,
    )
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}
