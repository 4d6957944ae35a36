// @generated from the documentation of telnyx.get_phone_number by `make generate`. Do not edit.
/* eslint-disable */
import {
  choices,
  missing,
  notATable,
  unknownNames,
  wrongType,
  type FunctionDefinition,
  type Issues,
} from 'moonbind/runtime';

/** Parameters of `telnyx.get_phone_number`. */
export interface GetPhoneNumberParams {
  /** Telnyx phone number ID */
  readonly phone_number_id: string;
}

/**
 * What `telnyx.get_phone_number` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface GetPhoneNumberResult {
  readonly data: {
    /** @example "+12345678900" */
    readonly phone_number: string;
    /** @example "active" */
    readonly status: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

const parameterNames = /* @__PURE__ */ choices(['phone_number_id']);

/** All problems of the parameters of `telnyx.get_phone_number`; undefined if there are none. */
export function validateGetPhoneNumber(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  const given = input as { readonly [name: string]: unknown };
  let issues: Issues;
  let known = 0;
  const phoneNumberId = given['phone_number_id'];
  if (phoneNumberId === undefined) issues = missing(issues, ['phone_number_id'], 'string');
  else {
    known++;
    if (typeof phoneNumberId !== 'string') issues = wrongType(issues, ['phone_number_id'], 'string', phoneNumberId);
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.get_phone_number`. */
export const getPhoneNumber: FunctionDefinition = {
  name: 'get_phone_number',
  summary: 'Get details for a specific phone number.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
  parameters: [
    { name: 'phone_number_id', required: true, schema: { type: 'string' } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'object',
        properties: {
          phone_number: { type: 'string', examples: ['+12345678900'] },
          status: { type: 'string', examples: ['active'] },
        },
        required: ['phone_number', 'status'],
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateGetPhoneNumber,
};
