/** A reason as a sentence on one line, with a final stop. */
export const sentence = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[^.!?]$/, '$&.')
