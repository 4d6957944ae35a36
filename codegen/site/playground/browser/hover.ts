/** What is known about the name under the pointer. */
import type { FunctionDefinition, ParameterDefinition } from '#runtime/definition.js'
import { describeType } from '#runtime/validation/schema-text.js'
import { callAt, functionOf, pathAt } from './call-at.js'
import { h } from './dom.js'
import type { LoadedNamespace } from './load-namespaces.js'
import { wordsOf } from './words.js'

export interface Hover {
  readonly start: number
  readonly end: number
  readonly content: () => HTMLElement
}

export function hoverAt(source: string, position: number, namespaces: readonly LoadedNamespace[]): Hover | null {
  const word = wordsOf(source, position + 1).at(-1)
  if (word?.kind !== 'name' || word.end < position) return null
  const { start, end } = word
  const path = pathAt(source, end)
  const found = path && path.names.length > 1 ? functionOf(path.names, namespaces) : undefined
  if (found) return { start, end, content: () => aboutFunction(found.namespace.definition.namespace, found.documented) }
  const call = callAt(source, start)
  const parameter =
    call && functionOf(call.names, namespaces)?.documented.parameters.find(({ name }) => name === word.text)
  return parameter ? { start, end, content: () => aboutParameter(parameter) } : null
}

function aboutFunction(namespace: string, { name, summary, effect, parameters }: FunctionDefinition): HTMLElement {
  return h(
    'div',
    { class: 'hover' },
    h(
      'p',
      {},
      h('code', { class: 'signature' }, `${namespace}.${name}`),
      ' ',
      h('span', { class: `badge ${effect.kind}` }, effect.kind),
    ),
    summary !== '' && h('p', {}, summary),
    parameters.length > 0 && h('ul', {}, ...parameters.map((parameter) => h('li', {}, ...parameterLine(parameter)))),
  )
}

const aboutParameter = (parameter: ParameterDefinition): HTMLElement =>
  h(
    'div',
    { class: 'hover' },
    h('p', {}, ...parameterLine(parameter)),
    parameter.description && h('p', {}, parameter.description),
  )

const parameterLine = ({ name, required, schema }: ParameterDefinition) => [
  h('code', { class: 'signature' }, name),
  `: ${describeType(schema)}${required ? ', required' : ''}`,
]
