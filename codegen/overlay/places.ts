/** Checks where the values of a request are sent: every place has one source, and every source a place. */
import type { Node } from 'yaml'
import type { YamlReader } from '../text/yaml.js'
import { type Overlay, type OverlayCall, type Target, targetText } from './overlay.js'

/** A name that a header may have (RFC 9110, 5.6.2). */
export const isHeaderName = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)

/** Text that a header may have, without line breaks (RFC 9110, 5.5). */
export const isHeaderText = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text)

/** `filter[status]` is an object in the query or the body. */
export function readTarget(reader: YamlReader, place: Target['place'], name: string, node: Node): Target {
  const [, first, rest = ''] = /^([^[\]]+)((?:\[[^[\]]+\])*)$/.exec(name) ?? []
  const nests = place === 'query' || place === 'body'
  if (first === undefined || (rest !== '' && !nests))
    reader.report(node, `expected a name such as ${nests ? 'page[size]' : 'id'}, got "${name}"`)
  else if (place === 'header' && !isHeaderName(first))
    reader.report(node, `expected the name of a header, got "${name}"`)
  return {
    place,
    name: first === undefined ? [name] : [first, ...[...rest.matchAll(/\[([^[\]]+)\]/g)].map(([, step]) => step!)],
  }
}

/** Every variable of the path has a source, and every path parameter a variable. */
export function checkPath(reader: YamlReader, { path, parameters, hooks }: OverlayCall, node: Node): void {
  const variables = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)
  const sources = [...parameters.values()].flatMap((parameter) =>
    parameter.kind === 'sent' && parameter.target.place === 'path' ? [targetText(parameter.target)] : [],
  )
  if (path.split('/').some((step) => /^\.{1,2}$/.test(step)))
    reader.report(node, `expected a path without . and .. steps, got "${path}"`)
  for (const name of variables)
    if (/^[.;]|\*$/.test(name))
      reader.report(node, `the path variable {${name}} has a sign of URI templates, expected a name`)
  if (/[{}]/.test(path.replace(/\{[^{}/]+\}/g, '')))
    reader.report(node, `expected braces around names only, got "${path}"`)
  for (const name of variables)
    if (!sources.includes(name) && !hooks.includes('request'))
      reader.report(node, `the path variable {${name}} has no source, expected a parameter under "path"`)
  const known = variables.map((variable) => `{${variable}}`).join(', ') || 'none under "path"'
  for (const name of sources)
    if (!variables.includes(name)) reader.report(node, `the path has no variable {${name}}, expected ${known}`)
}

/** No two values in one place, and none inside another. `find` gives the node of a parameter. */
export function checkTargets(
  reader: YamlReader,
  { parameters, constants, method, idempotencyHeader }: OverlayCall,
  node: Node,
  find: (parameter: string) => Node | undefined,
): void {
  const sent = [
    ...constants.map(({ target }) => ({ target, at: node })),
    ...[...parameters].flatMap(([name, each]) =>
      each.kind === 'sent' ? [{ target: each.target, at: find(name) ?? node }] : [],
    ),
  ]
  const taken = new Map<string, true>()
  for (const { target, at } of sent) {
    const text = keyOf(target)
    const clash = [...taken.keys()].some(
      (other) => other === text || other.startsWith(`${text},`) || text.startsWith(`${other},`),
    )
    if (clash) reader.report(at, `two values go to ${target.place} ${targetText(target)}, expected one`)
    taken.set(text, true)
    if (target.place === 'body' && (method === 'GET' || method === 'HEAD'))
      reader.report(at, `${method} has no body, expected "query"`)
    if (target.place === 'header' && target.name[0] === idempotencyHeader)
      reader.report(at, `the header ${idempotencyHeader} carries the idempotency key`)
  }
}

/** Names of headers are compared without regard to case. */
const keyOf = ({ place, name }: Target): string =>
  JSON.stringify([place, ...(place === 'header' ? name.map((step) => step.toLowerCase()) : name)]).slice(0, -1)

/** A parameter must not send the key of the account. */
export function carriesKey({ auth }: Overlay, call: OverlayCall): boolean {
  const targets = [
    ...call.constants.map(({ target }) => target),
    ...[...call.parameters.values()].flatMap((parameter) => (parameter.kind === 'sent' ? [parameter.target] : [])),
  ]
  return (
    call.idempotencyHeader === auth.header ||
    targets.some(({ place, name }) => place === 'header' && name[0]!.toLowerCase() === auth.header)
  )
}
