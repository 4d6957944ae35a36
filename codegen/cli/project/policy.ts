/** Reads and writes the files in `.moonbind/` with a project's decisions about findings. */

import type { Policy } from '../../check/gate.js'
import { ACCEPTED_FILE, type Acceptance } from '../../check/policy/accepted.js'
import { RATCHET_FILE, type Ratchet, readRatchet } from '../../check/quality/ratchet.js'
import { Failure } from '../../failure.js'
import { readOptional } from '../../files/index.js'
import { readConfigFile } from './config-file.js'
import { refuseMistakes } from './policy-files.js'

/**
 * Reads `.moonbind/` of the working directory; a missing file decides nothing.
 *
 * @throws {Failure} `usage` for mistakes in one of the files, with the place of each.
 */
export async function readPolicy(today: string): Promise<Policy> {
  const ratchet = readRatchetFile()
  const { config } = await readConfigFile()
  return { config, accepted: await readAcceptedFile(), ...(ratchet && { ratchet }), today }
}

/** The acceptances as they are stored. Throws as `readPolicy` does. */
async function readAcceptedFile(): Promise<readonly Acceptance[]> {
  const text = readOptional(ACCEPTED_FILE)
  if (text === undefined) return []
  const { readAccepted } = await import('../../check/policy/accepted-file.js')
  const { accepted, mistakes } = readAccepted(ACCEPTED_FILE, text)
  refuseMistakes(mistakes)
  return accepted
}

function readRatchetFile(): Ratchet | undefined {
  const text = readOptional(RATCHET_FILE)
  if (text === undefined) return undefined
  const read = readRatchet(text)
  if ('message' in read) throw new Failure('usage', `${RATCHET_FILE}: ${read.message}`)
  return read.ratchet
}
