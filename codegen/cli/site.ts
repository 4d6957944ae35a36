import { breakingFindings } from '../check/breaking/base.js'
import { exitCodes } from '../failure.js'
import { readSiteAssets, readTemplates } from '../files/index.js'
import { facts, type Namespace } from '../ir.js'
import { readDocument } from '../project/make.js'
import { createMemory } from '../project/memory.js'
import { openCache } from '../project/open-cache.js'
import { readProject } from '../project/project.js'
import type { SiteFile, SiteInput } from '../site/project.js'
import { usage } from './arguments.js'
import { readBase } from './base.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { formatDiagnostics, plural } from './diagnostics.js'
import { readFolders } from './folders.js'
import { writeSite } from './site-folder.js'

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
    url: { type: 'value', value: 'URL', help: 'where it will be published: adds the site map' },
    serve: { type: 'flag', help: 'serve it on this machine and reload pages on every change; writes only with --out' },
    port: { type: 'value', value: 'N', help: 'port of --serve; 0 for any that is free (4020)' },
    spec: commonOptions.spec,
    json: { ...commonOptions.json, help: 'what was written and deleted as one JSON object' },
  },
  words: { min: 0, max: 0 },
  run: runSite,
}

async function runSite(args: Arguments, io: Io): Promise<number> {
  const options = readOptions(args)
  if (options.serve)
    return (await import('./site-serve.js')).serveSite(args, io, options, () => makeSite(args, io, options))
  const files = await makeSite(args, io, options)
  if (!files) return exitCodes.findings
  report(options.out ?? 'site', files, args, io)
  return exitCodes.clean
}

/** Writes the folder, and prints what was done. */
export function report(folder: string, files: readonly SiteFile[], args: Arguments, io: Io): void {
  const { written, deleted } = writeSite(folder, files)
  if (args.flag('json')) {
    io.out(`${JSON.stringify({ folder, files: files.length, written, deleted })}\n`)
    return
  }
  const done = [
    ...(written.length > 0 ? [`${plural(written.length, 'file')} written`] : []),
    ...(deleted.length > 0 ? [`${deleted.length} deleted`] : []),
  ]
  io.out(
    done.length === 0
      ? `nothing to do: ${plural(files.length, 'file')} up to date\n`
      : `${folder}: ${done.join(', ')}\n`,
  )
}

export interface SiteOptions {
  readonly out: string | undefined
  readonly title: string
  readonly base: string | undefined
  readonly url: string | undefined
  readonly serve: boolean
  readonly port: number
}

function readOptions(args: Arguments): SiteOptions {
  const serve = args.flag('serve')
  if (args.text('port') !== undefined && !serve) throw usage(site, 'option --port: only --serve needs a port')
  return {
    out: args.text('out'),
    title: readTitle(args.text('title')),
    base: args.text('base'),
    url: readUrl(args.text('url')),
    serve,
    port: readPort(args.text('port')),
  }
}

function readTitle(text = 'Lua API reference'): string {
  if (text.trim() !== '') return text.trim()
  throw usage(site, 'option --title: expected a title, got nothing')
}

/** With a slash at its end, so that paths can follow. */
function readUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw usage(
      site,
      `option --url: expected an address such as https://example.org/docs/, got ${JSON.stringify(text)}`,
    )
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

function readPort(text = '4020'): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw usage(site, `option --port: expected a number from 0 to 65535, got ${JSON.stringify(text)}`)
}

/** All files of the site; undefined, with the reasons printed, if a document has errors. */
async function makeSite(args: Arguments, io: Io, options: SiteOptions): Promise<readonly SiteFile[] | undefined> {
  const { spec, out } = await readFolders(args)
  const cache = openCache()
  const project = await readProject({
    spec,
    out,
    cache,
    examine: true,
    onProgress: (done, total, file) => io.progress(`reading ${done + 1} of ${total}: ${file}`),
    onNotice: (message) => io.err(`moonbind: ${message}\n`),
  })
  io.progress()
  if (project.blocked) {
    io.err(formatDiagnostics(project.documents))
    return undefined
  }
  const { namespaces, overlays } = await project.load()
  const changes = options.base === undefined ? undefined : await readChanges(options.base, { spec, io, namespaces })
  const input: SiteInput = {
    title: options.title,
    namespaces,
    overlays,
    documents: new Map(namespaces.flatMap(documentOf)),
    findings: (await project.findings()).filter(({ section }) => section === 'examples'),
    playground: false,
    ...(changes && { changes }),
    ...(options.url !== undefined && { url: options.url }),
  }
  return renderSite(input)
}

const documentOf = (entry: Namespace): (readonly [namespace: string, file: string])[] => {
  const file = entry[facts]?.[0]?.place.file
  return file === undefined ? [] : [[entry.namespace, file.replace(/^.*\//, '')]]
}

async function readChanges(
  name: string,
  { spec, io, namespaces }: { readonly spec: string; readonly io: Io; readonly namespaces: readonly Namespace[] },
) {
  const load = (file: Parameters<typeof readDocument>[0]) => readDocument(file, createMemory(openCache()))
  const base = await readBase({ name, tip: false, spec, environment: io.environment, load })
  return { base: base.name, findings: breakingFindings(base, namespaces) }
}

/** Loads what only sites need. */
async function renderSite(input: SiteInput): Promise<readonly SiteFile[]> {
  const [{ siteFiles }, { compileSiteTemplates, siteTemplateNames }, { default: handlebars }] = await Promise.all([
    import('../site/site.js'),
    import('../site/templates.js'),
    import('handlebars'),
  ])
  const templates = await compileSiteTemplates(readTemplates(siteTemplateNames, 'site'))
  const section = handlebars.compile(readTemplates(['function']).function, { noEscape: true, strict: true })
  const assets = readSiteAssets().map(({ name, bytes }) => ({ path: `assets/${name}`, content: bytes }))
  return siteFiles(input, { templates, section, assets })
}
