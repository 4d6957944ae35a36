/** The examples of a namespace, each with a name by which pages and the playground find it. */
import type { ApiFunction, Example, Guide, Namespace } from '../ir.js'

export interface SiteExample {
  /** `send_sms.1`, `guide.2.1`; unique in its namespace. */
  readonly id: string
  readonly namespace: string
  /** The function that it is an example of; absent for one of a guide. */
  readonly function?: string
  readonly example: Example
  /** Lua that can be run. */
  readonly runnable: boolean
}

/** All examples of a namespace, in the order of its page. */
export const siteExamples = (namespace: Namespace): SiteExample[] => [
  ...namespace.functions.flatMap((documented) => examplesOfFunction(namespace, documented)),
  ...namespace.guides.flatMap((guide, index) => examplesOfGuide(namespace, guide, index)),
]

export const examplesOfFunction = ({ namespace }: Namespace, { name, examples }: ApiFunction): SiteExample[] =>
  examples.map((example, index) => ({
    id: `${name}.${index + 1}`,
    namespace,
    function: name,
    example,
    runnable: isRunnable(example),
  }))

/** `number` is the position of the guide in its namespace, from 0. */
export const examplesOfGuide = ({ namespace }: Namespace, { examples = [] }: Guide, number: number): SiteExample[] =>
  examples.map((example, index) => ({
    id: `guide.${number + 1}.${index + 1}`,
    namespace,
    example,
    runnable: isRunnable(example),
  }))

const isRunnable = ({ language, invalid, code }: Example): boolean =>
  language === 'lua' && !invalid && code.trim() !== ''
