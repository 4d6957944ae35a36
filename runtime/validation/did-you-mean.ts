/** Wording for an unknown name. */
import { nearest } from './nearest.js'

/** Longer lists are noise: they end with the number of the others. */
const SHOWN = 12

/**
 * The end of a message about an unknown name: `did you mean "send_sms"?`, else `expected one of "a", "b"`. `show`
 * writes a name as the reader would: quoted unless told otherwise.
 */
export function didYouMean(name: string, names: readonly string[], show: (name: string) => string = quoted): string {
  const meant = meantName(name, names, show)
  if (meant !== undefined) return meant
  if (names.length === 0) return 'there are none'
  return `expected ${names.length === 1 ? '' : 'one of '}${listed(names.map(show))}`
}

/** `did you mean "send_sms"?`, or nothing if no name is near: for messages that go on differently then. */
export function meantName(
  name: string,
  names: readonly string[],
  show: (name: string) => string = quoted,
): string | undefined {
  const near = nearest(name, names)
  return near === undefined ? undefined : `did you mean ${show(near)}?`
}

/** Names as they are, without quotes. */
export const bare = (name: string): string => name

const quoted = (name: string): string => JSON.stringify(name)

/** `a, b, c and 9 more`. */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN
  return more <= 1 ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${more} more`
}
