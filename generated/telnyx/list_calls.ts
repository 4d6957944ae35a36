// @generated from the documentation of telnyx.list_calls by `make generate`. Do not edit.
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

/** Parameters of `telnyx.list_calls`. */
export interface ListCallsParams {
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
  /**
   * `initiating`, `ringing`, `in-progress`, `no-answer`, `completed`, `failed`, `busy`, `timeout` — not available: The
   * API describes no status of its detail records of calls.
   */
  readonly filter_status?:
    | 'initiating'
    | 'ringing'
    | 'in-progress'
    | 'no-answer'
    | 'completed'
    | 'failed'
    | 'busy'
    | 'timeout';
}

/**
 * What `telnyx.list_calls` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface ListCallsResult {
  readonly data: readonly {
    /** Not answered by the API: The API does not describe the fields of its detail records of calls. */
    readonly call_session_id?: string | number;
    /** Not answered by the API: The API does not describe the fields of its detail records of calls. */
    readonly status?: string | number;
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const filterStatusValues = /* @__PURE__ */ choices([
  'initiating',
  'ringing',
  'in-progress',
  'no-answer',
  'completed',
  'failed',
  'busy',
  'timeout',
]);

const parameterNames = /* @__PURE__ */ choices(['page_size', 'page_number', 'filter_status']);

/** All problems of the parameters of `telnyx.list_calls`; undefined if there are none. */
export function validateListCalls(input: unknown): Issues {
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
  const filterStatus = given['filter_status'];
  if (filterStatus !== undefined) {
    known++;
    if (typeof filterStatus !== 'string') issues = wrongType(issues, ['filter_status'], 'string', filterStatus);
    else if (
      filterStatus !== 'initiating' &&
      filterStatus !== 'ringing' &&
      filterStatus !== 'in-progress' &&
      filterStatus !== 'no-answer' &&
      filterStatus !== 'completed' &&
      filterStatus !== 'failed' &&
      filterStatus !== 'busy' &&
      filterStatus !== 'timeout'
    ) {
      issues = notInEnum(issues, ['filter_status'], filterStatusValues, filterStatus);
    }
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.list_calls`. */
export const listCalls: FunctionDefinition = {
  name: 'list_calls',
  summary: 'List voice calls on the account.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
  parameters: [
    { name: 'page_size', required: false, schema: { type: 'integer', maximum: 250, default: 20 } },
    { name: 'page_number', required: false, schema: { type: 'integer', minimum: 1 } },
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
            call_session_id: {
              type: ['string', 'number'],
              description: 'Not answered by the API: The API does not describe the fields of its detail records of calls.',
            },
            status: {
              type: ['string', 'number'],
              description: 'Not answered by the API: The API does not describe the fields of its detail records of calls.',
            },
          },
        },
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateListCalls,
};
