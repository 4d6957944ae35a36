import { Failure } from '../failure.js'
import { readPackage } from '../files/index.js'

/**
 * Loads a module that needs the generator's libraries. A consumer who only runs bindings does not have them.
 *
 * @throws {Failure} `usage` with the line that installs them, where one of them is missing.
 */
export async function withLibraries<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const missing = missingLibrary(error)
    if (missing === undefined) throw error
    const { peerDependencies } = readPackage()
    if (!Object.hasOwn(peerDependencies, missing)) throw error
    const wanted = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`)
    throw new Failure(
      'usage',
      `${missing} is not installed: reading documents needs libraries that running bindings does not. Install them with\n\n  npm install --save-dev ${wanted.join(' ')}\n`,
    )
  }
}

function missingLibrary(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') return undefined
  return /Cannot find package '([^']+)'/.exec(error.message)?.[1]
}
