/** Removes the key from messages of a server or a library: an API may echo what it was sent. */
export const scrub = (text: string, key: string | undefined): string =>
  key === undefined ? text : text.replaceAll(key, '***')
