/** The one place through which names and text of documents reach generated code. */

/** A TypeScript string literal; safe in any script, also with the line separators that JSON allows and old readers do not. */
export function stringLiteral(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${body.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}

/** Any JSON value as a TypeScript expression on one line. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return entries.length === 0 ? '{}' : `{ ${entries.map(([name, each]) => `${propertyKey(name)}: ${literal(each)}`).join(', ')} }`
}

/** The name of a property in an object or type literal. `__proto__` in brackets is a name; without it sets the prototype. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return isIdentifier(name) ? name : stringLiteral(name)
}

/** `given.name`, or `given['odd name']`. */
export function propertyAccess(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${stringLiteral(name)}]`
}

/** ASCII identifiers only: everything else is quoted. */
export const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** Lines of a doc comment, without what would end it or begin a tag. */
export function commentText(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029]/g, ' ')
    .replace(/(^|\n)(\s*)@/g, '$1$2\\@')
}

/** A JSDoc block of paragraphs, indented; empty paragraphs are left out. Nothing for no text. */
export function docComment(paragraphs: readonly string[], indent = ''): string {
  const lines = paragraphs.filter((text) => text.trim() !== '').map((text) => text.trim().split(/\r?\n/))
  if (lines.length === 0) return ''
  const all = lines.flatMap((paragraph, index) => (index === 0 ? paragraph : isTag(paragraph) && isTag(lines[index - 1]!) ? paragraph : ['', ...paragraph]))
  if (all.length === 1) return `${indent}/** ${all[0]} */\n`
  return `${indent}/**\n${all.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`
}

const isTag = (paragraph: readonly string[]): boolean => /^@\w/.test(paragraph[0] ?? '')
