/** The files of a project in which it says what it thinks of findings: read from and written to its `.moonbind/`. */

import type { Policy } from '../check/gate.js'
import { ACCEPTED_FILE, type Acceptance } from '../check/policy/accepted.js'
import { CONFIG_FILE, type Config, defaultConfig, type Folders } from '../check/policy/severities.js'
import { RATCHET_FILE, type Ratchet, readRatchet } from '../check/quality/ratchet.js'
import { Failure } from '../failure.js'
import { readOptional } from '../files/index.js'
import { ruleNames } from '../rules/index.js'
import type { Mistake } from '../text/yaml.js'

/**
 * Reads `.moonbind/` of the working directory; a file that is missing decides nothing.
 *
 * @throws {Failure} `usage` for mistakes in one of the files, with the place of each.
 */
export async function readPolicy(today: string): Promise<Policy> {
  const ratchet = readRatchetFile()
  const { config } = await readConfigFile()
  return { config, accepted: await readAcceptedFile(), ...(ratchet && { ratchet }), today }
}

/** The configuration of the project. Throws as `readPolicy` does. */
export async function readConfigFile(): Promise<{ readonly config: Config; readonly folders: Folders }> {
  const text = readOptional(CONFIG_FILE)
  if (text === undefined) return { config: defaultConfig, folders: {} }
  const { readConfig } = await import('../check/policy/config.js')
  const { config, folders, mistakes } = readConfig(CONFIG_FILE, text, ruleNames())
  refuse(mistakes)
  return { config, folders }
}

/** The acceptances as they are kept. Throws as `readPolicy` does. */
async function readAcceptedFile(): Promise<readonly Acceptance[]> {
  const text = readOptional(ACCEPTED_FILE)
  if (text === undefined) return []
  const { readAccepted } = await import('../check/policy/accepted-file.js')
  const { accepted, mistakes } = readAccepted(ACCEPTED_FILE, text)
  refuse(mistakes)
  return accepted
}

function readRatchetFile(): Ratchet | undefined {
  const text = readOptional(RATCHET_FILE)
  if (text === undefined) return undefined
  const read = readRatchet(text)
  if ('message' in read) throw new Failure('usage', `${RATCHET_FILE}: ${read.message}`)
  return read.ratchet
}

/** A wrong line would silence nothing, or something else, without saying so. */
function refuse(mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return
  const [first, ...more] = mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
  throw new Failure('usage', [first, ...more.map((line) => `moonbind: ${line}`)].join('\n'))
}
