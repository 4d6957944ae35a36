// @generated from the documentation of telnyx by `make generate`. Do not edit.
/* eslint-disable */
import {
  integration,
  type CallOptions,
  type ConnectHttp,
  type Handlers,
  type NamespaceDefinition,
} from 'moonbind/runtime';
import { docs } from './docs.js';
import { http, type TelnyxPages } from './http.js';
import { listPhoneNumbers, type ListPhoneNumbersParams, type ListPhoneNumbersResult } from './list_phone_numbers.js';
import { getPhoneNumber, type GetPhoneNumberParams, type GetPhoneNumberResult } from './get_phone_number.js';
import { listMessages, type ListMessagesParams, type ListMessagesResult } from './list_messages.js';
import { sendSms, type SendSmsParams, type SendSmsResult } from './send_sms.js';
import { listCalls, type ListCallsParams, type ListCallsResult } from './list_calls.js';
import { getCall, type GetCallParams, type GetCallResult } from './get_call.js';
import { listCallRecords, type ListCallRecordsParams, type ListCallRecordsResult } from './list_call_records.js';

export type { paths, TelnyxPages } from './http.js';
export {
  validateListPhoneNumbers,
  type ListPhoneNumbersParams,
  type ListPhoneNumbersResult,
} from './list_phone_numbers.js';
export { validateGetPhoneNumber, type GetPhoneNumberParams, type GetPhoneNumberResult } from './get_phone_number.js';
export { validateListMessages, type ListMessagesParams, type ListMessagesResult } from './list_messages.js';
export { validateSendSms, type SendSmsParams, type SendSmsResult } from './send_sms.js';
export { validateListCalls, type ListCallsParams, type ListCallsResult } from './list_calls.js';
export { validateGetCall, type GetCallParams, type GetCallResult } from './get_call.js';
export {
  validateListCallRecords,
  type ListCallRecordsParams,
  type ListCallRecordsResult,
} from './list_call_records.js';

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
   */
  list_call_records(params?: ListCallRecordsParams, options?: CallOptions): Promise<ListCallRecordsResult>;
}

/** What answers the documented functions of Telnyx. Parameters are validated already. */
export type TelnyxHandlers = Handlers<TelnyxFunctions>;

/** The namespace as data. */
export const definition: NamespaceDefinition = {
  format: 3,
  namespace: 'telnyx',
  title: 'Telnyx',
  functions: [listPhoneNumbers, getPhoneNumber, listMessages, sendSms, listCalls, getCall, listCallRecords],
  docs,
};

/** Connects `app.integrations.telnyx` with what answers its calls. */
export const telnyx: ConnectHttp<TelnyxFunctions, TelnyxHandlers, TelnyxPages> = integration(definition, http);
