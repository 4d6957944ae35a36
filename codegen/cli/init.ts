import { CONFIG_FILE } from '../check/policy/severities.js'
import { exitCodes, Failure } from '../failure.js'
import { exists, hasDocuments, readPackage, readProjectPackage, writeTextFile } from '../files/index.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { firstDocument, firstScript } from './init/document.js'
import { addToPackage } from './init/package-json.js'
import { workflow } from './init/workflow.js'
import { commandLine, packageManager } from './invocation.js'
import { readsDocuments } from './libraries.js'
import { readFolders } from './project/folders.js'

/** `moonbind init`: writes the files that a project needs and does not have. */
export const init: Command = {
  name: 'init',
  usage: '[NAMESPACE] [--spec DIR] [--out DIR]',
  options: { spec: commonOptions.spec, out: commonOptions.out },
  words: { min: 0, max: 1 },
  run: runInit,
}

interface NewFile {
  readonly path: string
  readonly text: string
}

async function runInit(args: Arguments, io: Io): Promise<number> {
  const namespace = args.words[0] ?? 'shop'
  if (!/^[a-z][a-z0-9_]*$/.test(namespace))
    throw new Failure(
      'usage',
      `${JSON.stringify(namespace)} cannot be a namespace, expected small letters, digits and _, such as my_shop`,
    )
  const { spec, out } = await readFolders(args)
  const packageText = readProjectPackage()
  const packageNow = addToPackage(packageText, packageAdditions())
  const documented = hasDocuments(spec)
  const files: readonly NewFile[] = [
    ...(documented ? [] : [{ path: `${spec}/${namespace}.md`, text: firstDocument(namespace) }]),
    { path: CONFIG_FILE, text: configText(spec, out, commandLine(io.environment, ['explain', 'rules'])) },
    { path: '.github/workflows/moonbind.yml', text: workflow(packageManager(io.environment)) },
  ]
  const missing = files.filter(({ path }) => !exists(path))
  for (const { path, text } of missing) writeTextFile(path, text)
  if (packageNow !== packageText) writeTextFile('package.json', packageNow)
  const lines = [
    ...files.map((file) => `  ${missing.includes(file) ? 'new     ' : 'kept    '} ${file.path}`),
    ...(documented ? [`  kept     ${spec}`] : []),
    `  ${packageText === undefined ? 'new     ' : packageNow === packageText ? 'kept    ' : 'changed '} package.json`,
  ]
  io.out(`${[...lines, '', 'next:', ...nextSteps(io, documented ? undefined : namespace)].join('\n')}\n`)
  return exitCodes.clean
}

function packageAdditions() {
  const { version, peerDependencies } = readPackage()
  return {
    scripts: { generate: 'moonbind generate', check: 'moonbind check' },
    dependencies: { moonbind: `^${version}` },
    devDependencies: Object.fromEntries(Object.entries(peerDependencies).filter(([name]) => readsDocuments(name))),
  }
}

const configText = (spec: string, out: string, rulesCommand: string): string => `# What moonbind does in this project.
# ${rulesCommand} lists the rules that "rules" may name.
spec: ${JSON.stringify(spec)}
out: ${JSON.stringify(out)}
failOn: error
`

function nextSteps({ environment }: Io, namespace: string | undefined): string[] {
  const script = namespace === undefined ? 'print(docs.list())' : firstScript(namespace)
  return [
    `${packageManager(environment)} install`,
    commandLine(environment, ['generate']),
    commandLine(environment, ['run', '--mock', '-e', script]),
    commandLine(environment, ['check', '--run']),
  ].map((line) => `  ${line}`)
}
