// @generated from the documentation of telnyx and its overlay by `moonbind generate`. Do not edit.
/* eslint-disable */
import { asNumber, at, field, item, items, mapped, put, scaled, take, type MockNamespace } from 'moonbind/mock';
import { table } from './http.js';
import { definition } from './index.js';

/** The API of Telnyx for `createMockServer` of `moonbind/mock`. */
export const mock: MockNamespace = {
  definition,
  table,
  calls: {
    list_phone_numbers: {
      params: (request) => ({
        page_size: asNumber(at(request, 'query', 'page', 'size')),
        page_number: asNumber(at(request, 'query', 'page', 'number')),
        filter_phone_number: at(request, 'query', 'filter', 'phone_number'),
        filter_status: mapped(
          at(request, 'query', 'filter', 'status'),
          [
            ['purchase-pending', 'purchase_pending'],
            ['purchase-failed', 'purchase_failed'],
            ['port-pending', 'port_pending'],
            ['port-failed', 'port_failed'],
          ],
        ),
      }),
      answer: (body) => {
        for (const each1 of items(field(body, 'data'))) {
          const [was1] = take(each1, 'status');
          put(
            each1,
            mapped(
              was1,
              [
                ['purchase_pending', 'purchase-pending'],
                ['purchase_failed', 'purchase-failed'],
                ['port_pending', 'port-pending'],
                ['port_failed', 'port-failed'],
              ],
            ),
            'status',
          );
        }
        return body;
      },
    },
    get_phone_number: {
      params: (request) => ({ phone_number_id: at(request, 'path', 'id') }),
      answer: (body) => {
        const [was1] = take(field(body, 'data'), 'status');
        put(
          field(body, 'data'),
          mapped(
            was1,
            [
              ['purchase_pending', 'purchase-pending'],
              ['purchase_failed', 'purchase-failed'],
              ['port_pending', 'port-pending'],
              ['port_failed', 'port-failed'],
            ],
          ),
          'status',
        );
        return body;
      },
    },
    list_messages: {
      matches: (request) => at(request, 'query', 'filter', 'record_type') === 'messaging',
      params: (request) => ({
        page_size: asNumber(at(request, 'query', 'page', 'size')),
        page_number: asNumber(at(request, 'query', 'page', 'number')),
        direction: at(request, 'query', 'filter', 'direction'),
        filter_source: at(request, 'query', 'filter', 'cli'),
        filter_destination: at(request, 'query', 'filter', 'cld'),
        filter_status: at(request, 'query', 'filter', 'status'),
      }),
      answer: (body) => {
        for (const each1 of items(field(body, 'data'))) {
          const [was1, was2] = take(each1, 'from', 'to');
          put(each1, was1, 'cli');
          put(each1, was2, 'cld');
        }
        return body;
      },
    },
    send_sms: {
      params: (request) => ({
        from: at(request, 'body', 'from'),
        to: at(request, 'body', 'to'),
        text: at(request, 'body', 'text'),
        subject: at(request, 'body', 'subject'),
        media_urls: at(request, 'body', 'media_urls'),
        use_mms: mapped(at(request, 'body', 'type'), [['MMS', true], ['SMS', false]]),
      }),
      answer: (body) => {
        const [was1] = take(field(body, 'data'), 'status');
        put(field(body, 'data'), was1, 'to', 0, 'status');
        return body;
      },
    },
    list_calls: {
      matches: (request) => at(request, 'query', 'filter', 'record_type') === 'call-control',
      params: (request) => ({
        page_size: asNumber(at(request, 'query', 'page', 'size')),
        page_number: asNumber(at(request, 'query', 'page', 'number')),
      }),
    },
    list_call_records: {
      params: (request) => ({
        page_size: asNumber(at(request, 'query', 'page', 'size')),
        page_number: asNumber(at(request, 'query', 'page', 'number')),
        filter_call_session_id: at(request, 'query', 'filter', 'call_session_id'),
        filter_conference_id: at(request, 'query', 'filter', 'conference_id'),
      }),
      answer: (body) => {
        for (const each1 of items(field(body, 'data'))) {
          const [was1, was2] = take(each1, 'duration', 'download_urls');
          put(each1, scaled(was1, 1000), 'duration_millis');
          put(each1, item(was2, 0), 'download_urls', 'mp3');
          put(each1, item(was2, 1), 'download_urls', 'wav');
        }
        return body;
      },
    },
  },
};
