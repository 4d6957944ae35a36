/**
 * Names of tools: `^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$`, which every vendor accepts. Each function has one name, whatever
 * other functions there are.
 */

const longest = 64

/** `shop__add_item`; a name that would be too long or ambiguous ends in a digest of its path. */
export function toolName(namespace: string, name: string): string {
  const written = `${namespace}__${name}`
  const clean = written.replace(/[^a-zA-Z0-9_-]/g, '_').replace(/^(?![a-zA-Z_])/, '_')
  const certain = !namespace.includes('__') && !namespace.endsWith('_') && !name.startsWith('_')
  if (clean === written && certain && clean.length <= longest && !endsInDigest.test(clean)) return clean
  const digest = digestOf(`${namespace}\0${name}`)
  return `${clean.slice(0, longest - digest.length - 1)}-${digest}`
}

const endsInDigest = /-[0-9a-f]{13}$/

/** FNV-1a in two lanes of 26 bits: 13 digits that tell 42,000 functions apart. */
function digestOf(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (const byte of new TextEncoder().encode(text)) {
    low = Math.imul(low ^ byte, 0x01000193)
    high = Math.imul(high ^ byte, 0x85ebca6b) + (low >>> 15)
  }
  const value = BigInt.asUintN(52, (BigInt(high >>> 0) << 26n) ^ BigInt(low >>> 0))
  return value.toString(16).padStart(13, '0')
}
