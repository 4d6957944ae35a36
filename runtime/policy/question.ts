/** Shows the arguments of a call to the person who decides about it. */

export interface QuestionSize {
  readonly characters: number
  readonly lines: number
}

/** Characters that move a cursor, change the direction of text or cannot be seen. JSON itself escapes the first 32. */
const HIDDEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/**
 * JSON in which every character is visible: arguments of a script must not hide part of themselves. A long text is cut
 * off at the end and says how much is missing.
 */
export function argumentsText(args: unknown, { characters, lines }: QuestionSize): string {
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
  const text = (JSON.stringify(args, plain, 2) ?? 'nothing').replace(HIDDEN, escaped)
  const kept = text.split('\n', lines).join('\n').slice(0, characters)
  return kept.length === text.length ? text : `${kept}… and ${text.length - kept.length} more characters`
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
