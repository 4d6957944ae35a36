/** Reads everything that `check` and `accept` examine. */

import { dirname, join } from 'node:path'
import { didYouMean } from '../../../runtime/validation/did-you-mean.js'
import { type Base, breakingFindings } from '../../check/breaking/base.js'
import type { Finding } from '../../check/finding.js'
import type { GateInput, Outcome, Policy } from '../../check/gate.js'
import { blockAround, type Surroundings } from '../../check/policy/identity.js'
import { CONFIG_FILE, unknownSubject } from '../../check/policy/severities.js'
import { staleFindings } from '../../check/stale.js'
import { Failure } from '../../failure.js'
import { readOptional, readTextFile } from '../../files/index.js'
import { facts, type Namespace } from '../../ir.js'
import { hasErrors } from '../../project/document.js'
import { forgetful, openCache } from '../../project/open-cache.js'
import { openProject } from '../../project/open-project.js'
import { type Project, readProject } from '../../project/project.js'
import type { Sources } from '../../project/sources.js'
import { runRules } from '../../rules/examples.js'
import type { Section } from '../../rules/rule.js'
import type { Arguments, Io } from '../command.js'
import { commandLine } from '../invocation.js'
import { readBase } from './base.js'
import { type ProjectFolders, readFolders } from './folders.js'
import { policyMistakes, refuseMistakes } from './policy-files.js'
import { reporting } from './read-namespaces.js'

/** The input of the gate, and whether a document could not be read at all. */
export interface Inspection {
  readonly input: GateInput
  readonly unreadable: boolean
}

/**
 * Examines everything that the options name. Writes nothing but the cache.
 *
 * @throws {Failure} as `readProject` and `readBase` do.
 */
export async function inspect(args: Arguments, io: Io, policy: Policy): Promise<Inspection> {
  const { spec, out, generated } = await readFolders(args)
  const base = args.text('base')
  const cache = args.flag('no-cache') ? forgetful : openCache()
  const project = await readProject({
    spec,
    out,
    cache,
    examine: true,
    onProgress: (done, total, file) => {
      if (done === 0 && !args.flag('watch') && !args.flag('run')) io.expectShortWork?.()
      io.progress(`reading ${done + 1} of ${total}: ${file}`)
    },
    onNotice: (message) => io.err(`moonbind: ${message}\n`),
  })
  const ran =
    args.flag('run') && !project.blocked
      ? await runAll(await project.load(), await project.findings(), { spec, out, generated })
      : []
  const then =
    base === undefined
      ? undefined
      : await readBase({
          name: base,
          tip: args.flag('base-tip'),
          spec,
          environment: io.environment,
          open: (folder) => openProject({ folder, cache, wants: ['sources'], ...reporting(io) }),
        })
  io.progress()
  const { blocked } = project
  if (!blocked)
    refuseUnknownSubject(policy, [...project.namespaces, ...(then?.namespaces ?? []).map(({ namespace }) => namespace)])
  if (!blocked) refuseMistakes(await policyMistakes(async () => (await project.load()).namespaces))
  const findings = [...(await project.findings()), ...ran]
  const blocking = blocked ? { notCompared: 'a document has errors' } : undefined
  const of = (section: Section): Outcome => ({ findings: findings.filter((finding) => finding.section === section) })
  const input: GateInput = {
    sections: [
      { section: 'documents', outcome: of('documents') },
      {
        section: 'stale',
        outcome: blocking ?? { findings: staleFindings(project.changes, out, fixCommand(args, io)) },
      },
      { section: 'examples', outcome: of('examples') },
      {
        section: 'breaking',
        outcome: then === undefined ? { notCompared: 'no --base' } : await breakingOutcome(then, project),
      },
      { section: 'upstream', outcome: await upstreamOutcome(args.text('openapi'), blocking, project.load) },
      { section: 'quality', outcome: of('quality') },
    ],
    namespaces: project.namespaces,
    policy,
    surroundings: surroundingsIn((file) => readOptional(file)),
    unlooked: args.flag('run') ? [] : runRules.map((rule) => `examples/${rule}`),
    ...(then?.version !== undefined && { version: then.version }),
    files: new Map([
      ...(then?.namespaces ?? []).flatMap(holderOf),
      ...project.documents.flatMap(({ file, namespaces }) =>
        namespaces.map(({ namespace }) => [namespace, file] as const),
      ),
    ]),
  }
  return { input, unreadable: project.unreadable }
}

/** Reads each file at most once, and only if two of its findings are equal. */
function surroundingsIn(read: (file: string) => string | undefined): Surroundings {
  const texts = new Map<string, string | undefined>()
  return ({ file, start }) => {
    if (!texts.has(file)) texts.set(file, read(file))
    const text = texts.get(file)
    return text === undefined ? undefined : blockAround(text, start.line)
  }
}

/** Reports an override for an undocumented namespace, which would silently do nothing. */
function refuseUnknownSubject({ config }: Policy, namespaces: readonly string[]): void {
  const rule = unknownSubject(config, namespaces)
  if (!rule) return
  const instead = didYouMean(rule.subject!.split('.', 1)[0]!, namespaces)
  const place = rule.at ? `:${rule.at.line}:${rule.at.column}` : ''
  throw new Failure('usage', `${CONFIG_FILE}${place}: "${rule.subject}" fits no documented namespace, ${instead}`)
}

/** Documents that can be read are compared, whatever is wrong with the others. */
async function breakingOutcome(base: Base, project: Project): Promise<Outcome> {
  const wrong = project.documents.filter(hasErrors).map(({ file }) => file)
  const findings = breakingFindings(base, (await project.load()).namespaces, new Set(wrong))
  if (wrong.length === 0) return { findings }
  return {
    findings,
    incomplete: `without ${wrong.join(', ')}, ${wrong.length === 1 ? 'which has' : 'which have'} errors`,
  }
}

/** The document that a namespace was read from. */
function holderOf(entry: Namespace): (readonly [namespace: string, file: string])[] {
  const place = entry[facts]?.[0]?.place
  return place ? [[entry.namespace, place.file]] : []
}

/**
 * Without a document of the API, or without an overlay, there is nothing to compare. The report says so; this never
 * counts as agreement.
 */
async function upstreamOutcome(
  file: string | undefined,
  blocking: Outcome | undefined,
  load: () => Promise<Sources>,
): Promise<Outcome> {
  if (file === undefined) return { notCompared: 'no --openapi' }
  const [{ readOpenApi }, { checkUpstream }] = await Promise.all([
    import('../../overlay/openapi/read.js'),
    import('../../check/upstream/upstream.js'),
  ])
  const result = readOpenApi(readTextFile(file), (path) => readOptional(join(dirname(file), path)))
  if ('problem' in result)
    throw new Failure(
      'input',
      `--openapi ${file}:${result.problem.line}:${result.problem.column}: ${result.problem.message}`,
    )
  if (blocking) return blocking
  const { namespaces, overlays } = await load()
  if (overlays.size === 0) return { notCompared: 'no namespace has an overlay that says how it reaches an API' }
  return {
    findings: checkUpstream(
      namespaces,
      new Map([...overlays].map(([name, { overlay }]) => [name, overlay])),
      result.api,
    ),
  }
}

async function runAll({ namespaces }: Sources, known: readonly Finding[], folders: ProjectFolders): Promise<Finding[]> {
  const [{ openExecutor }, { runExamples }] = await Promise.all([
    import('../execute.js'),
    import('../../check/examples/run.js'),
  ])
  const executor = await openExecutor(
    namespaces.map(({ namespace }) => namespace),
    folders,
  )
  try {
    return await runExamples(namespaces, known, executor.execute)
  } finally {
    await executor.close()
  }
}

/** The command that rewrites stale files, with the folders that the user named. */
function fixCommand(args: Arguments, { environment }: Io): string {
  const named = ['spec', 'out'].flatMap((name) => {
    const value = args.text(name)
    return value === undefined ? [] : [`--${name}`, value]
  })
  return commandLine(environment, ['generate', ...named])
}
