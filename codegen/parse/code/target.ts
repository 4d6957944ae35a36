import type { ExampleCall } from '../../../runtime/lua/index.js'
import type { ApiFunction, Namespace } from '../../ir.js'

/** Finds the documented function that an example calls. */
export interface Target {
  readonly namespace: Namespace
  readonly name: string
  readonly account?: string
}

/** The documented function that a call names; undefined for other calls. */
export function targetOf(
  { path }: ExampleCall,
  home: Namespace,
  spaces: ReadonlyMap<string, Namespace>,
): Target | undefined {
  const name = path.at(-1)!
  if (path[0] === 'app' && path[1] === 'integrations' && (path.length === 4 || path.length === 5)) {
    const namespace = spaces.get(path[2]!)
    return namespace && { namespace, name, ...(path.length === 5 && { account: path[3]! }) }
  }
  if (path[0] === 'tools' && path.length === 2 && home.calls?.includes('tools')) return { namespace: home, name }
  if (path[0] === home.namespace && path.length === 2 && home.calls?.includes('namespace'))
    return { namespace: home, name }
  return path.length === 1 && home.calls?.includes('global') && findFunction(home, name)
    ? { namespace: home, name }
    : undefined
}

/** The function that has a name, or an alias. */
export const findFunction = ({ functions }: Namespace, name: string): ApiFunction | undefined =>
  functions.find((fn) => fn.name === name || fn.aliases?.includes(name))
