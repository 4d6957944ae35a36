/** The configuration of a project. Its reader is loaded only if the file exists. */
import { CONFIG_FILE, type Config, defaultConfig, type Folders } from '../../check/policy/severities.js'
import { readOptional } from '../../files/index.js'
import { refuseMistakes } from './policy-files.js'

/**
 * Reads `.moonbind/config.yaml` of the working directory; without the file, nothing is configured.
 *
 * @throws {Failure} `usage` for mistakes in it, with the place of each.
 */
export async function readConfigFile(): Promise<{ readonly config: Config; readonly folders: Folders }> {
  const text = readOptional(CONFIG_FILE)
  if (text === undefined) return { config: defaultConfig, folders: {} }
  const [{ readConfig }, { ruleNames }] = await Promise.all([
    import('../../check/policy/config.js'),
    import('../../rules/index.js'),
  ])
  const { config, folders, mistakes } = readConfig(CONFIG_FILE, text, ruleNames())
  refuseMistakes(mistakes)
  return { config, folders }
}
