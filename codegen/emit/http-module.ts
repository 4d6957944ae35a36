/** Writes the requests to a REST API as straight-line code: nothing interprets an overlay at run time. */

import type { Namespace, Schema } from '../ir.js'
import { groupByHolder, type Holder } from '../overlay/holders.js'
import {
  type AnswerField,
  type Overlay,
  type OverlayCall,
  type OverlayParameter,
  type Step,
  type Target,
  targetText,
} from '../overlay/overlay.js'
import { envPrefix } from '../text/env.js'
import { commentText, literal, propertyAccess, propertyKey, stringLiteral } from './escape.js'
import { pathsText } from './http-paths.js'
import type { Language } from './language.js'
import { exportConstant, header, importFrom, onlyTyped, type Statements } from './module.js'
import { pairsText } from './values.js'

/** `http.ts`: the call table, and `paths` for openapi-fetch. */
export function httpModule(namespace: Namespace, overlay: Overlay): Statements {
  const callsIn = (language: Language): string => callsText(namespace, overlay, language)
  const calls = callsIn('javascript')
  const hooked = [...overlay.functions.values()].some((entry) => entry.kind === 'call' && entry.hooks.length > 0)
  const helpers = ['field', 'item', 'items', 'joined', 'listOf', 'mapped', 'scaled', 'setField'].filter((name) =>
    new RegExp(`\\b${name}\\(`).test(calls),
  )
  const head = [
    `baseUrl: ${stringLiteral(overlay.baseUrl)},`,
    `auth: ${literal(overlay.auth)},`,
    `env: ${stringLiteral(envPrefix(namespace.namespace))},`,
  ]
  const table = (language: Language): string =>
    `{\n${head.map((line) => `  ${line}\n`).join('')}  calls: {\n${callsIn(language)}  },\n}`
  return [
    header(`${namespace.namespace} and its overlay`),
    importFrom('moonbind/runtime', {
      values: [...helpers, 'httpApi'],
      types: ['HttpApi', 'HttpTable'],
    }),
    ...(hooked ? [importFrom('./hooks.js', { values: ['hooks'] })] : []),
    onlyTyped(() => pathsText(namespace, overlay)),
    exportConstant('table', 'HttpTable', table, [
      `How the functions of ${commentText(namespace.title)} reach its API.`,
    ]),
    exportConstant('http', 'HttpApi', '/* @__PURE__ */ httpApi(table)', ['Connects accounts with the API.']),
  ]
}

function callsText({ functions }: Namespace, overlay: Overlay, language: Language): string {
  const entries = functions.flatMap((fn) => {
    const entry = overlay.functions.get(fn.name)
    if (!entry) return []
    const schemas = new Map(fn.parameters.map((parameter) => [parameter.name, parameter.schema]))
    const body =
      entry.kind === 'absent'
        ? `{ absent: ${stringLiteral(entry.reason)} }`
        : callText(fn.name, entry, { schemas, language })
    return [`    ${propertyKey(fn.name)}: ${body},\n`]
  })
  return entries.join('')
}

interface Surroundings {
  /** Of the parameters. */
  readonly schemas: ReadonlyMap<string, Schema>
  readonly language: Language
}

function callText(name: string, call: OverlayCall, around: Surroundings): string {
  const sent = [...call.parameters].flatMap(([documented, parameter]) =>
    parameter.kind === 'sent' ? [{ documented, parameter }] : [],
  )
  const absent = [...call.parameters].flatMap(([documented, parameter]) =>
    parameter.kind === 'absent' ? [[documented, parameter.reason] as const] : [],
  )
  const limits = sent.flatMap(({ documented, parameter }) =>
    parameter.limit ? [{ parameter: documented, ...parameter.limit }] : [],
  )
  const lines = [
    `method: ${stringLiteral(call.method)}`,
    `path: ${stringLiteral(call.path)}`,
    `names: ${literal(upstreamNames(sent))}`,
    ...(call.idempotencyHeader === undefined ? [] : [`idempotencyHeader: ${stringLiteral(call.idempotencyHeader)}`]),
    ...(call.pages ? [`pages: ${literal(call.pages)}`] : []),
    ...(limits.length > 0 ? [`limits: ${literal(limits)}`] : []),
    ...(absent.length > 0 ? [`absent: ${literal(Object.fromEntries(absent))}`] : []),
    call.hooks.includes('request')
      ? `request: ${propertyAccess('hooks', name)}.request`
      : `request: ${requestText(sent, call, around)}`,
    ...answerLines(name, call),
  ]
  return `{\n${lines.map((line) => `      ${line},\n`).join('')}    }`
}

interface Sent {
  readonly documented: string
  readonly parameter: OverlayParameter & { readonly kind: 'sent' }
}

/** The names that errors of an API may use for parameters, including the last step alone if that is unambiguous. */
function upstreamNames(sent: readonly Sent[]): { [upstream: string]: string } {
  const names = new Map(sent.map(({ documented, parameter }) => [targetText(parameter.target), documented]))
  const lasts = sent.map(({ parameter }) => parameter.target.name.at(-1)!)
  for (const { documented, parameter } of sent) {
    const last = parameter.target.name.at(-1)!
    if (!names.has(last) && lasts.filter((other) => other === last).length === 1) names.set(last, documented)
  }
  return Object.fromEntries(names)
}

/** A tree of what is sent where: names to source texts. */
type Tree = Map<string, Tree | string>

function requestText(sent: readonly Sent[], call: OverlayCall, around: Surroundings): string {
  const trees = new Map<Target['place'], Tree>()
  const put = ({ place, name }: Target, text: string): void => {
    const tree = trees.get(place) ?? new Map<string, Tree | string>()
    trees.set(place, tree)
    insert(tree, name, text)
  }
  for (const { target, value } of call.constants) put(target, literal(value))
  for (const { documented, parameter } of sent) put(parameter.target, valueText(documented, parameter, around))
  const parts = [...trees].map(([place, tree]) => `${place === 'header' ? 'headers' : place}: ${treeText(tree)}`)
  return parts.length === 0 ? '() => ({})' : `${sent.length > 0 ? '(params)' : '()'} => ({ ${parts.join(', ')} })`
}

function insert(tree: Tree, [step = '', ...rest]: readonly string[], text: string): void {
  if (rest.length === 0) {
    tree.set(step, text)
    return
  }
  const inner = tree.get(step)
  const next = inner instanceof Map ? inner : new Map<string, Tree | string>()
  tree.set(step, next)
  insert(next, rest, text)
}

function treeText(tree: Tree): string {
  const entries = [...tree].map(([name, value]) => {
    return `${propertyKey(name)}: ${value instanceof Map ? treeText(value) : value}`
  })
  return `{ ${entries.join(', ')} }`
}

function valueText(
  documented: string,
  { target, values, join, encoding }: Sent['parameter'],
  { schemas, language }: Surroundings,
): string {
  const value = propertyAccess('params', documented)
  if (join !== undefined) return `joined(${value}, ${stringLiteral(join)})`
  if (encoding === 'json') return `JSON.stringify(${value})`
  const mapped = values ? `mapped(${value}, ${pairsText(values, schemas.get(documented), false)})` : value
  // The transport leaves out absent headers.
  const isText = target.place === 'path' || target.place === 'header'
  return isText && language === 'typescript' ? `${mapped} as string` : mapped
}

function answerLines(name: string, call: OverlayCall): string[] {
  if (call.hooks.includes('answer')) return [`answer: ${propertyAccess('hooks', name)}.answer`]
  const fields = call.answer.filter(({ verb }) => verb.kind !== 'absent')
  if (fields.length === 0) return []
  return [`answer: (body) => {\n${holderText(groupByHolder(fields), 'body', 8)}        return body;\n      }`]
}

function holderText({ fields, inner }: Holder, at: string, indent: number): string {
  const space = ' '.repeat(indent)
  const own = fields.map((field) => {
    const last = field.target.at(-1)!
    return `${space}setField(${at}, ${stringLiteral(last.kind === 'name' ? last.name : '')}, ${verbText(field, at)});\n`
  })
  const deeper = [...inner.values()].map(({ step, holder }) => {
    if (step.kind === 'name') return holderText(holder, `field(${at}, ${stringLiteral(step.name)})`, indent)
    const variable = `each${indent / 2 - 3}`
    return `${space}for (const ${variable} of items(${at})) {\n${holderText(holder, variable, indent + 2)}${space}}\n`
  })
  return [...own, ...deeper].join('')
}

function verbText({ verb }: AnswerField, at: string): string {
  switch (verb.kind) {
    case 'rename':
      return sourceText(verb.source, at)
    case 'pick':
      return verb.list
        ? `listOf(${verb.sources.map((source) => sourceText(source, at)).join(', ')})`
        : sourceText(verb.sources[0]!, at)
    case 'scale':
      return `scaled(${sourceText(verb.source, at)}, ${verb.by})`
    case 'values':
      return `mapped(${sourceText(verb.source, at)}, ${pairsText(verb.values, undefined, true)})`
    case 'absent':
      return 'undefined'
  }
}

function sourceText(steps: readonly Step[], at: string): string {
  return steps.reduce((text, step) => {
    switch (step.kind) {
      case 'name':
        return `field(${text}, ${stringLiteral(step.name)})`
      case 'item':
        return `item(${text}, ${step.index})`
      case 'items':
        return `items(${text})`
    }
  }, at)
}
