/** Text that is safe in annotations of LuaCATS: one line, and no word that begins another annotation. */

/** A description after a type, on one line. What could be read as a part of the type is set off by `#`. */
export function fieldText(text: string): string {
  const line = oneLine(text)
  return line === '' || /^[\p{L}\p{N}]/u.test(line) ? line : `# ${line}`
}

/** Prose as comment lines. */
export function commentLines(text: string): string[] {
  return text
    .trim()
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => `---${safeStart(clean(line))}`.trimEnd())
}

const oneLine = (text: string): string => clean(text.replace(/[\s\u0085\u2028\u2029]+/g, ' ')).trim()

/**
 * Without control characters, which editors may take for the end of a line, and without those that turn the direction
 * of text.
 */
const clean = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')

/** `---@`, `---|` and `--- @` begin annotations, `--[[` would begin a long comment: a backslash keeps them prose. */
const safeStart = (line: string): string => line.replace(/^(\s*)(?=[@|[-])/, '$1\\')
