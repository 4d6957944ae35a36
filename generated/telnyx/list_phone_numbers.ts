// @generated from the documentation of telnyx.list_phone_numbers by `make generate`. Do not edit.
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

/** Parameters of `telnyx.list_phone_numbers`. */
export interface ListPhoneNumbersParams {
  /**
   * Results per page (default: 20, max: 250) — at least 1: the API refuses pages without items
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
   * Filter by E.164 number (e.g., `"+12345678900"`)
   *
   * Format: e164.
   */
  readonly filter_phone_number?: string;
  /** Filter by status: `active`, `deleted`, `purchase_pending`, `purchase_failed`, `port_pending`, `port_failed` */
  readonly filter_status?:
    | 'active'
    | 'deleted'
    | 'purchase_pending'
    | 'purchase_failed'
    | 'port_pending'
    | 'port_failed';
}

/**
 * What `telnyx.list_phone_numbers` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface ListPhoneNumbersResult {
  readonly data: readonly {
    readonly phone_number: string | number;
    readonly status: string | number;
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const filterStatusValues = /* @__PURE__ */ choices([
  'active',
  'deleted',
  'purchase_pending',
  'purchase_failed',
  'port_pending',
  'port_failed',
]);

const parameterNames = /* @__PURE__ */ choices(['page_size', 'page_number', 'filter_phone_number', 'filter_status']);

/** All problems of the parameters of `telnyx.list_phone_numbers`; undefined if there are none. */
export function validateListPhoneNumbers(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  const given = input as { readonly [name: string]: unknown };
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
  const filterPhoneNumber = given['filter_phone_number'];
  if (filterPhoneNumber !== undefined) {
    known++;
    if (typeof filterPhoneNumber !== 'string') {
      issues = wrongType(issues, ['filter_phone_number'], 'string', filterPhoneNumber);
    }
  }
  const filterStatus = given['filter_status'];
  if (filterStatus !== undefined) {
    known++;
    if (typeof filterStatus !== 'string') issues = wrongType(issues, ['filter_status'], 'string', filterStatus);
    else if (
      filterStatus !== 'active' &&
      filterStatus !== 'deleted' &&
      filterStatus !== 'purchase_pending' &&
      filterStatus !== 'purchase_failed' &&
      filterStatus !== 'port_pending' &&
      filterStatus !== 'port_failed'
    ) {
      issues = notInEnum(issues, ['filter_status'], filterStatusValues, filterStatus);
    }
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.list_phone_numbers`. */
export const listPhoneNumbers: FunctionDefinition = {
  name: 'list_phone_numbers',
  summary: 'List phone numbers on your Telnyx account.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
  parameters: [
    { name: 'page_size', required: false, schema: { type: 'integer', maximum: 250, default: 20 } },
    { name: 'page_number', required: false, schema: { type: 'integer', minimum: 1 } },
    { name: 'filter_phone_number', required: false, schema: { type: 'string', format: 'e164' } },
    { name: 'filter_status', required: false, schema: { type: 'string', enum: filterStatusValues.values } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'array',
        items: {
          type: 'object',
          properties: { phone_number: { type: ['string', 'number'] }, status: { type: ['string', 'number'] } },
          required: ['phone_number', 'status'],
        },
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateListPhoneNumbers,
};
