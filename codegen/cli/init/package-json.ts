/** Adds what moonbind needs to a project's package.json and changes nothing else. */
import { Failure } from '../../failure.js'

/** What is added where it is missing. */
export interface Additions {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

type Json = { [name: string]: unknown }

/**
 * The text of package.json with the additions, in its own indentation; a new one if there is none. Packages that
 * are named in any section stay as they are; a script whose name is taken becomes `moonbind:<name>`.
 *
 * @throws {Failure} `input` for text that is not a JSON object.
 */
export function addToPackage(text: string | undefined, additions: Additions): string {
  const json: Json = text === undefined ? { private: true, type: 'module' } : parsePackage(text)
  const scripts = addScripts(section(json, 'scripts'), additions.scripts)
  const known = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((name) =>
    Object.keys(section(json, name)),
  )
  const result: Json = { ...json, scripts }
  for (const name of ['dependencies', 'devDependencies'] as const) {
    const missing = Object.entries(additions[name]).filter(([dependency]) => !known.includes(dependency))
    if (missing.length > 0) result[name] = sorted({ ...section(json, name), ...Object.fromEntries(missing) })
  }
  const indent = /^\{\r?\n([ \t]+)/.exec(text ?? '')?.[1] ?? '  '
  return `${JSON.stringify(result, undefined, indent)}\n`
}

function parsePackage(text: string): Json {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Failure('input', `package.json: not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (isMap(json)) return json
  throw new Failure('input', 'package.json: expected an object at the top')
}

function addScripts(present: Json, wanted: Readonly<Record<string, string>>): Json {
  const scripts = { ...present }
  for (const [name, command] of Object.entries(wanted)) {
    if (Object.values(present).includes(command)) continue
    scripts[Object.hasOwn(present, name) ? `moonbind:${name}` : name] ??= command
  }
  return scripts
}

const section = (json: Json, name: string): Json => (isMap(json[name]) ? json[name] : {})

const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** In the order that npm uses. */
const sorted = (entries: Json): Json =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
