import { createDocs } from './docs/agent-docs.js'
import type { Runtime, RuntimeOptions } from './script/runtime-types.js'
import { createRunner } from './script/script-runner.js'

/**
 * A runtime for connected integrations.
 *
 * @throws {MoonbindError} for options that are unknown or do not fit together.
 * @throws {TypeError | RangeError} for a limit or an isolation that is unknown or out of range.
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { documented, ...runner } = await createRunner(options)
  return { docs: createDocs(documented), ...runner }
}
