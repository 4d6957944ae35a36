/** What the language's own functions tell of their arguments. */
import type { Expression } from 'luaparse'
import type { SchemaType } from '../validation/schema.js'
import type { Meaning } from './meaning.js'
import { isBare, itemOf, useAs } from './shape.js'
import { stringValue } from './value.js'

/** What has a text that is worth showing. */
const showable: readonly SchemaType[] = ['string', 'number', 'boolean']

/** Notes what a call of `name` with these arguments needs them to be. */
export function useAsArguments(name: string, meanings: readonly Meaning[], args: readonly Expression[]): void {
  const [first] = meanings
  const use = (meaning: Meaning | undefined, types: readonly SchemaType[]): void => {
    for (const shape of meaning?.shapes ?? []) useAs(shape, types)
  }
  // A whole answer is printed to have a look at it, whatever it is.
  if (name === 'print' || name === 'tostring') for (const meaning of meanings) if (!meaning.call) use(meaning, showable)
  if (name === 'tonumber') use(first, ['string', 'number'])
  if (name === 'ipairs' || name === 'table.concat' || name === 'table.sort' || name === 'table.unpack') {
    for (const shape of first?.shapes ?? []) {
      const item = isBare(shape) || shape.item ? itemOf(shape) : undefined
      if (item && name === 'table.concat') useAs(item, ['string', 'number'])
    }
  }
  if (/^string\.(?:upper|lower|sub|find|match|gsub|gmatch|len|rep|reverse|byte)$/.test(name)) use(first, ['string'])
  if (name === 'string.format') useFormat(meanings, args)
  if (/^math\.(?!type$)/.test(name)) for (const meaning of meanings) use(meaning, ['number'])
}

/** `string.format("%s has %d", name, count)`. */
function useFormat(meanings: readonly Meaning[], args: readonly Expression[]): void {
  const [format] = args
  if (format?.type !== 'StringLiteral') return
  const directives = stringValue(format).match(/%[-+ #0]*\d*(?:\.\d+)?[A-Za-z%]/g) ?? []
  for (const [index, directive] of directives.filter((text) => !text.endsWith('%')).entries()) {
    const types: readonly SchemaType[] = directive.endsWith('s')
      ? showable
      : directive.endsWith('q')
        ? ['string']
        : ['number']
    for (const shape of meanings[index + 1]?.shapes ?? []) useAs(shape, types)
  }
}
