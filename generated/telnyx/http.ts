// @generated from the documentation of telnyx and its overlay by `moonbind generate`. Do not edit.
/* eslint-disable */
import {
  field,
  item,
  items,
  listOf,
  mapped,
  scaled,
  setField,
  httpApi,
  type HttpApi,
  type HttpTable,
} from 'moonbind/runtime';

/** The operations that the documented functions use, as openapi-fetch takes them. */
export interface paths {
  '/phone_numbers': {
    get: {
      parameters: {
        path?: never;
        query?: {
          page?: { size?: number; number?: number };
          filter?: {
            phone_number?: string;
            status?: 'active' | 'deleted' | 'purchase-pending' | 'purchase-failed' | 'port-pending' | 'port-failed';
          };
        };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': unknown } } };
    };
  };
  '/phone_numbers/{id}': {
    get: {
      parameters: { path: { id: string }; query?: never; header?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': unknown } } };
    };
  };
  '/detail_records': {
    get: {
      parameters: {
        path?: never;
        query: {
          filter: {
            record_type: 'messaging' | 'call-control';
            direction?: 'inbound' | 'outbound';
            cli?: string;
            cld?: string;
            status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'undeliverable' | 'expired';
          };
          page?: { size?: number; number?: number };
        };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': unknown } } };
    };
  };
  '/messages': {
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: {
        content: {
          'application/json': {
            from: string;
            to: string;
            text: string;
            subject?: string;
            media_urls?: readonly string[];
            type?: 'MMS' | 'SMS';
          },
        },
      };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': unknown } } };
    };
  };
  '/recordings': {
    get: {
      parameters: {
        path?: never;
        query?: {
          page?: { size?: number; number?: number };
          filter?: { call_session_id?: string; conference_id?: string };
        };
        header?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': unknown } } };
    };
  };
}

/** How the functions of Telnyx reach its API. */
export const table: HttpTable = {
  baseUrl: 'https://api.telnyx.com/v2',
  auth: { header: 'authorization', prefix: 'Bearer ' },
  env: 'TELNYX',
  calls: {
    list_phone_numbers: {
      method: 'GET',
      path: '/phone_numbers',
      names: {
        'page[size]': 'page_size',
        'page[number]': 'page_number',
        'filter[phone_number]': 'filter_phone_number',
        'filter[status]': 'filter_status',
        size: 'page_size',
        number: 'page_number',
        phone_number: 'filter_phone_number',
        status: 'filter_status',
      },
      pages: { number: 'page_number', items: ['data'], size: 'page_size', total: ['meta', 'total_pages'] },
      limits: [{ parameter: 'page_size', minimum: 1, reason: 'the API refuses pages without items' }],
      request: (params) => ({
        query: {
          page: { size: params['page_size'], number: params['page_number'] },
          filter: {
            phone_number: params['filter_phone_number'],
            status: mapped(
              params['filter_status'],
              [
                ['purchase_pending', 'purchase-pending'],
                ['purchase_failed', 'purchase-failed'],
                ['port_pending', 'port-pending'],
                ['port_failed', 'port-failed'],
              ],
            ),
          },
        },
      }),
      answer: (body) => {
        for (const each1 of items(field(body, 'data'))) {
          setField(
            each1,
            'status',
            mapped(
              field(each1, 'status'),
              [
                ['purchase-pending', 'purchase_pending'],
                ['purchase-failed', 'purchase_failed'],
                ['port-pending', 'port_pending'],
                ['port-failed', 'port_failed'],
              ],
            ),
          );
        }
        return body;
      },
    },
    get_phone_number: {
      method: 'GET',
      path: '/phone_numbers/{id}',
      names: { id: 'phone_number_id' },
      request: (params) => ({ path: { id: params['phone_number_id'] as string } }),
      answer: (body) => {
        setField(
          field(body, 'data'),
          'status',
          mapped(
            field(field(body, 'data'), 'status'),
            [
              ['purchase-pending', 'purchase_pending'],
              ['purchase-failed', 'purchase_failed'],
              ['port-pending', 'port_pending'],
              ['port-failed', 'port_failed'],
            ],
          ),
        );
        return body;
      },
    },
    list_messages: {
      method: 'GET',
      path: '/detail_records',
      names: {
        'page[size]': 'page_size',
        'page[number]': 'page_number',
        'filter[direction]': 'direction',
        'filter[cli]': 'filter_source',
        'filter[cld]': 'filter_destination',
        'filter[status]': 'filter_status',
        size: 'page_size',
        number: 'page_number',
        direction: 'direction',
        cli: 'filter_source',
        cld: 'filter_destination',
        status: 'filter_status',
      },
      pages: { number: 'page_number', items: ['data'], size: 'page_size', total: ['meta', 'total_pages'] },
      limits: [
        {
          parameter: 'page_size',
          minimum: 1,
          maximum: 50,
          reason: 'the API answers at most 50 detail records at once',
        },
        {
          parameter: 'filter_status',
          only: ['delivered'],
          reason: 'detail records hold final statuses, of which this is the only documented one',
        },
      ],
      request: (params) => ({
        query: {
          filter: {
            record_type: 'messaging',
            direction: params['direction'],
            cli: params['filter_source'],
            cld: params['filter_destination'],
            status: params['filter_status'],
          },
          page: { size: params['page_size'], number: params['page_number'] },
        },
      }),
      answer: (body) => {
        for (const each1 of items(field(body, 'data'))) {
          setField(each1, 'from', field(each1, 'cli'));
          setField(each1, 'to', field(each1, 'cld'));
        }
        return body;
      },
    },
    send_sms: {
      method: 'POST',
      path: '/messages',
      names: { from: 'from', to: 'to', text: 'text', subject: 'subject', media_urls: 'media_urls', type: 'use_mms' },
      request: (params) => ({
        body: {
          from: params['from'],
          to: params['to'],
          text: params['text'],
          subject: params['subject'],
          media_urls: params['media_urls'],
          type: mapped(params['use_mms'], [[true, 'MMS'], [false, 'SMS']]),
        },
      }),
      answer: (body) => {
        setField(field(body, 'data'), 'status', field(item(field(field(body, 'data'), 'to'), 0), 'status'));
        return body;
      },
    },
    list_calls: {
      method: 'GET',
      path: '/detail_records',
      names: { 'page[size]': 'page_size', 'page[number]': 'page_number', size: 'page_size', number: 'page_number' },
      pages: { number: 'page_number', items: ['data'], size: 'page_size', total: ['meta', 'total_pages'] },
      limits: [
        {
          parameter: 'page_size',
          minimum: 1,
          maximum: 50,
          reason: 'the API answers at most 50 detail records at once',
        },
      ],
      absent: { filter_status: 'The API describes no status of its detail records of calls.' },
      request: (params) => ({
        query: {
          filter: { record_type: 'call-control' },
          page: { size: params['page_size'], number: params['page_number'] },
        },
      }),
    },
    get_call: { absent: 'The API finds a call by its call control id only, and a call session id leads to none.' },
    list_call_records: {
      method: 'GET',
      path: '/recordings',
      names: {
        'page[size]': 'page_size',
        'page[number]': 'page_number',
        'filter[call_session_id]': 'filter_call_session_id',
        'filter[conference_id]': 'filter_conference_id',
        size: 'page_size',
        number: 'page_number',
        call_session_id: 'filter_call_session_id',
        conference_id: 'filter_conference_id',
      },
      pages: { number: 'page_number', items: ['data'], size: 'page_size', total: ['meta', 'total_pages'] },
      limits: [
        { parameter: 'page_size', minimum: 1, reason: 'the API refuses pages without items' },
        { parameter: 'filter_call_session_id', format: 'uuid', reason: 'the API knows call sessions by UUIDs' },
      ],
      request: (params) => ({
        query: {
          page: { size: params['page_size'], number: params['page_number'] },
          filter: { call_session_id: params['filter_call_session_id'], conference_id: params['filter_conference_id'] },
        },
      }),
      answer: (body) => {
        for (const each1 of items(field(body, 'data'))) {
          setField(each1, 'duration', scaled(field(each1, 'duration_millis'), 0.001));
          setField(
            each1,
            'download_urls',
            listOf(field(field(each1, 'download_urls'), 'mp3'), field(field(each1, 'download_urls'), 'wav')),
          );
        }
        return body;
      },
    },
  },
};

/** Connects accounts with the API. */
export const http: HttpApi = /* @__PURE__ */ httpApi(table);
