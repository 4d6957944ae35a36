/** A tool in the format of its vendor. */

import type { Dialect, ToolVendor } from './dialects.js'
import { encodeArguments } from './encode.js'
import { exampleArguments, type ToolArguments } from './examples.js'
import { descriptionOf } from './input-schema.js'
import type { JsonSchema } from './plain-schema.js'
import type { ToolFunction } from './source.js'

/** A tool for MCP and most libraries. */
export interface PlainTool {
  readonly name: string
  readonly description: string
  readonly inputSchema: JsonSchema
}

/** A function tool of OpenAI's Responses API. */
export interface OpenaiTool {
  readonly type: 'function'
  readonly name: string
  readonly description: string
  readonly parameters: JsonSchema
  readonly strict: boolean
}

/** A tool of Anthropic's Messages API. */
export interface AnthropicTool {
  readonly name: string
  readonly description: string
  readonly input_schema: JsonSchema
  readonly input_examples?: readonly ToolArguments[]
  readonly strict?: true
}

/** A function declaration of Gemini. */
export interface GeminiTool {
  readonly name: string
  readonly description: string
  readonly parametersJsonSchema: JsonSchema
}

export type Tool = PlainTool | OpenaiTool | AnthropicTool | GeminiTool

interface Target {
  readonly vendor: ToolVendor
  readonly strict: boolean
  readonly dialect: Dialect
}

interface Declared {
  readonly name: string
  readonly namespace: string
  readonly fn: ToolFunction
  /** The schema of its arguments. */
  readonly parameters: JsonSchema
}

/** Declares a function. */
export function declare({ name, namespace, fn, parameters }: Declared, { vendor, strict, dialect }: Target): Tool {
  const description = descriptionOf(fn, dialect)
  switch (vendor) {
    case 'plain': {
      const examples = exampleArguments(namespace, fn)
      return { name, description, inputSchema: { ...parameters, ...(examples.length > 0 && { examples }) } }
    }
    case 'openai':
      return { type: 'function', name, description, parameters, strict }
    case 'anthropic': {
      const examples = exampleArguments(namespace, fn)
        .map((given) => encodeArguments(fn, dialect, given))
        .filter((given) => given !== undefined)
      return {
        name,
        description,
        input_schema: parameters,
        ...(examples.length > 0 && { input_examples: examples }),
        ...(strict && { strict: true }),
      }
    }
    case 'gemini':
      return { name, description, parametersJsonSchema: parameters }
  }
}
