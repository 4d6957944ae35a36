// @generated from the documentation of telnyx.get_call by `make generate`. Do not edit.
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

/** Parameters of `telnyx.get_call`. */
export interface GetCallParams {
  /** Call session ID */
  readonly call_session_id: string;
}

/**
 * What `telnyx.get_call` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface GetCallResult {
  readonly data: {
    readonly status: string | number;
    readonly duration: string | number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

const parameterNames = /* @__PURE__ */ choices(['call_session_id']);

/** All problems of the parameters of `telnyx.get_call`; undefined if there are none. */
export function validateGetCall(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  const given = input as { readonly [name: string]: unknown };
  let issues: Issues;
  let known = 0;
  const callSessionId = given['call_session_id'];
  if (callSessionId === undefined) issues = missing(issues, ['call_session_id'], 'string');
  else {
    known++;
    if (typeof callSessionId !== 'string') issues = wrongType(issues, ['call_session_id'], 'string', callSessionId);
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.get_call`. */
export const getCall: FunctionDefinition = {
  name: 'get_call',
  summary: 'Get details for a specific call.',
  effect: { kind: 'read', idempotent: true, source: 'name' },
  parameters: [
    { name: 'call_session_id', required: true, schema: { type: 'string' } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'object',
        properties: { status: { type: ['string', 'number'] }, duration: { type: ['string', 'number'] } },
        required: ['status', 'duration'],
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateGetCall,
};
