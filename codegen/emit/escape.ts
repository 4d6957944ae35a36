/** All names and text of documents reach generated code through this module. */

import type { Json } from '../ir.js'
import { layOut, type Notation, type Position } from '../text/layout.js'
import type { Language } from './language.js'

/**
 * A TypeScript string literal without surprises: characters that are invisible or reorder the text around them are
 * escaped.
 */
export function stringLiteral(text: string): string {
  if (isLiteralText.test(text)) return `'${text}'`
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${body.replace(hidden, unicodeEscape)}'`
}

/** The usual text: printable ASCII without `'` and `\\`, which needs no escape. */
const isLiteralText = /^[ -&(-[\]-~]*$/

/** Separators that end a line for some readers, marks that reorder the text around them, the byte order mark; DEL. */
const hidden = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/**
 * What follows the colon of an object's field: the text as a literal, or one for each of its lines. `indent` is the
 * field's.
 */
export function linesLiteral(text: string, indent = 2): string {
  const lines = text.split(/(?<=\n)/)
  const start = `\n${' '.repeat(indent + 2)}`
  return lines.length === 1 ? ` ${stringLiteral(text)}` : lines.map((line) => start + stringLiteral(line)).join(' +')
}

/**
 * Text between the backticks of a template literal, line by line; only characters that are invisible or have a meaning
 * are escaped. `last`: the literal ends with it.
 */
export function templateText(text: string, last: boolean): string {
  if (isTemplateText.test(text) && !text.includes(' \n') && !(last && text.endsWith(' '))) return text
  const body = text
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/[\u0000-\u0009\u000b-\u001f]|[ ](?=\n)|\p{Surrogate}/gu, unicodeEscape)
    .replace(hidden, unicodeEscape)
  return last ? body.replace(/ $/, unicodeEscape) : body
}

/** The usual text: lines of printable ASCII without `` ` ``, `$` and `\\`. */
const isTemplateText = /^[\n -#%-[\]-_a-~]*$/

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Any JSON value as a TypeScript expression on one line. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  const texts = entries.map(([name, field]) => `${propertyKey(name)}: ${literal(field)}`)
  return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`
}

/** The same, with a line for each field and item if one line is too short. `named` finds expressions for fields. */
export function laidOutLiteral(value: Json, position: Position, named?: Notation['named']): string {
  return layOut(value, { key: propertyKey, scalar: literal, trailingComma: true, ...(named && { named }) }, position)
}

/**
 * What follows a schema in an expression. If a property has a name that every object inherits, TypeScript would expect
 * what is inherited.
 */
export const schemaSuffix = (schema: object, language: Language): string =>
  language === 'typescript' && hasInheritedName(schema) ? ' as const' : ''

const hasInheritedName = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(
    ([name, each]) => (!Array.isArray(value) && name in Object.prototype) || hasInheritedName(each),
  )

/**
 * The name of a property in an object or type literal. `__proto__` in brackets is a name; without it sets the
 * prototype.
 */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return isIdentifier(name) ? name : stringLiteral(name)
}

/** `given['name']`: strict options of TypeScript require brackets for names that no type declares. */
export const propertyAccess = (object: string, name: string): string => `${object}[${stringLiteral(name)}]`

/** ASCII identifiers only: everything else is quoted. */
const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** Each line that is not empty moved to the right by two columns. */
export function indented(text: string): string {
  if (text.includes('\n\n') || text.startsWith('\n') || text === '') return text.replace(/^(?=.)/gm, '  ')
  const moved = `  ${text.replaceAll('\n', '\n  ')}`
  return text.endsWith('\n') ? moved.slice(0, -2) : moved
}

/** Text inside a comment, without what would end the comment or begin a tag. */
export function commentText(text: string): string {
  if (isCommentText.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('*/', '*\\/')
    .replace(hidden, ' ')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/(^|\n)(\s*)@/g, '$1$2\\@')
}

/** The usual text: lines of printable ASCII without `*` and `@`. */
const isCommentText = /^[\n -)+-?A-~]*$/

/**
 * A doc comment as paragraphs, then tags; empty ones are left out. Callers pass all text through `commentText` first.
 */
export function docs(paragraphs: readonly string[]): string[] {
  const texts = paragraphs.map((text) => withoutTrailingSpace(text.trim())).filter((text) => text !== '')
  const [first, ...rest] = texts
  if (first === undefined) return []
  return [
    rest.reduce((all, text, index) => `${all}${isTag(text) && isTag(texts[index]!) ? '\n' : '\n\n'}${text}`, first),
  ]
}

const withoutTrailingSpace = (text: string): string =>
  text.includes(' \n') || text.includes('\t\n') ? text.replace(/[ \t]+$/gm, '') : text

const isTag = (text: string): boolean => /^@\w/.test(text)

/** A doc comment as text; empty if there is nothing to say. */
export function docComment(paragraphs: readonly string[]): string {
  const [doc] = docs(paragraphs)
  if (doc === undefined) return ''
  const lines = doc.split('\n')
  return lines.length === 1
    ? `/** ${doc} */\n`
    : `/**\n${lines.map((line) => ` *${line === '' ? '' : ` ${line}`}\n`).join('')} */\n`
}

/** Text on one line, for comments that end with the line. */
export const lineText = (text: string): string => commentText(text).replace(/\s+/g, ' ')

/** A cell of a Markdown table. */
export const tableCell = (text: string): string =>
  text
    .replace(/\\?\|/g, '\\|')
    .replace(/\s*[\r\n]\s*/g, ' ')
    .trim()

/** Code in a line of Markdown, between more backticks than the code has in a row. */
export function codeSpan(text: string): string {
  const mark = '`'.repeat(longestRun(text, /`+/g) + 1)
  const space = /^`|`$/.test(text) ? ' ' : ''
  return `${mark}${space}${text}${space}${mark}`
}

/** A fenced block, closed by nothing that it holds. */
export function fence(language: string, code: string): string {
  const mark = '`'.repeat(Math.max(3, longestRun(code, /`+/g) + 1))
  const end = code.endsWith('\n') || code === '' ? '' : '\n'
  return `${mark}${language.replace(/[`\s]+/g, ' ').trim()}\n${code}${end}${mark}`
}

const longestRun = (text: string, run: RegExp): number =>
  Math.max(0, ...[...text.matchAll(run)].map(([found]) => found.length))
