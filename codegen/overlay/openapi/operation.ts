/** One operation of an OpenAPI document, as far as a comparison with the documentation needs it. */
import { asList, isRaw, type Raw } from './raw.js'
import type { References } from './references.js'

/** Where a parameter travels (OpenAPI 3.1.0, 4.8.12.1). */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'

export interface UpstreamParameter {
  readonly name: string
  readonly place: ParameterPlace
  readonly required: boolean
  readonly deprecated: boolean
  readonly schema: Raw
  /** How lists and objects are written (OpenAPI 3.1.0, 4.8.12.2), with the defaults of the place filled in. */
  readonly style: string
  readonly explode: boolean
  /** The media type of a parameter that is a document of its own, such as `application/json`. */
  readonly mediaType?: string
}

/** The content of a body or an answer, by media type. */
export interface Content {
  /** Empty if nothing is sent. */
  readonly mediaTypes: readonly string[]
  /** Schema of the JSON form; absent if there is none. */
  readonly schema?: Raw
}

/** One alternative of authentication: all of these together (OpenAPI 3.1.0, 4.8.30). */
export type SecurityRequirement = readonly SecurityScheme[]

export type SecurityScheme =
  | { readonly kind: 'apiKey'; readonly place: string; readonly name: string }
  | { readonly kind: 'http'; readonly scheme: string }
  | { readonly kind: 'oauth2' }
  | { readonly kind: 'mutualTLS' }
  | { readonly kind: 'unknown'; readonly name: string }

/** One operation with its references to parameters, body and answer resolved one step. */
export interface Operation {
  /** In capitals: `GET`. */
  readonly method: string
  readonly path: string
  readonly deprecated: boolean
  readonly parameters: readonly UpstreamParameter[]
  readonly body?: Content & { readonly required: boolean }
  /** Of the first successful status; absent if the document describes none. */
  readonly answer?: Content
  /** One of these is enough; absent if the document says nothing. */
  readonly security?: readonly SecurityRequirement[]
  /** Addresses, the operation's own before the path's before the document's. */
  readonly servers: readonly string[]
}

/** What an operation inherits. */
export interface Surroundings {
  readonly references: References
  readonly root: Raw
  readonly pathItem: Raw
}

export function readOperation(method: string, path: string, operation: Raw, around: Surroundings): Operation {
  const { references, root, pathItem } = around
  const parameters = [...asList(pathItem['parameters']), ...asList(operation['parameters'])].flatMap((parameter) =>
    readParameter(references.resolve(parameter), references),
  )
  const body = references.resolve(operation['requestBody'])
  const answer = readAnswer(operation, references)
  const security = readSecurity(operation['security'] ?? root['security'], root, references)
  return {
    method: method.toUpperCase(),
    path,
    deprecated: operation['deprecated'] === true,
    // If both have a parameter of the same name and place, the operation's replaces the path's (OpenAPI 3.1.0,
    // 4.8.10.1).
    parameters: [
      ...new Map(parameters.map((parameter) => [`${parameter.place} ${parameter.name}`, parameter])).values(),
    ],
    ...(body && { body: { ...readContent(body, references), required: body['required'] === true } }),
    ...(answer && { answer }),
    ...(security && { security }),
    servers:
      [operation['servers'], pathItem['servers'], root['servers']].map(readServers).find((list) => list.length > 0) ??
      [],
  }
}

const styles: { readonly [place in ParameterPlace]: string } = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
}

/** Media types and security define these headers; parameters of these names are ignored (OpenAPI 3.1.0, 4.8.12.1). */
const HEADERS_OF_OTHERS: readonly string[] = ['accept', 'content-type', 'authorization']

function readParameter(raw: Raw | undefined, references: References): UpstreamParameter[] {
  const place = raw?.['in']
  if (!raw || typeof raw['name'] !== 'string' || typeof place !== 'string' || !Object.hasOwn(styles, place)) return []
  const known = place as ParameterPlace
  if (known === 'header' && HEADERS_OF_OTHERS.includes(raw['name'].toLowerCase())) return []
  const content = raw['schema'] === undefined ? readContent(raw, references) : undefined
  const style = typeof raw['style'] === 'string' ? raw['style'] : styles[known]
  const [mediaType] = content?.mediaTypes ?? []
  return [
    {
      name: raw['name'],
      place: known,
      required: raw['required'] === true,
      deprecated: raw['deprecated'] === true,
      schema: references.resolve(raw['schema']) ?? content?.schema ?? {},
      style,
      explode: typeof raw['explode'] === 'boolean' ? raw['explode'] : style === 'form',
      ...(mediaType !== undefined && { mediaType }),
    },
  ]
}

function readAnswer(operation: Raw, references: References): Content | undefined {
  const responses = references.resolve(operation['responses']) ?? {}
  const status =
    Object.keys(responses)
      .filter((code) => /^2(\d\d|XX)$/i.test(code))
      .sort()[0] ?? (Object.hasOwn(responses, 'default') ? 'default' : undefined)
  const response = status === undefined ? undefined : references.resolve(responses[status])
  return response && readContent(response, references)
}

export const isJson = (mediaType: string): boolean =>
  /^(?:(?:application\/([\w.+-]+\+)?json|text\/json)\b|application\/\*|\*\/\*)/i.test(mediaType)

function readContent(holder: Raw, references: References): Content {
  const content = holder['content']
  if (!isRaw(content)) return { mediaTypes: [] }
  const mediaTypes = Object.keys(content)
  const type = mediaTypes.find(isJson)
  const media = type === undefined ? undefined : content[type]
  const schema = isRaw(media) ? references.resolve(media['schema']) : undefined
  return { mediaTypes, ...(schema && { schema }) }
}

function readSecurity(
  requirements: unknown,
  root: Raw,
  references: References,
): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(requirements)) return undefined
  const components = references.resolve(root['components']) ?? {}
  const schemes = references.resolve(components['securitySchemes']) ?? {}
  return asList(requirements).map((requirement) =>
    Object.keys(isRaw(requirement) ? requirement : {}).map((name) =>
      readScheme(name, references.resolve(schemes[name])),
    ),
  )
}

function readScheme(name: string, raw: Raw | undefined): SecurityScheme {
  switch (raw?.['type']) {
    case 'apiKey':
      return { kind: 'apiKey', place: String(raw['in']), name: String(raw['name']) }
    case 'http':
      return { kind: 'http', scheme: String(raw['scheme']).toLowerCase() }
    case 'oauth2':
    case 'openIdConnect':
      return { kind: 'oauth2' }
    case 'mutualTLS':
      return { kind: 'mutualTLS' }
    default:
      return { kind: 'unknown', name }
  }
}

/** Beyond this number, addresses that differ only in the values of their variables count as one. */
const MOST_ADDRESSES = 64

/**
 * Addresses with the values of each variable (OpenAPI 3.1.0, 4.8.6); a variable that may be anything stays in braces.
 */
const readServers = (servers: unknown): string[] =>
  asList(servers).flatMap((server) => {
    if (!isRaw(server) || typeof server['url'] !== 'string') return []
    const variables = isRaw(server['variables']) ? server['variables'] : {}
    const parts = server['url'].replace(/\/+$/, '').split(/(\{[^{}]+\})/)
    return parts.reduce<readonly string[]>(
      (addresses, part) => {
        const values = /^\{.*\}$/.test(part) ? valuesOf(variables[part.slice(1, -1)], part) : [part]
        const chosen = addresses.length * values.length > MOST_ADDRESSES ? [part] : values
        return addresses.flatMap((address) => chosen.map((value) => address + value))
      },
      [''],
    )
  })

/** A variable without a list has its default value; without a default, it is left open. */
function valuesOf(variable: unknown, open: string): readonly string[] {
  if (!isRaw(variable)) return [open]
  const listed = asList(variable['enum']).map(String)
  if (listed.length > 0) return listed
  return variable['default'] === undefined ? [open] : [String(variable['default'])]
}
