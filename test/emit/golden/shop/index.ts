// @generated from the documentation of shop by `moonbind generate`. Do not edit.
/* eslint-disable */
// Each function has four exports: `…Params` and `…Result` are the types of a call, `validate…` returns all
// problems of parameters (undefined if there are none), and the constant in camelCase is its definition with the
// validator and a Standard Schema of the parameters.
import {
  brokenRule,
  choices,
  documentation,
  documented,
  integration,
  isFields,
  isInteger,
  isNumber,
  isTable,
  missing,
  notATable,
  notInEnum,
  outOfBounds,
  unknownNames,
  wrongType,
  type CallOptions,
  type Connect,
  type DocumentedFunction,
  type FunctionDefinition,
  type Handlers,
  type Issues,
  type NamespaceDefinition,
} from 'moonbind/runtime';
import { document } from './docs.js';

export interface ListOrdersParams {
  /**
   * Results per page (default: 20, max: 250)
   *
   * @maximum 250
   * @default 20
   */
  readonly page_size?: number;
  /**
   * Page number (starts at 1)
   *
   * @minimum 1
   */
  readonly page_number?: number;
  /**
   * `open`, `paid` or `sent`
   *
   * Values: open = nobody paid.
   */
  readonly status?: 'open' | 'paid' | 'sent';
  /** Field to value */
  readonly filter?: { readonly [field: string]: string };
}

/** Inferred from the documented examples; open for further fields. */
export interface ListOrdersResult {
  readonly data: readonly {
    readonly id: string;
    /** @example "open" */
    readonly status?: 'open' | 'paid' | 'sent' | (string & {});
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const listOrders_statusValues = ['open', 'paid', 'sent'] as const;
const listOrders_statusChoices = /* @__PURE__ */ choices(listOrders_statusValues);

const listOrders_parameterNames = /* @__PURE__ */ choices(['page_size', 'page_number', 'status', 'filter']);

export function validateListOrders(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  const given: { readonly [name: string]: unknown } = Array.isArray(input) ? {} : input;
  let issues: Issues;
  let known = 0;
  const pageSize = given['page_size'];
  if (pageSize !== undefined) {
    known++;
    if (!isInteger(pageSize)) issues = wrongType(issues, 'page_size', 'integer', pageSize);
    else if (pageSize > 250) issues = outOfBounds(issues, 'page_size', 'too_big', 'at most 250', pageSize);
  }
  const pageNumber = given['page_number'];
  if (pageNumber !== undefined) {
    known++;
    if (!isInteger(pageNumber)) issues = wrongType(issues, 'page_number', 'integer', pageNumber);
    else if (pageNumber < 1) issues = outOfBounds(issues, 'page_number', 'too_small', 'at least 1', pageNumber);
  }
  const status = given['status'];
  if (status !== undefined) {
    known++;
    if (typeof status !== 'string') issues = wrongType(issues, 'status', 'string', status);
    else if (status !== 'open' && status !== 'paid' && status !== 'sent') {
      issues = notInEnum(issues, 'status', listOrders_statusChoices, status);
    }
  }
  const filter = given['filter'];
  if (filter !== undefined) {
    known++;
    if (!isFields(filter)) issues = wrongType(issues, 'filter', 'table', filter);
    else {
      for (const name of Object.keys(filter)) {
        const other = filter[name];
        if (other !== undefined) {
          if (typeof other !== 'string') issues = wrongType(issues, ['filter', name], 'string', other);
        }
      }
    }
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, listOrders_parameterNames);
  return issues;
}

export const listOrders: DocumentedFunction<ListOrdersParams> = /* @__PURE__ */ documented({
  name: 'list_orders',
  summary: 'List orders.',
  effect: { kind: 'read', idempotent: true, source: 'name' },
  parameters: [
    {
      name: 'page_size',
      required: false,
      description: 'Results per page (default: 20, max: 250)',
      schema: { type: 'integer', maximum: 250, default: 20 },
    },
    {
      name: 'page_number',
      required: false,
      description: 'Page number (starts at 1)',
      schema: { type: 'integer', minimum: 1 },
    },
    {
      name: 'status',
      required: false,
      description: '`open`, `paid` or `sent`',
      schema: { type: 'string', enum: listOrders_statusValues, 'x-labels': { open: 'nobody paid' } },
    },
    {
      name: 'filter',
      required: false,
      description: 'Field to value',
      schema: { type: 'object', additionalProperties: { type: 'string' } },
    },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            status: { type: 'string', enum: ['open', 'paid', 'sent'], examples: ['open'] },
          },
          required: ['id'],
        },
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  examples: [
    {
      language: 'lua',
      code:
        'for _, order in ipairs(app.integrations.shop.list_orders({}).data) do\n' +
        '  print(order.id)\n' +
        'end',
    },
  ],
  validate: validateListOrders,
});

/** At least one of `email` or `phone` is required. */
export interface CreateOrderParams {
  /**
   * What to sell
   *
   * @minLength 1
   * @maxLength 5
   */
  readonly item: string;
  /**
   * How many
   *
   * @exclusiveMinimum 0
   */
  readonly amount: number;
  /** One or some */
  readonly tags?: string | readonly string[];
  /**
   * Where to
   *
   * Required: if sent by mail.
   */
  readonly address?: {
    readonly city: string;
    readonly zip?: string | number;
  };
  /** @format email */
  readonly email?: string;
  /**
   * Inferred from the documented examples.
   *
   * @deprecated
   */
  readonly phone?: string;
  /** May be nothing */
  readonly note?: string | null;
}

/** Not documented. */
export type CreateOrderResult = unknown;

const createOrder_addressNames = /* @__PURE__ */ choices(['city', 'zip']);

const createOrder_parameterNames = /* @__PURE__ */ choices([
  'item',
  'amount',
  'tags',
  'address',
  'email',
  'phone',
  'note',
]);

const createOrder_rule = 'At least one of `email` or `phone` is required.';

export function validateCreateOrder(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const item = input['item'];
  if (item === undefined) issues = missing(issues, 'item', 'string');
  else {
    known++;
    if (typeof item !== 'string') issues = wrongType(issues, 'item', 'string', item);
    else if (item.length < 1) issues = outOfBounds(issues, 'item', 'too_short', 'at least 1 character', item);
    else if (item.length > 5 && (item.length > 10 || [...item].length > 5)) {
      issues = outOfBounds(issues, 'item', 'too_long', 'at most 5 characters', item);
    }
  }
  const amount = input['amount'];
  if (amount === undefined) issues = missing(issues, 'amount', 'number');
  else {
    known++;
    if (!isNumber(amount)) issues = wrongType(issues, 'amount', 'number', amount);
    else if (amount <= 0) issues = outOfBounds(issues, 'amount', 'too_small', 'more than 0', amount);
  }
  const tags = input['tags'];
  if (tags !== undefined) {
    known++;
    if (typeof tags !== 'string' && !Array.isArray(tags)) {
      issues = wrongType(issues, 'tags', 'string or list of strings', tags);
    } else if (Array.isArray(tags)) {
      if (tags.length > 3) issues = outOfBounds(issues, 'tags', 'too_long', 'at most 3 items', tags);
      for (let index = 0; index < tags.length; index++) {
        const item2: unknown = tags[index];
        if (typeof item2 !== 'string') issues = wrongType(issues, ['tags', index], 'string', item2);
      }
    }
  }
  const address = input['address'];
  if (address !== undefined) {
    known++;
    if (!isFields(address)) issues = wrongType(issues, 'address', 'table', address);
    else {
      const city = address['city'];
      if (city === undefined) issues = missing(issues, ['address', 'city'], 'string');
      else if (typeof city !== 'string') issues = wrongType(issues, ['address', 'city'], 'string', city);
      const zip = address['zip'];
      if (zip !== undefined) {
        if (typeof zip !== 'string' && !isInteger(zip)) {
          issues = wrongType(issues, ['address', 'zip'], 'string or integer', zip);
        }
      }
      issues = unknownNames(issues, 'address', address, createOrder_addressNames);
    }
  }
  const email = input['email'];
  if (email !== undefined) {
    known++;
    if (typeof email !== 'string') issues = wrongType(issues, 'email', 'string', email);
  }
  const phone = input['phone'];
  if (phone !== undefined) {
    known++;
    if (typeof phone !== 'string') issues = wrongType(issues, 'phone', 'string', phone);
  }
  const note = input['note'];
  if (note !== undefined) {
    known++;
    if (typeof note !== 'string' && note !== null) issues = wrongType(issues, 'note', 'string or null', note);
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, createOrder_parameterNames);
  if (email === undefined && phone === undefined) issues = brokenRule(issues, ['email', 'phone'], createOrder_rule);
  return issues;
}

export const createOrder: DocumentedFunction<CreateOrderParams> = /* @__PURE__ */ documented({
  name: 'create_order',
  aliases: ['shop_create_order'],
  summary: 'Create an order.',
  description: 'It is paid *later*.',
  effect: { kind: 'write', idempotent: true, source: 'document' },
  parameters: [
    {
      name: 'item',
      required: true,
      description: 'What to sell',
      schema: { type: 'string', minLength: 1, maxLength: 5 },
    },
    { name: 'amount', required: true, description: 'How many', schema: { type: 'number', exclusiveMinimum: 0 } },
    {
      name: 'tags',
      required: false,
      description: 'One or some',
      schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, maxItems: 3 }] },
    },
    {
      name: 'address',
      required: false,
      description: 'Where to',
      schema: {
        type: 'object',
        properties: { city: { type: 'string' }, zip: { type: ['string', 'integer'] } },
        required: ['city'],
        additionalProperties: false,
      },
    },
    { name: 'email', required: false, schema: { type: 'string', format: 'email' } },
    { name: 'phone', required: false, schema: { type: 'string', deprecated: true } },
    { name: 'note', required: false, description: 'May be nothing', schema: { type: ['string', 'null'] } },
  ],
  rules: [
    { kind: 'any-of', parameters: ['email', 'phone'], text: createOrder_rule },
  ],
  validate: validateCreateOrder,
});

export interface EndParams { readonly [field: string]: never }

/** Not documented. */
export type EndResult = unknown;

const end_parameterNames = /* @__PURE__ */ choices([]);

export function validateEnd(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, end_parameterNames);
  return issues;
}

export const end: DocumentedFunction<EndParams> = /* @__PURE__ */ documented({
  name: 'end',
  summary: 'Closes the shop.',
  deprecated: true,
  effect: { kind: 'destructive', idempotent: false, source: 'document' },
  parameters: [],
  validate: validateEnd,
});

/** Open: nothing documents all of them, others are accepted. */
export interface SearchParams {
  /** Inferred from the documented examples. */
  readonly q?: unknown;
  readonly [field: string]: unknown;
}

/** Not documented. */
export type SearchResult = unknown;

export function validateSearch(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  return undefined;
}

export const search: DocumentedFunction<SearchParams> = /* @__PURE__ */ documented({
  name: 'search',
  summary: '',
  effect: { kind: 'read', idempotent: true, source: 'name' },
  parameters: [
    { name: 'q', required: false, schema: {} },
  ],
  open: true,
  examples: [
    {
      language: 'lua',
      code: 'app.integrations.shop.search({ q = "tea" })',
    },
  ],
  validate: validateSearch,
});

/** The documented functions of Shop, for one account. */
export interface ShopFunctions {
  /** List orders. (read) */
  list_orders(params?: ListOrdersParams, options?: CallOptions): Promise<ListOrdersResult>;
  /**
   * Create an order. (write, idempotent)
   *
   * It is paid *later*.
   */
  create_order(params: CreateOrderParams, options?: CallOptions): Promise<CreateOrderResult>;
  /** The same as `create_order`. */
  shop_create_order(params: CreateOrderParams, options?: CallOptions): Promise<CreateOrderResult>;
  /**
   * Closes the shop. (destructive)
   *
   * @deprecated
   */
  end(params?: EndParams, options?: CallOptions): Promise<EndResult>;
  /**
   * (read)
   *
   * Inferred from the documented examples.
   */
  search(params?: SearchParams, options?: CallOptions): Promise<SearchResult>;
}

/** What answers the documented functions of Shop. Parameters are validated already. */
export type ShopHandlers = Handlers<Omit<ShopFunctions, 'shop_create_order'>>;

const functions: readonly FunctionDefinition[] = [listOrders, createOrder, end, search];

/** The namespace as data. */
export const definition: NamespaceDefinition = {
  format: 5,
  namespace: 'shop',
  title: 'Shop',
  functions,
  docs: /* @__PURE__ */ documentation('shop', functions, document),
};

/** Connects `app.integrations.shop` with what answers its calls. */
export const shop: Connect<ShopFunctions, ShopHandlers> = /* @__PURE__ */ integration(definition);
