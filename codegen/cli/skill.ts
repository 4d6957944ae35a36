import { MARK, skillFiles } from '../emit/skill/index.js'
import { projectPackage } from '../files/index.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { loadDefinitions } from './connect/bindings.js'
import { readFolders } from './project/folders.js'
import { ownedOptions, writeOwned } from './project/owned-folder.js'

/** `moonbind skill`: files from which an agent learns to write scripts, without a server. */
export const skill: Command = {
  name: 'skill',
  usage: '[--out DIR] [--name NAME] [--generated DIR] [--check] [--json]',
  options: {
    ...ownedOptions('the folder of the skill (skill)'),
    name: { type: 'value', value: 'NAME', help: 'its name (that of the package)' },
    generated: commonOptions.generated,
  },
  words: { min: 0, max: 0 },
  run: runSkill,
}

async function runSkill(args: Arguments, io: Io): Promise<number> {
  const folder = args.text('out') ?? 'skill'
  const definitions = await loadDefinitions(await readFolders(args))
  const files = skillFiles(args.text('name') ?? projectPackage().name ?? 'moonbind', definitions)
  const command = ['skill', ...(args.text('out') === undefined ? [] : ['--out', folder])]
  return writeOwned({ folder, files, mark: MARK, swept: ['references', 'llms'], command }, args, io)
}
