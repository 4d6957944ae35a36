import { breakingFindings } from '../check/breaking/base.js'
import { exitCodes } from '../failure.js'
import { readSiteAssets, readTemplates } from '../files/index.js'
import { facts, type Namespace } from '../ir.js'
import type { Cache } from '../project/cache.js'
import { readDocument } from '../project/make.js'
import { createMemory } from '../project/memory.js'
import { openCache } from '../project/open-cache.js'
import { readProject } from '../project/project.js'
import type { SiteFile, SiteInput } from '../site/project.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { formatDiagnostics } from './diagnostics.js'
import { readBase } from './project/base.js'
import { readFolders } from './project/folders.js'
import { reportSite } from './site/folder.js'
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
  const options = readSiteOptions(site, args)
  if (options.serve)
    return (await import('./site/serve.js')).serveSite(args, io, options, (url) =>
      makeSite(args, io, { ...options, url }),
    )
  const files = await makeSite(args, io, options)
  if (!files) return exitCodes.findings
  reportSite(options.out ?? 'site', files, args, io)
  return exitCodes.clean
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
  const changes =
    options.base === undefined ? undefined : await readChanges(options.base, { spec, io, cache, namespaces })
  const input: SiteInput = {
    title: options.title,
    namespaces,
    overlays,
    documents: new Map(namespaces.flatMap(documentOf)),
    findings: (await project.findings()).filter(({ section }) => section === 'examples'),
    playground: true,
    ...(changes && { changes }),
    ...(options.url !== undefined && { url: options.url }),
  }
  return renderSite(input)
}

const documentOf = (entry: Namespace): (readonly [namespace: string, file: string])[] => {
  const file = entry[facts]?.[0]?.place.file
  return file === undefined ? [] : [[entry.namespace, file.replace(/^.*\//, '')]]
}

interface ChangesInput {
  readonly spec: string
  readonly io: Io
  readonly cache: Cache
  readonly namespaces: readonly Namespace[]
}

async function readChanges(name: string, { spec, io, cache, namespaces }: ChangesInput) {
  const load = (file: Parameters<typeof readDocument>[0]) => readDocument(file, createMemory(cache))
  const base = await readBase({ name, tip: false, spec, environment: io.environment, load })
  return { base: base.name, findings: breakingFindings(base, namespaces) }
}

/** Loads what only sites need. */
async function renderSite(input: SiteInput): Promise<readonly SiteFile[]> {
  const [{ siteFiles }, { playgroundFiles }, { compileSiteTemplates, siteTemplateNames }, { default: handlebars }] =
    await Promise.all([
      import('../site/site.js'),
      import('../site/playground/index.js'),
      import('../site/templates.js'),
      import('handlebars'),
    ])
  const templates = await compileSiteTemplates(readTemplates(siteTemplateNames, 'site'))
  const section = handlebars.compile(readTemplates(['function']).function, { noEscape: true, strict: true })
  const assets = readSiteAssets().map(({ name, bytes }) => ({ path: `assets/${name}`, content: bytes }))
  return [...siteFiles(input, { templates, section, assets }), ...(await playgroundFiles(input))]
}
