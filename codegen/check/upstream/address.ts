/** Finds the operation that a call of the overlay reaches, and checks its address and key. */
import { meantName } from '../../../runtime/validation/did-you-mean.js'
import type { Operation, SecurityScheme } from '../../overlay/openapi/operation.js'
import type { OpenApi } from '../../overlay/openapi/read.js'
import type { Overlay, OverlayCall } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import type { Compared } from './compared.js'
import { upstream } from './subject.js'

type Address = Pick<OverlayCall, 'method' | 'path'>

/** The overlay may name path variables as it likes: only their places count. */
const normalized = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}').replace(/\/$/, '')

/** Scheme and host in lower case, without the default port. */
const withPlainHost = (address: string): string =>
  address.replace(/^[a-z]+:\/\/[^/]+/i, (host) => host.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2'))

/** The operation at the complete address, else the one with this path below another address. */
export function findOperation(api: OpenApi, { baseUrl }: Overlay, { method, path }: Address): Operation | undefined {
  const own = api.operations.filter((entry) => entry.method === method)
  const samePath = own.filter((entry) => normalized(entry.path) === normalized(path))
  const exact = samePath.find((entry) => entry.path === path) ?? samePath[0]
  if (exact && (exact.read().servers.length === 0 || isAt(exact.read(), baseUrl, path))) return exact.read()
  const end = normalized(path)
  const elsewhere = own.filter((entry) => normalized(entry.path).endsWith(end) || end.endsWith(normalized(entry.path)))
  return elsewhere.map((entry) => entry.read()).find((operation) => isAt(operation, baseUrl, path)) ?? exact?.read()
}

/** `did you mean GET /things/{id}?`: the nearest operation of the same method. */
export function meantOperation(api: OpenApi, { method, path }: Address): string | undefined {
  const known = api.operations.filter((entry) => entry.method === method).map((entry) => entry.path)
  return meantName(path, known, (near) => `${method} ${near}`)
}

/** Whether the call goes to one of the operation's addresses. */
const isAt = ({ servers, path: own }: Operation, baseUrl: string, path: string): boolean =>
  servers.some((server) => addressPattern(server + own).test(addressOf(server, baseUrl + path)))

/** Variables of a server or a path match anything; a server that begins with `/` may be on any host. */
function addressPattern(address: string): RegExp {
  const parts = normalized(withPlainHost(address)).split(/(\{[^{}]*\})/)
  return new RegExp(`^${parts.map((part) => (/^\{.*\}$/.test(part) ? '[^/]*' : escaped(part))).join('')}$`)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

function addressOf(server: string, address: string): string {
  const lower = normalized(withPlainHost(address))
  return /^[a-z]+:/i.test(server) ? lower : lower.replace(/^[a-z]+:\/\/[^/]+/, '')
}

/** Checks the address and the key of every call; equal findings of many functions become one. */
export function checkAddress({ documented, overlay, call, operation, name, namespace }: Compared): Finding[] {
  const subject = { name, place: placeOf(documented) }
  const { servers } = operation
  const elsewhere = servers.length > 0 && !isAt(operation, overlay.baseUrl, call.path)
  return [
    ...(elsewhere
      ? [
          upstream(
            'server-mismatch',
            subject,
            `the API answers ${operation.path} at ${servers.join(', ')}, not at ${overlay.baseUrl}`,
            {
              expected: servers.join(', '),
              fix: `set "api" in the overlay of ${namespace.namespace}`,
            },
          ),
        ]
      : []),
    ...checkKey(operation, overlay, call).map((expected) =>
      upstream('auth-mismatch', subject, `the API expects ${expected}, and the overlay sends ${authText(overlay)}`, {
        expected,
        fix: `set "auth" in the overlay of ${namespace.namespace}`,
      }),
    ),
  ]
}

const authText = ({ auth: { header, prefix } }: Overlay): string =>
  `the header ${header}${prefix === '' ? '' : ` with “${prefix.trim()}” before the key`}`

/** What the API expects instead; empty if one of its alternatives is met, or if it states none. */
function checkKey({ security }: Operation, overlay: Overlay, call: OverlayCall): string[] {
  if (!security || security.length === 0) return []
  if (security.some((requirement) => requirement.every((scheme) => isMet(scheme, overlay, call)))) return []
  return [security.map((requirement) => requirement.map(schemeText).join(' and ')).join(', or ')]
}

function isMet(scheme: SecurityScheme, { auth: { header, prefix } }: Overlay, call: OverlayCall): boolean {
  const word = prefix.trim().toLowerCase()
  switch (scheme.kind) {
    case 'http':
      return header === 'authorization' && word === scheme.scheme
    case 'oauth2':
      return header === 'authorization' && word === 'bearer'
    case 'apiKey':
      return (scheme.place === 'header' && header === scheme.name.toLowerCase()) || isFilled(scheme, call)
    case 'mutualTLS':
      return false
    case 'unknown':
      return true
  }
}

/** A second key may travel as a constant or as a documented parameter. */
const isFilled = (
  { place, name }: SecurityScheme & { kind: 'apiKey' },
  { constants, parameters }: OverlayCall,
): boolean =>
  [...constants, ...parameters.values()].some(
    (entry) => 'target' in entry && entry.target.place === place && entry.target.name.join() === name,
  )

function schemeText(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'http':
      return `${scheme.scheme} authentication`
    case 'oauth2':
      return 'a bearer token'
    case 'apiKey':
      return `the key in the ${scheme.place} ${scheme.name}`
    case 'mutualTLS':
      return 'a certificate of the client'
    case 'unknown':
      return scheme.name
  }
}
