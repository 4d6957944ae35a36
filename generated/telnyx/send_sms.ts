// @generated from the documentation of telnyx.send_sms by `make generate`. Do not edit.
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

/** Parameters of `telnyx.send_sms`. */
export interface SendSmsParams {
  /**
   * Sender phone number (E.164, must be on your account)
   *
   * Format: e164.
   */
  readonly from: string;
  /**
   * Destination phone number (E.164)
   *
   * Format: e164.
   */
  readonly to: string;
  /** Message body */
  readonly text: string;
  /** Subject (for MMS) */
  readonly subject?: string;
  /** URLs of media attachments for MMS */
  readonly media_urls?: readonly string[];
  /** Set to `true` to send as MMS */
  readonly use_mms?: boolean;
}

/**
 * What `telnyx.send_sms` answers.
 *
 * Inferred from the documented examples; open for further fields.
 */
export interface SendSmsResult {
  readonly data: {
    readonly id: string | number;
    readonly status: string | number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

const parameterNames = /* @__PURE__ */ choices(['from', 'to', 'text', 'subject', 'media_urls', 'use_mms']);

/** All problems of the parameters of `telnyx.send_sms`; undefined if there are none. */
export function validateSendSms(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  const given = input as { readonly [name: string]: unknown };
  let issues: Issues;
  let known = 0;
  const from = given['from'];
  if (from === undefined) issues = missing(issues, ['from'], 'string');
  else {
    known++;
    if (typeof from !== 'string') issues = wrongType(issues, ['from'], 'string', from);
  }
  const to = given['to'];
  if (to === undefined) issues = missing(issues, ['to'], 'string');
  else {
    known++;
    if (typeof to !== 'string') issues = wrongType(issues, ['to'], 'string', to);
  }
  const text = given['text'];
  if (text === undefined) issues = missing(issues, ['text'], 'string');
  else {
    known++;
    if (typeof text !== 'string') issues = wrongType(issues, ['text'], 'string', text);
  }
  const subject = given['subject'];
  if (subject !== undefined) {
    known++;
    if (typeof subject !== 'string') issues = wrongType(issues, ['subject'], 'string', subject);
  }
  const mediaUrls = given['media_urls'];
  if (mediaUrls !== undefined) {
    known++;
    if (!Array.isArray(mediaUrls)) issues = wrongType(issues, ['media_urls'], 'list of strings', mediaUrls);
    else {
      for (let index = 0; index < mediaUrls.length; index++) {
        const item: unknown = mediaUrls[index];
        if (typeof item !== 'string') issues = wrongType(issues, ['media_urls', index], 'string', item);
      }
    }
  }
  const useMms = given['use_mms'];
  if (useMms !== undefined) {
    known++;
    if (typeof useMms !== 'boolean') issues = wrongType(issues, ['use_mms'], 'boolean', useMms);
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.telnyx.send_sms`. */
export const sendSms: FunctionDefinition = {
  name: 'send_sms',
  summary: 'Send an SMS or MMS message.',
  effect: { kind: 'write', idempotent: false, source: 'method' },
  parameters: [
    { name: 'from', required: true, schema: { type: 'string', format: 'e164' } },
    { name: 'to', required: true, schema: { type: 'string', format: 'e164' } },
    { name: 'text', required: true, schema: { type: 'string' } },
    { name: 'subject', required: false, schema: { type: 'string' } },
    { name: 'media_urls', required: false, schema: { type: 'array', items: { type: 'string', format: 'uri' } } },
    { name: 'use_mms', required: false, schema: { type: 'boolean' } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'object',
        properties: { id: { type: ['string', 'number'] }, status: { type: ['string', 'number'] } },
        required: ['id', 'status'],
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  validate: validateSendSms,
};
