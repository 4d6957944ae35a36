/**
 * Writes an overlay in reverse, as straight-line code for the mock server: from requests to documented parameters, and
 * from documented answers to those of the API.
 */

import { typesOf } from '../../runtime/validation/fits.js'
import type { ApiFunction, Namespace, Schema } from '../ir.js'
import { groupByHolder, type Holder } from '../overlay/holders.js'
import type { AnswerField, Overlay, OverlayCall, OverlayParameter, Step, Target } from '../overlay/overlay.js'
import { commentText, literal, propertyKey, stringLiteral } from './escape.js'
import { exportConstant, header, importFrom, type Statements } from './module.js'
import { pairsText } from './values.js'

type Sent = OverlayParameter & { readonly kind: 'sent' }

/** `mock.ts`. Functions with hooks are left out: a hook cannot be reversed. */
export function mockModule(namespace: Namespace, overlay: Overlay): Statements {
  const entries = namespace.functions.flatMap((fn) => {
    const entry = overlay.functions.get(fn.name)
    return entry?.kind === 'call' && entry.hooks.length === 0
      ? [`    ${propertyKey(fn.name)}: ${callText(fn, entry)},\n`]
      : []
  })
  const calls = entries.join('')
  const helpers = [
    'asBoolean',
    'asList',
    'asNumber',
    'at',
    'field',
    'item',
    'items',
    'mapped',
    'put',
    'scaled',
    'take',
  ].filter((name) => new RegExp(`\\b${name}\\(`).test(calls))
  return [
    header(`${namespace.namespace} and its overlay`),
    importFrom('moonbind/mock', { values: helpers, types: ['MockNamespace'] }),
    importFrom('./http.js', { values: ['table'] }),
    importFrom('./index.js', { values: ['definition'] }),
    exportConstant('mock', 'MockNamespace', `{\n  definition,\n  table,\n  calls: {\n${calls}  },\n}`, [
      `The API of ${commentText(namespace.title)} for \`createMockServer\` of \`moonbind/mock\`.`,
    ]),
  ]
}

function callText(fn: ApiFunction, call: OverlayCall): string {
  const constants = call.constants.filter(({ target }) => target.place !== 'header')
  const matches = constants.map(
    ({ target, value }) => `${sourceText(target)} === ${literal(target.place === 'body' ? value : String(value))}`,
  )
  const params = fn.parameters.flatMap(({ name, schema }) => {
    const entry = call.parameters.get(name)
    return entry?.kind === 'sent' ? [`${propertyKey(name)}: ${valueText(schema, entry)}`] : []
  })
  const fields = call.answer.filter(({ verb }) => verb.kind !== 'absent')
  const lines = [
    ...(matches.length === 0 ? [] : [`matches: (request) => ${matches.join(' && ')}`]),
    params.length === 0 ? 'params: () => ({})' : `params: (request) => ({ ${params.join(', ')} })`,
    ...(fields.length === 0
      ? []
      : [
          `answer: (body) => {\n${holderText(groupByHolder(fields), 'body', 8, counter())}        return body;\n ` +
            '     }',
        ]),
  ]
  return `{\n${lines.map((line) => `      ${line},\n`).join('')}    }`
}

function sourceText({ place, name }: Target): string {
  const steps = place === 'header' ? ['headers', ...name.map((step) => step.toLowerCase())] : [place, ...name]
  return `at(request, ${steps.map(stringLiteral).join(', ')})`
}

/** Values have types in a body; elsewhere they are text. */
function valueText(schema: Schema, { target, values }: Sent): string {
  const source = sourceText(target)
  const isText = target.place !== 'body'
  if (values) {
    const texts = new Map([...values].map(([documented, upstream]) => [documented, String(upstream)]))
    return `mapped(${source}, ${pairsText(isText ? texts : values, schema, true)})`
  }
  if (!isText) return source
  const types = typesOf(schema)
  if (types.includes('array')) return `asList(${source})`
  if (types.includes('string')) return source
  if (types.includes('boolean')) return `asBoolean(${source})`
  return types.includes('integer') || types.includes('number') ? `asNumber(${source})` : source
}

/**
 * Deeper fields come first. All documented fields of an object are taken out before any is put back under its own name.
 */
function holderText({ fields, inner }: Holder, holder: string, indent: number, next: () => number): string {
  const space = ' '.repeat(indent)
  const deeper = [...inner.values()].map(({ step, holder: below }) => {
    if (step.kind === 'name') return holderText(below, `field(${holder}, ${stringLiteral(step.name)})`, indent, next)
    const variable = `each${indent / 2 - 3}`
    const body = holderText(below, variable, indent + 2, next)
    return `${space}for (const ${variable} of items(${holder})) {\n${body}${space}}\n`
  })
  if (fields.length === 0) return deeper.join('')
  const names = fields.map(() => `was${next()}`)
  const taken = fields.map(({ target }) => stringLiteral(lastName(target)))
  const puts = fields.flatMap((field, index) => putLines(field, names[index]!, holder))
  const lines = [`const [${names.join(', ')}] = take(${holder}, ${taken.join(', ')});`, ...puts]
  return [...deeper, ...lines.map((line) => `${space}${line}\n`)].join('')
}

/** Counts from 1. */
function counter(): () => number {
  let count = 0
  return () => ++count
}

function lastName(target: readonly Step[]): string {
  const last = target.at(-1)!
  return last.kind === 'name' ? last.name : ''
}

const stepText = (step: Step): string =>
  step.kind === 'name' ? stringLiteral(step.name) : String(step.kind === 'item' ? step.index : 0)

function putLines({ verb }: AnswerField, value: string, holder: string): string[] {
  const put = (text: string, source: readonly Step[]): string =>
    `put(${holder}, ${text}, ${source.map(stepText).join(', ')});`
  switch (verb.kind) {
    case 'rename':
      return [put(value, verb.source)]
    case 'pick':
      return verb.list
        ? verb.sources.map((source, index) => put(`item(${value}, ${index})`, source))
        : [put(value, verb.sources[0]!)]
    case 'scale':
      return [put(`scaled(${value}, ${Number((1 / verb.by).toPrecision(15))})`, verb.source)]
    case 'values':
      return [put(`mapped(${value}, ${pairsText(verb.values, undefined, false)})`, verb.source)]
    case 'absent':
      return []
  }
}
