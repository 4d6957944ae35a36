// @generated from the documentation of telnyx.list_messages by `make generate`. Do not edit.
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

/** Parameters of `telnyx.list_messages`. */
export interface ListMessagesParams {
  /**
   * Results per page (default: 20, max: 250) — at least 1 and at most 50: the API answers at most 50 detail records at
   * once
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
  /** `inbound` or `outbound` */
  readonly direction?: 'inbound' | 'outbound';
  /**
   * Source phone number (E.164)
   *
   * Format: e164.
   */
  readonly filter_source?: string;
  /**
   * Destination phone number (E.164)
   *
   * Format: e164.
   */
  readonly filter_destination?: string;
  /**
   * `queued`, `sending`, `sent`, `delivered`, `undeliverable`, `expired` — only `delivered`: detail records hold final
   * statuses, of which this is the only documented one
   */
  readonly filter_status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'undeliverable' | 'expired';
}

/**
 * What `telnyx.list_messages` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface ListMessagesResult {
  readonly data: readonly {
    readonly from: string | number;
    readonly to: string | number;
    /** Not answered by the API: Detail records hold no message text. */
    readonly text?: string | number;
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const directionValues = /* @__PURE__ */ choices(['inbound', 'outbound']);

const filterStatusValues = /* @__PURE__ */ choices([
  'queued',
  'sending',
  'sent',
  'delivered',
  'undeliverable',
  'expired',
]);

const parameterNames = /* @__PURE__ */ choices([
  'page_size',
  'page_number',
  'direction',
  'filter_source',
  'filter_destination',
  'filter_status',
]);

/** All problems of the parameters of `telnyx.list_messages`; undefined if there are none. */
export function validateListMessages(input: unknown): Issues {
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
  const direction = given['direction'];
  if (direction !== undefined) {
    known++;
    if (typeof direction !== 'string') issues = wrongType(issues, ['direction'], 'string', direction);
    else if (direction !== 'inbound' && direction !== 'outbound') {
      issues = notInEnum(issues, ['direction'], directionValues, direction);
    }
  }
  const filterSource = given['filter_source'];
  if (filterSource !== undefined) {
    known++;
    if (typeof filterSource !== 'string') issues = wrongType(issues, ['filter_source'], 'string', filterSource);
  }
  const filterDestination = given['filter_destination'];
  if (filterDestination !== undefined) {
    known++;
    if (typeof filterDestination !== 'string') {
      issues = wrongType(issues, ['filter_destination'], 'string', filterDestination);
    }
  }
  const filterStatus = given['filter_status'];
  if (filterStatus !== undefined) {
    known++;
    if (typeof filterStatus !== 'string') issues = wrongType(issues, ['filter_status'], 'string', filterStatus);
    else if (
      filterStatus !== 'queued' &&
      filterStatus !== 'sending' &&
      filterStatus !== 'sent' &&
      filterStatus !== 'delivered' &&
      filterStatus !== 'undeliverable' &&
      filterStatus !== 'expired'
    ) {
      issues = notInEnum(issues, ['filter_status'], filterStatusValues, filterStatus);
    }
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.list_messages`. */
export const listMessages: FunctionDefinition = {
  name: 'list_messages',
  summary: 'List SMS and MMS messages sent and received.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
  parameters: [
    { name: 'page_size', required: false, schema: { type: 'integer', maximum: 250, default: 20 } },
    { name: 'page_number', required: false, schema: { type: 'integer', minimum: 1 } },
    { name: 'direction', required: false, schema: { type: 'string', enum: directionValues.values } },
    { name: 'filter_source', required: false, schema: { type: 'string', format: 'e164' } },
    { name: 'filter_destination', required: false, schema: { type: 'string', format: 'e164' } },
    { name: 'filter_status', required: false, schema: { type: 'string', enum: filterStatusValues.values } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            from: { type: ['string', 'number'] },
            to: { type: ['string', 'number'] },
            text: {
              type: ['string', 'number'],
              description: 'Not answered by the API: Detail records hold no message text.',
            },
          },
          required: ['from', 'to'],
        },
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateListMessages,
};
