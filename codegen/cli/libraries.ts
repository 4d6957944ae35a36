/** The generator's libraries: a consumer who only runs bindings does not have them. */
import { Failure } from '../failure.js'
import { isInstalled, readPackage } from '../files/index.js'
import { installLine } from './invocation.js'

/**
 * Turns the failed import of an optional library into a `Failure` with the command that installs the missing ones.
 * Every other error is returned as it is.
 */
export function explainMissingLibrary(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): unknown {
  const missing = missingPackage(error)
  const { peerDependencies } = readPackage()
  if (missing === undefined || !Object.hasOwn(peerDependencies, missing)) return error
  const purpose = purposeOf(missing)
  const wanted = Object.entries(peerDependencies).filter(
    ([name]) => name === missing || (purposeOf(name) === purpose && !isInstalled(name)),
  )
  const line = installLine(
    environment,
    wanted.map(([name, range]) => `${name}@${majorOf(range)}`),
  )
  return new Failure('usage', `${missing} is not installed: ${reasons[purpose]}. Install them with\n\n  ${line}\n`)
}

const reasons = {
  serving: 'serving MCP needs libraries that nothing else does',
  pages: 'making a site needs libraries that nothing else does',
  reading: 'reading documents needs libraries that running bindings does not',
} as const

/** The libraries of one purpose are installed together. */
function purposeOf(name: string): keyof typeof reasons {
  if (name.startsWith('@modelcontextprotocol/')) return 'serving'
  return ofPages.has(name) ? 'pages' : 'reading'
}

/** Whether an optional library is one of those that a project needs to generate. */
export const readsDocuments = (name: string): boolean => purposeOf(name) === 'reading'

const ofPages = new Set(['highlight.js', 'rehype-sanitize', 'rehype-stringify', 'remark-gfm', 'remark-rehype'])

function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !/^(?:ERR_)?MODULE_NOT_FOUND$/.test(String(error.code)))
    return undefined
  return /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1]
}

/** `^11.0.5` as `11` and `^0.3.1` as `0.3`: the same versions without characters that are special in some shell. */
function majorOf(range: string): string {
  const [, version = range] = /^\^(0\.\d+|[1-9]\d*)\./.exec(range) ?? []
  return version
}
