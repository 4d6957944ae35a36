/**
 * Text of a document must not control the terminal that shows it: control characters other than line breaks become
 * U+FFFD.
 */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
