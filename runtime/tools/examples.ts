/** Documented calls as arguments of a tool. */

import { asJson, readLua } from '../lua/index.js'
import { fits } from '../validation/fits.js'
import type { Json } from '../validation/schema.js'
import type { ToolFunction } from './source.js'

/** Arguments as a model sends them. */
export type ToolArguments = { readonly [name: string]: Json }

const most = 3

/**
 * The arguments of documented calls of a function, if they are literal and valid; each once, at most three. Calls with
 * placeholders in place of values (`"+1..."`) are left out, because models learn nothing from them.
 */
export function exampleArguments(namespace: string, fn: ToolFunction): ToolArguments[] {
  const found = new Map<string, ToolArguments>()
  for (const { language, code } of fn.examples ?? []) {
    if (language !== 'lua') continue
    for (const { path, args } of readLua(code).calls) {
      if (path.at(-1) !== fn.name || !path.includes(namespace) || args.length > 1) continue
      const value = args[0] === undefined ? {} : asJson(args[0])
      if (isArguments(value) && accepts(fn, value) && !hasPlaceholder(value)) found.set(JSON.stringify(value), value)
    }
  }
  return [...found.values()].slice(0, most)
}

const isArguments = (value: Json | undefined): value is ToolArguments =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the validator of a function takes the arguments. */
export function accepts(fn: ToolFunction, value: ToolArguments): boolean {
  const given = Object.keys(value)
  const known = new Map(fn.parameters.map((parameter) => [parameter.name, parameter]))
  return (
    fn.parameters.every(({ name, required }) => !required || given.includes(name)) &&
    given.every((name) => (known.has(name) ? fits(known.get(name)!.schema, value[name]) : fn.open === true)) &&
    (fn.rules ?? []).every(({ kind, parameters }) => {
      const there = parameters.filter((name) => given.includes(name)).length
      switch (kind) {
        case 'any-of':
          return there >= 1
        case 'one-of':
          return there === 1
        case 'at-most-one':
          return there <= 1
        case 'all-or-none':
          return there === 0 || there === parameters.length
      }
    })
  )
}

const hasPlaceholder = (value: Json): boolean => /\.\.\.|…/.test(JSON.stringify(value))
