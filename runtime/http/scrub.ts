/** Takes keys out of whatever a server or a library says: an API may echo what it was sent. */
export const scrub = (text: string, key: string | undefined): string =>
  key === undefined ? text : text.replaceAll(key, '***')
