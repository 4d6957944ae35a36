// @generated from the documentation of telnyx.list_call_records by `make generate`. Do not edit.
/* eslint-disable */
import {
  choices,
  notATable,
  outOfBounds,
  unknownNames,
  wrongType,
  type FunctionDefinition,
  type Issues,
} from 'moonbind/runtime';

/** Parameters of `telnyx.list_call_records`. */
export interface ListCallRecordsParams {
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
  /** Filter by call session ID — a UUID: the API knows call sessions by UUIDs */
  readonly filter_call_session_id?: string;
  /** Filter by conference ID */
  readonly filter_conference_id?: string;
}

/**
 * What `telnyx.list_call_records` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface ListCallRecordsResult {
  readonly data: readonly {
    readonly id: string | number;
    readonly duration: string | number;
    readonly download_urls: readonly (string | number)[];
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const parameterNames = /* @__PURE__ */ choices([
  'page_size',
  'page_number',
  'filter_call_session_id',
  'filter_conference_id',
]);

/** All problems of the parameters of `telnyx.list_call_records`; undefined if there are none. */
export function validateListCallRecords(input: unknown): Issues {
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
  const filterCallSessionId = given['filter_call_session_id'];
  if (filterCallSessionId !== undefined) {
    known++;
    if (typeof filterCallSessionId !== 'string') {
      issues = wrongType(issues, ['filter_call_session_id'], 'string', filterCallSessionId);
    }
  }
  const filterConferenceId = given['filter_conference_id'];
  if (filterConferenceId !== undefined) {
    known++;
    if (typeof filterConferenceId !== 'string') {
      issues = wrongType(issues, ['filter_conference_id'], 'string', filterConferenceId);
    }
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.list_call_records`. */
export const listCallRecords: FunctionDefinition = {
  name: 'list_call_records',
  summary: 'List call recordings.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
  parameters: [
    { name: 'page_size', required: false, schema: { type: 'integer', maximum: 250, default: 20 } },
    { name: 'page_number', required: false, schema: { type: 'integer', minimum: 1 } },
    { name: 'filter_call_session_id', required: false, schema: { type: 'string' } },
    { name: 'filter_conference_id', required: false, schema: { type: 'string' } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: { type: ['string', 'number'] },
            duration: { type: ['string', 'number'] },
            download_urls: { type: 'array', items: { type: ['string', 'number'] } },
          },
          required: ['id', 'duration', 'download_urls'],
        },
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateListCallRecords,
};
