// @generated from the documentation of shop.list_orders by `moonbind generate`. Do not edit.
/* eslint-disable */
import {
  choices,
  notATable,
  notInEnum,
  outOfBounds,
  unknownNames,
  wrongType,
  type FunctionDefinition,
  type Issues,
} from 'moonbind/runtime';

/** Parameters of `shop.list_orders`. */
export interface ListOrdersParams {
  /**
   * Results per page (default: 20, max: 250)
   *
   * At most 250.
   *
   * @default 20
   */
  readonly page_size?: number;
  /**
   * Page number (starts at 1)
   *
   * At least 1.
   */
  readonly page_number?: number;
  /**
   * `open`, `paid` or `sent`
   *
   * Values: open = nobody paid.
   */
  readonly status?: 'open' | 'paid' | 'sent';
  /** Field to value */
  readonly filter?: {
    readonly [field: string]: string;
  };
}

/**
 * What `shop.list_orders` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface ListOrdersResult {
  readonly data: readonly {
    readonly id: string;
    /** @example "open" */
    readonly status?: 'open' | 'paid' | 'sent' | (string & {});
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const statusValues = /* @__PURE__ */ choices(['open', 'paid', 'sent']);

const parameterNames = /* @__PURE__ */ choices(['page_size', 'page_number', 'status', 'filter']);

/** All problems of the parameters of `shop.list_orders`; undefined if there are none. */
export function validateListOrders(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  const given = (Array.isArray(input) ? {} : input) as { readonly [name: string]: unknown };
  let issues: Issues;
  let known = 0;
  const pageSize = given['page_size'];
  if (pageSize !== undefined) {
    known++;
    if (typeof pageSize !== 'number' || !Number.isInteger(pageSize)) {
      issues = wrongType(issues, ['page_size'], 'integer', pageSize);
    } else if (pageSize > 250) issues = outOfBounds(issues, ['page_size'], 'too_big', 'at most 250', pageSize);
  }
  const pageNumber = given['page_number'];
  if (pageNumber !== undefined) {
    known++;
    if (typeof pageNumber !== 'number' || !Number.isInteger(pageNumber)) {
      issues = wrongType(issues, ['page_number'], 'integer', pageNumber);
    } else if (pageNumber < 1) issues = outOfBounds(issues, ['page_number'], 'too_small', 'at least 1', pageNumber);
  }
  const status = given['status'];
  if (status !== undefined) {
    known++;
    if (typeof status !== 'string') issues = wrongType(issues, ['status'], 'string', status);
    else if (status !== 'open' && status !== 'paid' && status !== 'sent') {
      issues = notInEnum(issues, ['status'], statusValues, status);
    }
  }
  const filter = given['filter'];
  if (filter !== undefined) {
    known++;
    if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
      issues = wrongType(issues, ['filter'], 'table', filter);
    } else {
      const fields = filter as { readonly [name: string]: unknown };
      for (const name of Object.keys(fields)) {
        const other = fields[name];
        if (other !== undefined) {
          if (typeof other !== 'string') issues = wrongType(issues, ['filter', name], 'string', other);
        }
      }
    }
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.shop.list_orders`. */
export const listOrders: FunctionDefinition = {
  name: 'list_orders',
  summary: 'List orders.',
  effect: { kind: 'read', idempotent: true, source: 'name' },
  parameters: [
    { name: 'page_size', required: false, schema: { type: 'integer', maximum: 250, default: 20 } },
    { name: 'page_number', required: false, schema: { type: 'integer', minimum: 1 } },
    {
      name: 'status',
      required: false,
      schema: { type: 'string', enum: statusValues.values, 'x-labels': { open: 'nobody paid' } },
    },
    { name: 'filter', required: false, schema: { type: 'object', additionalProperties: { type: 'string' } } },
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
  validate: validateListOrders,
};
