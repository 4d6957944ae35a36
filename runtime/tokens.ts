/** How long texts are for models. */

/** Characters of one token, about: what models count differs, and nothing here hangs on the last token. */
export const CHARACTERS = 4

/** How many tokens a text takes, about. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS)
