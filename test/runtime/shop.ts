import {
  type CallContext,
  type CallOptions,
  type Connect,
  choices,
  FORMAT,
  type FunctionDefinition,
  type Issues,
  integration,
  missing,
  type NamespaceDefinition,
  notATable,
  unknownNames,
  wrongType,
} from 'moonbind/runtime'
import { reads, writes } from '../helpers/effects.js'

export interface SellParams {
  readonly item: string
  readonly tags?: readonly string[]
}

export interface Shop {
  sell(params: SellParams, options?: CallOptions): Promise<unknown>
  sell_item(params: SellParams, options?: CallOptions): Promise<unknown>
  list(params?: object, options?: CallOptions): Promise<unknown>
}

export interface ShopHandlers {
  sell(params: SellParams, context: CallContext): unknown
  list(params: object, context: CallContext): unknown
}

/** As generated code validates, for parameters that are strings or lists of strings. */
function validateSell(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) return notATable(input)
  const { item, tags } = input as { readonly item?: unknown; readonly tags?: unknown }
  let issues: Issues
  if (item === undefined) issues = missing(issues, ['item'], 'string')
  else if (typeof item !== 'string') issues = wrongType(issues, ['item'], 'string', item)
  if (tags !== undefined && !Array.isArray(tags)) issues = wrongType(issues, ['tags'], 'list of string', tags)
  else
    tags?.forEach((tag, index) => {
      if (typeof tag !== 'string') issues = wrongType(issues, ['tags', index], 'string', tag)
    })
  return unknownNames(issues, [], input, choices(['item', 'tags']))
}

const text = { type: 'string' } as const

/** A documented function that accepts any parameters. */
const open = (name: string, more: Partial<FunctionDefinition> = {}): FunctionDefinition => ({
  name,
  summary: '',
  effect: reads,
  parameters: [],
  open: true,
  validate: (input) => (typeof input === 'object' && input !== null ? undefined : notATable(input)),
  ...more,
})

export const shop: NamespaceDefinition = {
  format: FORMAT,
  namespace: 'shop',
  title: 'Shop',
  functions: [
    {
      name: 'sell',
      aliases: ['sell_item'],
      summary: 'Sells.',
      effect: writes,
      parameters: [
        { name: 'item', required: true, schema: text },
        { name: 'tags', required: false, schema: { type: 'array', items: text } },
      ],
      validate: validateSell,
    },
    open('list'),
  ],
  docs: { page: '# Shop\n', functions: { sell: '## sell\n', list: '## list\n' } },
}

export const connectShop: Connect<Shop, ShopHandlers> = integration<Shop, ShopHandlers>(shop)

/** A namespace of functions that accept anything. */
export const openNamespace = (namespace: string, names: readonly string[]): NamespaceDefinition => ({
  format: FORMAT,
  namespace,
  title: namespace,
  functions: names.map((name) => open(name)),
  docs: { page: `# ${namespace}\n`, functions: {} },
})

/** What a promise is rejected with. */
export async function rejection(
  promise: Promise<unknown>,
): Promise<{ readonly name: string; readonly code?: string; readonly message: string; readonly cause?: unknown }> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${JSON.stringify(value)}`)
    },
    (error: Error) => error,
  )
}
