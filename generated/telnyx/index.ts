// @generated from the documentation of telnyx by `moonbind generate`. Do not edit.
/* eslint-disable */
// Each function has four exports: `…Params` and `…Result` are the types of a call, `validate…` returns all
// problems of parameters (undefined if there are none), and the constant in camelCase is its definition with the
// validator and a Standard Schema of the parameters.
import {
  choices,
  documentation,
  documented,
  integration,
  isInteger,
  isTable,
  missing,
  notATable,
  notInEnum,
  outOfBounds,
  unknownNames,
  wrongType,
  type CallOptions,
  type ConnectHttp,
  type DocumentedFunction,
  type FunctionDefinition,
  type Handlers,
  type Issues,
  type NamespaceDefinition,
} from 'moonbind/runtime';
import { document } from './docs.js';
import { http } from './http.js';

export type { paths } from './http.js';

export interface ListPhoneNumbersParams {
  /**
   * Results per page (default: 20, max: 250) — at least 1: the API refuses pages without items
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
   * Filter by E.164 number (e.g., `"+12345678900"`)
   *
   * @format e164
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

/** Inferred from the documented examples; open for further fields. */
export interface ListPhoneNumbersResult {
  readonly data: readonly {
    /** The overlay states its type. */
    readonly phone_number: string;
    /** The overlay states its type. */
    readonly status: string;
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const listPhoneNumbers_filterStatusValues = [
  'active',
  'deleted',
  'purchase_pending',
  'purchase_failed',
  'port_pending',
  'port_failed',
] as const;
const listPhoneNumbers_filterStatusChoices = /* @__PURE__ */ choices(listPhoneNumbers_filterStatusValues);

const listPhoneNumbers_parameterNames = /* @__PURE__ */ choices([
  'page_size',
  'page_number',
  'filter_phone_number',
  'filter_status',
]);

export function validateListPhoneNumbers(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const pageSize = input['page_size'];
  if (pageSize !== undefined) {
    known++;
    if (!isInteger(pageSize)) issues = wrongType(issues, 'page_size', 'integer', pageSize);
    else if (pageSize > 250) issues = outOfBounds(issues, 'page_size', 'too_big', 'at most 250', pageSize);
  }
  const pageNumber = input['page_number'];
  if (pageNumber !== undefined) {
    known++;
    if (!isInteger(pageNumber)) issues = wrongType(issues, 'page_number', 'integer', pageNumber);
    else if (pageNumber < 1) issues = outOfBounds(issues, 'page_number', 'too_small', 'at least 1', pageNumber);
  }
  const filterPhoneNumber = input['filter_phone_number'];
  if (filterPhoneNumber !== undefined) {
    known++;
    if (typeof filterPhoneNumber !== 'string') {
      issues = wrongType(issues, 'filter_phone_number', 'string', filterPhoneNumber);
    }
  }
  const filterStatus = input['filter_status'];
  if (filterStatus !== undefined) {
    known++;
    if (typeof filterStatus !== 'string') issues = wrongType(issues, 'filter_status', 'string', filterStatus);
    else if (
      filterStatus !== 'active' &&
      filterStatus !== 'deleted' &&
      filterStatus !== 'purchase_pending' &&
      filterStatus !== 'purchase_failed' &&
      filterStatus !== 'port_pending' &&
      filterStatus !== 'port_failed'
    ) {
      issues = notInEnum(issues, 'filter_status', listPhoneNumbers_filterStatusChoices, filterStatus);
    }
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, listPhoneNumbers_parameterNames);
  return issues;
}

export const listPhoneNumbers: DocumentedFunction<ListPhoneNumbersParams> = /* @__PURE__ */ documented({
  name: 'list_phone_numbers',
  summary: 'List phone numbers on your Telnyx account.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
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
      name: 'filter_phone_number',
      required: false,
      description: 'Filter by E.164 number (e.g., `"+12345678900"`)',
      schema: { type: 'string', format: 'e164' },
    },
    {
      name: 'filter_status',
      required: false,
      description: 'Filter by status: `active`, `deleted`, `purchase_pending`, `purchase_failed`, `port_pending`, `port_failed`',
      schema: { type: 'string', enum: listPhoneNumbers_filterStatusValues },
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
            phone_number: { type: 'string', description: 'The overlay states its type.' },
            status: { type: 'string', description: 'The overlay states its type.' },
          },
          required: ['phone_number', 'status'],
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
        'local result = app.integrations.telnyx.list_phone_numbers({\n' +
        '  page_size = 10,\n' +
        '  filter_status = "active"\n' +
        '})\n' +
        '\n' +
        'for _, pn in ipairs(result.data) do\n' +
        '  print(pn.phone_number .. " (" .. pn.status .. ")")\n' +
        'end',
    },
  ],
  validate: validateListPhoneNumbers,
});

export interface GetPhoneNumberParams {
  /** Telnyx phone number ID */
  readonly phone_number_id: string;
}

/** Inferred from the documented examples; open for further fields. */
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

const getPhoneNumber_parameterNames = /* @__PURE__ */ choices(['phone_number_id']);

export function validateGetPhoneNumber(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const phoneNumberId = input['phone_number_id'];
  if (phoneNumberId === undefined) issues = missing(issues, 'phone_number_id', 'string');
  else {
    known++;
    if (typeof phoneNumberId !== 'string') issues = wrongType(issues, 'phone_number_id', 'string', phoneNumberId);
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, getPhoneNumber_parameterNames);
  return issues;
}

export const getPhoneNumber: DocumentedFunction<GetPhoneNumberParams> = /* @__PURE__ */ documented({
  name: 'get_phone_number',
  summary: 'Get details for a specific phone number.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
  parameters: [
    { name: 'phone_number_id', required: true, description: 'Telnyx phone number ID', schema: { type: 'string' } },
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
  examples: [
    {
      language: 'lua',
      code:
        'local result = app.integrations.telnyx.get_phone_number({\n' +
        '  phone_number_id = "1293384265029123456"\n' +
        '})\n' +
        '\n' +
        'print(result.data.phone_number)  -- "+12345678900"\n' +
        'print(result.data.status)        -- "active"',
    },
  ],
  validate: validateGetPhoneNumber,
});

export interface ListMessagesParams {
  /**
   * Results per page (default: 20, max: 250) — at least 1 and at most 50: the API answers at most 50 detail records at
   * once
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
  /** `inbound` or `outbound` */
  readonly direction?: 'inbound' | 'outbound';
  /**
   * Source phone number (E.164)
   *
   * @format e164
   */
  readonly filter_source?: string;
  /**
   * Destination phone number (E.164)
   *
   * @format e164
   */
  readonly filter_destination?: string;
  /**
   * `queued`, `sending`, `sent`, `delivered`, `undeliverable`, `expired` — only `delivered`: detail records hold final
   * statuses, of which this is the only documented one
   */
  readonly filter_status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'undeliverable' | 'expired';
}

/** Inferred from the documented examples; open for further fields. */
export interface ListMessagesResult {
  readonly data: readonly {
    /** The overlay states its type. */
    readonly from: string;
    /** The overlay states its type. */
    readonly to: string;
    /** Not answered by the API: Detail records hold no message text. */
    readonly text?: string | number;
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const listMessages_directionValues = ['inbound', 'outbound'] as const;
const listMessages_directionChoices = /* @__PURE__ */ choices(listMessages_directionValues);

const listMessages_filterStatusValues = ['queued', 'sending', 'sent', 'delivered', 'undeliverable', 'expired'] as const;
const listMessages_filterStatusChoices = /* @__PURE__ */ choices(listMessages_filterStatusValues);

const listMessages_parameterNames = /* @__PURE__ */ choices([
  'page_size',
  'page_number',
  'direction',
  'filter_source',
  'filter_destination',
  'filter_status',
]);

export function validateListMessages(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const pageSize = input['page_size'];
  if (pageSize !== undefined) {
    known++;
    if (!isInteger(pageSize)) issues = wrongType(issues, 'page_size', 'integer', pageSize);
    else if (pageSize > 250) issues = outOfBounds(issues, 'page_size', 'too_big', 'at most 250', pageSize);
  }
  const pageNumber = input['page_number'];
  if (pageNumber !== undefined) {
    known++;
    if (!isInteger(pageNumber)) issues = wrongType(issues, 'page_number', 'integer', pageNumber);
    else if (pageNumber < 1) issues = outOfBounds(issues, 'page_number', 'too_small', 'at least 1', pageNumber);
  }
  const direction = input['direction'];
  if (direction !== undefined) {
    known++;
    if (typeof direction !== 'string') issues = wrongType(issues, 'direction', 'string', direction);
    else if (direction !== 'inbound' && direction !== 'outbound') {
      issues = notInEnum(issues, 'direction', listMessages_directionChoices, direction);
    }
  }
  const filterSource = input['filter_source'];
  if (filterSource !== undefined) {
    known++;
    if (typeof filterSource !== 'string') issues = wrongType(issues, 'filter_source', 'string', filterSource);
  }
  const filterDestination = input['filter_destination'];
  if (filterDestination !== undefined) {
    known++;
    if (typeof filterDestination !== 'string') {
      issues = wrongType(issues, 'filter_destination', 'string', filterDestination);
    }
  }
  const filterStatus = input['filter_status'];
  if (filterStatus !== undefined) {
    known++;
    if (typeof filterStatus !== 'string') issues = wrongType(issues, 'filter_status', 'string', filterStatus);
    else if (
      filterStatus !== 'queued' &&
      filterStatus !== 'sending' &&
      filterStatus !== 'sent' &&
      filterStatus !== 'delivered' &&
      filterStatus !== 'undeliverable' &&
      filterStatus !== 'expired'
    ) {
      issues = notInEnum(issues, 'filter_status', listMessages_filterStatusChoices, filterStatus);
    }
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, listMessages_parameterNames);
  return issues;
}

export const listMessages: DocumentedFunction<ListMessagesParams> = /* @__PURE__ */ documented({
  name: 'list_messages',
  summary: 'List SMS and MMS messages sent and received.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
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
      name: 'direction',
      required: false,
      description: '`inbound` or `outbound`',
      schema: { type: 'string', enum: listMessages_directionValues },
    },
    {
      name: 'filter_source',
      required: false,
      description: 'Source phone number (E.164)',
      schema: { type: 'string', format: 'e164' },
    },
    {
      name: 'filter_destination',
      required: false,
      description: 'Destination phone number (E.164)',
      schema: { type: 'string', format: 'e164' },
    },
    {
      name: 'filter_status',
      required: false,
      description: '`queued`, `sending`, `sent`, `delivered`, `undeliverable`, `expired`',
      schema: { type: 'string', enum: listMessages_filterStatusValues },
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
            from: { type: 'string', description: 'The overlay states its type.' },
            to: { type: 'string', description: 'The overlay states its type.' },
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
  examples: [
    {
      language: 'lua',
      code:
        'local result = app.integrations.telnyx.list_messages({\n' +
        '  direction = "outbound",\n' +
        '  page_size = 50\n' +
        '})\n' +
        '\n' +
        'for _, msg in ipairs(result.data) do\n' +
        '  print(msg.from .. " -> " .. msg.to .. ": " .. msg.text)\n' +
        'end',
    },
  ],
  validate: validateListMessages,
});

export interface SendSmsParams {
  /**
   * Sender phone number (E.164, must be on your account)
   *
   * @format e164
   */
  readonly from: string;
  /**
   * Destination phone number (E.164)
   *
   * @format e164
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

/** Inferred from the documented examples; open for further fields. */
export interface SendSmsResult {
  readonly data: {
    /** The overlay states its type. */
    readonly id: string;
    /** The overlay states its type. */
    readonly status: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

const sendSms_parameterNames = /* @__PURE__ */ choices(['from', 'to', 'text', 'subject', 'media_urls', 'use_mms']);

export function validateSendSms(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const from = input['from'];
  if (from === undefined) issues = missing(issues, 'from', 'string');
  else {
    known++;
    if (typeof from !== 'string') issues = wrongType(issues, 'from', 'string', from);
  }
  const to = input['to'];
  if (to === undefined) issues = missing(issues, 'to', 'string');
  else {
    known++;
    if (typeof to !== 'string') issues = wrongType(issues, 'to', 'string', to);
  }
  const text = input['text'];
  if (text === undefined) issues = missing(issues, 'text', 'string');
  else {
    known++;
    if (typeof text !== 'string') issues = wrongType(issues, 'text', 'string', text);
  }
  const subject = input['subject'];
  if (subject !== undefined) {
    known++;
    if (typeof subject !== 'string') issues = wrongType(issues, 'subject', 'string', subject);
  }
  const mediaUrls = input['media_urls'];
  if (mediaUrls !== undefined) {
    known++;
    if (!Array.isArray(mediaUrls)) issues = wrongType(issues, 'media_urls', 'list of strings', mediaUrls);
    else {
      for (let index = 0; index < mediaUrls.length; index++) {
        const item: unknown = mediaUrls[index];
        if (typeof item !== 'string') issues = wrongType(issues, ['media_urls', index], 'string', item);
      }
    }
  }
  const useMms = input['use_mms'];
  if (useMms !== undefined) {
    known++;
    if (typeof useMms !== 'boolean') issues = wrongType(issues, 'use_mms', 'boolean', useMms);
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, sendSms_parameterNames);
  return issues;
}

export const sendSms: DocumentedFunction<SendSmsParams> = /* @__PURE__ */ documented({
  name: 'send_sms',
  summary: 'Send an SMS or MMS message.',
  effect: { kind: 'write', idempotent: false, source: 'method' },
  parameters: [
    {
      name: 'from',
      required: true,
      description: 'Sender phone number (E.164, must be on your account)',
      schema: { type: 'string', format: 'e164' },
    },
    {
      name: 'to',
      required: true,
      description: 'Destination phone number (E.164)',
      schema: { type: 'string', format: 'e164' },
    },
    { name: 'text', required: true, description: 'Message body', schema: { type: 'string' } },
    { name: 'subject', required: false, description: 'Subject (for MMS)', schema: { type: 'string' } },
    {
      name: 'media_urls',
      required: false,
      description: 'URLs of media attachments for MMS',
      schema: { type: 'array', items: { type: 'string', format: 'uri' } },
    },
    { name: 'use_mms', required: false, description: 'Set to `true` to send as MMS', schema: { type: 'boolean' } },
  ],
  result: {
    type: 'object',
    properties: {
      data: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'The overlay states its type.' },
          status: { type: 'string', description: 'The overlay states its type.' },
        },
        required: ['id', 'status'],
      },
    },
    required: ['data'],
    'x-inferred': true,
  },
  examples: [
    {
      language: 'lua',
      code:
        'local result = app.integrations.telnyx.send_sms({\n' +
        '  from = "+12345678900",\n' +
        '  to = "+19876543210",\n' +
        '  text = "Hello from Telnyx!"\n' +
        '})\n' +
        '\n' +
        'print("Message ID: " .. result.data.id)\n' +
        'print("Status: " .. result.data.status)',
    },
  ],
  validate: validateSendSms,
});

export interface ListCallsParams {
  /**
   * Results per page (default: 20, max: 250) — at least 1 and at most 50: the API answers at most 50 detail records at
   * once
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

/** Inferred from the documented examples; open for further fields. */
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

const listCalls_filterStatusValues = [
  'initiating',
  'ringing',
  'in-progress',
  'no-answer',
  'completed',
  'failed',
  'busy',
  'timeout',
] as const;
const listCalls_filterStatusChoices = /* @__PURE__ */ choices(listCalls_filterStatusValues);

const listCalls_parameterNames = /* @__PURE__ */ choices(['page_size', 'page_number', 'filter_status']);

export function validateListCalls(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const pageSize = input['page_size'];
  if (pageSize !== undefined) {
    known++;
    if (!isInteger(pageSize)) issues = wrongType(issues, 'page_size', 'integer', pageSize);
    else if (pageSize > 250) issues = outOfBounds(issues, 'page_size', 'too_big', 'at most 250', pageSize);
  }
  const pageNumber = input['page_number'];
  if (pageNumber !== undefined) {
    known++;
    if (!isInteger(pageNumber)) issues = wrongType(issues, 'page_number', 'integer', pageNumber);
    else if (pageNumber < 1) issues = outOfBounds(issues, 'page_number', 'too_small', 'at least 1', pageNumber);
  }
  const filterStatus = input['filter_status'];
  if (filterStatus !== undefined) {
    known++;
    if (typeof filterStatus !== 'string') issues = wrongType(issues, 'filter_status', 'string', filterStatus);
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
      issues = notInEnum(issues, 'filter_status', listCalls_filterStatusChoices, filterStatus);
    }
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, listCalls_parameterNames);
  return issues;
}

export const listCalls: DocumentedFunction<ListCallsParams> = /* @__PURE__ */ documented({
  name: 'list_calls',
  summary: 'List voice calls on the account.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
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
      name: 'filter_status',
      required: false,
      description: '`initiating`, `ringing`, `in-progress`, `no-answer`, `completed`, `failed`, `busy`, `timeout`',
      schema: { type: 'string', enum: listCalls_filterStatusValues },
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
  examples: [
    {
      language: 'lua',
      code:
        'local result = app.integrations.telnyx.list_calls({\n' +
        '  filter_status = "completed",\n' +
        '  page_size = 20\n' +
        '})\n' +
        '\n' +
        'for _, call in ipairs(result.data) do\n' +
        '  print("Call: " .. call.call_session_id .. " - " .. call.status)\n' +
        'end',
    },
  ],
  validate: validateListCalls,
});

export interface GetCallParams {
  /** Call session ID */
  readonly call_session_id: string;
}

/** Inferred from the documented examples; open for further fields. */
export interface GetCallResult {
  readonly data: {
    readonly status: string | number;
    readonly duration: string | number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

const getCall_parameterNames = /* @__PURE__ */ choices(['call_session_id']);

export function validateGetCall(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const callSessionId = input['call_session_id'];
  if (callSessionId === undefined) issues = missing(issues, 'call_session_id', 'string');
  else {
    known++;
    if (typeof callSessionId !== 'string') issues = wrongType(issues, 'call_session_id', 'string', callSessionId);
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, getCall_parameterNames);
  return issues;
}

export const getCall: DocumentedFunction<GetCallParams> = /* @__PURE__ */ documented({
  name: 'get_call',
  summary: 'Get details for a specific call.',
  effect: { kind: 'read', idempotent: true, source: 'name' },
  parameters: [
    { name: 'call_session_id', required: true, description: 'Call session ID', schema: { type: 'string' } },
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
  examples: [
    {
      language: 'lua',
      code:
        'local result = app.integrations.telnyx.get_call({\n' +
        '  call_session_id = "0ccc7b54-4e3a-4fa1-8c3f-5d2e3f4g5h6i"\n' +
        '})\n' +
        '\n' +
        'print("Status: " .. result.data.status)\n' +
        'print("Duration: " .. result.data.duration .. "s")',
    },
  ],
  validate: validateGetCall,
});

export interface ListCallRecordsParams {
  /**
   * Results per page (default: 20, max: 250) — at least 1: the API refuses pages without items
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
  /** Filter by call session ID — a UUID: the API knows call sessions by UUIDs */
  readonly filter_call_session_id?: string;
  /** Filter by conference ID */
  readonly filter_conference_id?: string;
}

/** Inferred from the documented examples; open for further fields. */
export interface ListCallRecordsResult {
  readonly data: readonly {
    /** The overlay states its type. */
    readonly id: string;
    /** The overlay states its type. */
    readonly duration: number;
    readonly download_urls: readonly string[];
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

const listCallRecords_parameterNames = /* @__PURE__ */ choices([
  'page_size',
  'page_number',
  'filter_call_session_id',
  'filter_conference_id',
]);

export function validateListCallRecords(input: unknown): Issues {
  if (!isTable(input)) return notATable(input);
  let issues: Issues;
  let known = 0;
  const pageSize = input['page_size'];
  if (pageSize !== undefined) {
    known++;
    if (!isInteger(pageSize)) issues = wrongType(issues, 'page_size', 'integer', pageSize);
    else if (pageSize > 250) issues = outOfBounds(issues, 'page_size', 'too_big', 'at most 250', pageSize);
  }
  const pageNumber = input['page_number'];
  if (pageNumber !== undefined) {
    known++;
    if (!isInteger(pageNumber)) issues = wrongType(issues, 'page_number', 'integer', pageNumber);
    else if (pageNumber < 1) issues = outOfBounds(issues, 'page_number', 'too_small', 'at least 1', pageNumber);
  }
  const filterCallSessionId = input['filter_call_session_id'];
  if (filterCallSessionId !== undefined) {
    known++;
    if (typeof filterCallSessionId !== 'string') {
      issues = wrongType(issues, 'filter_call_session_id', 'string', filterCallSessionId);
    }
  }
  const filterConferenceId = input['filter_conference_id'];
  if (filterConferenceId !== undefined) {
    known++;
    if (typeof filterConferenceId !== 'string') {
      issues = wrongType(issues, 'filter_conference_id', 'string', filterConferenceId);
    }
  }
  for (const _ in input) known--;
  if (known !== 0) issues = unknownNames(issues, [], input, listCallRecords_parameterNames);
  return issues;
}

export const listCallRecords: DocumentedFunction<ListCallRecordsParams> = /* @__PURE__ */ documented({
  name: 'list_call_records',
  summary: 'List call recordings.',
  effect: { kind: 'read', idempotent: true, source: 'method' },
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
      name: 'filter_call_session_id',
      required: false,
      description: 'Filter by call session ID',
      schema: { type: 'string' },
    },
    {
      name: 'filter_conference_id',
      required: false,
      description: 'Filter by conference ID',
      schema: { type: 'string' },
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
            id: { type: 'string', description: 'The overlay states its type.' },
            duration: { type: 'number', description: 'The overlay states its type.' },
            download_urls: { type: 'array', items: { type: 'string', description: 'The overlay states its type.' } },
          },
          required: ['id', 'duration', 'download_urls'],
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
        'local result = app.integrations.telnyx.list_call_records({\n' +
        '  filter_call_session_id = "0ccc7b54-4e3a-4fa1-8c3f-5d2e3f4g5h6i"\n' +
        '})\n' +
        '\n' +
        'for _, rec in ipairs(result.data) do\n' +
        '  print("Recording: " .. rec.id .. " - " .. rec.duration .. "s")\n' +
        '  print("Download: " .. rec.download_urls[1])\n' +
        'end',
    },
  ],
  validate: validateListCallRecords,
});

/** The documented functions of Telnyx, for one account. */
export interface TelnyxFunctions {
  /**
   * List phone numbers on your Telnyx account. (read)
   *
   * `page_size` is at least 1: the API refuses pages without items.
   */
  list_phone_numbers(params?: ListPhoneNumbersParams, options?: CallOptions): Promise<ListPhoneNumbersResult>;
  /** Get details for a specific phone number. (read) */
  get_phone_number(params: GetPhoneNumberParams, options?: CallOptions): Promise<GetPhoneNumberResult>;
  /**
   * List SMS and MMS messages sent and received. (read)
   *
   * Answered from detail records of messages, because the API has no list of messages.
   *
   * `page_size` is at least 1 and at most 50: the API answers at most 50 detail records at once.
   *
   * `filter_status` is only `delivered`: detail records hold final statuses, of which this is the only documented one.
   *
   * `data[].text` is not answered: Detail records hold no message text.
   */
  list_messages(params?: ListMessagesParams, options?: CallOptions): Promise<ListMessagesResult>;
  /** Send an SMS or MMS message. (write) */
  send_sms(params: SendSmsParams, options?: CallOptions): Promise<SendSmsResult>;
  /**
   * List voice calls on the account. (read)
   *
   * Answered from detail records of calls, because the API has no list of calls.
   *
   * `page_size` is at least 1 and at most 50: the API answers at most 50 detail records at once.
   *
   * The parameter `filter_status` is not available: The API describes no status of its detail records of calls.
   *
   * `data[].call_session_id` is not answered: The API does not describe the fields of its detail records of calls.
   *
   * `data[].status` is not answered: The API does not describe the fields of its detail records of calls.
   *
   * The documented example is refused: the parameter `filter_status` is not available.
   */
  list_calls(params?: ListCallsParams, options?: CallOptions): Promise<ListCallsResult>;
  /**
   * Get details for a specific call. (read)
   *
   * Not available: The API finds a call by its call control id only, and a call session id leads to none.
   */
  get_call(params: GetCallParams, options?: CallOptions): Promise<GetCallResult>;
  /**
   * List call recordings. (read)
   *
   * `page_size` is at least 1: the API refuses pages without items.
   *
   * `filter_call_session_id` is a UUID: the API knows call sessions by UUIDs.
   *
   * The documented example is refused: `filter_call_session_id` is not a UUID.
   */
  list_call_records(params?: ListCallRecordsParams, options?: CallOptions): Promise<ListCallRecordsResult>;
}

/** What answers the documented functions of Telnyx. Parameters are validated already. */
export type TelnyxHandlers = Handlers<TelnyxFunctions>;

/** The lists of Telnyx over all their pages, as `pages(api)` reads them: stopping early fetches no more. */
export interface TelnyxPages {
  /** All items of `list_phone_numbers`. */
  list_phone_numbers(
    params?: ListPhoneNumbersParams,
    options?: CallOptions,
  ): AsyncIterable<ListPhoneNumbersResult['data'][number]>;
  /** All items of `list_messages`. */
  list_messages(params?: ListMessagesParams, options?: CallOptions): AsyncIterable<ListMessagesResult['data'][number]>;
  /** All items of `list_calls`. */
  list_calls(params?: ListCallsParams, options?: CallOptions): AsyncIterable<ListCallsResult['data'][number]>;
  /** All items of `list_call_records`. */
  list_call_records(
    params?: ListCallRecordsParams,
    options?: CallOptions,
  ): AsyncIterable<ListCallRecordsResult['data'][number]>;
}

const functions: readonly FunctionDefinition[] = [
  listPhoneNumbers,
  getPhoneNumber,
  listMessages,
  sendSms,
  listCalls,
  getCall,
  listCallRecords,
];

/** The namespace as data. */
export const definition: NamespaceDefinition = {
  format: 5,
  namespace: 'telnyx',
  title: 'Telnyx',
  functions,
  docs: /* @__PURE__ */ documentation('telnyx', functions, document),
};

/** Connects `app.integrations.telnyx` with what answers its calls. */
export const telnyx: ConnectHttp<TelnyxFunctions, TelnyxHandlers, TelnyxPages> = /* @__PURE__ */ integration(
  definition,
  http,
);
