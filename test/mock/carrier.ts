import { type MockOptions, mockTransport } from 'moonbind/mock'
import { FORMAT, type FunctionDefinition, integration, type NamespaceDefinition, type Schema } from 'moonbind/runtime'
import { writes } from '../helpers/effects.js'

const text: Schema = { type: 'string' }
const phone: Schema = { type: 'string', format: 'e164' }
const either: Schema = { type: ['string', 'number'] }
const size: Schema = { type: 'integer', maximum: 250, default: 20 }
const page: Schema = { type: 'integer', minimum: 1 }
const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values })

export const object = (
  properties: { readonly [name: string]: Schema },
  required = Object.keys(properties),
): Schema => ({ type: 'object', properties, required })
const listOf = (items: Schema): Schema => ({ type: 'array', items })

/** A function; parameters that end in `!` are required. */
export function fn(name: string, parameters: { readonly [name: string]: Schema }, result?: Schema): FunctionDefinition {
  return {
    name,
    summary: '',
    effect: writes,
    parameters: Object.entries(parameters).map(([key, schema]) => ({
      name: key.replace(/!$/, ''),
      required: key.endsWith('!'),
      schema,
    })),
    ...(result && { result }),
    validate: () => undefined,
  }
}

/** Results as they are inferred from examples. */
export const carrier: NamespaceDefinition = {
  format: FORMAT,
  namespace: 'carrier',
  title: 'Carrier',
  docs: { page: '', functions: {} },
  functions: [
    fn(
      'list_phone_numbers',
      {
        page_size: size,
        page_number: page,
        filter_phone_number: phone,
        filter_status: oneOf('active', 'deleted', 'pending'),
      },
      object({ data: listOf(object({ phone_number: either, status: either })) }),
    ),
    fn(
      'get_phone_number',
      { 'phone_number_id!': text },
      object({
        data: object({
          phone_number: { ...text, examples: ['+12345678900'] },
          status: { ...text, examples: ['active'] },
        }),
      }),
    ),
    fn(
      'list_messages',
      {
        page_size: size,
        page_number: page,
        direction: oneOf('inbound', 'outbound'),
        filter_source: phone,
        filter_status: oneOf('queued', 'sent', 'delivered'),
      },
      object({ data: listOf(object({ from: either, to: either, text: either })) }),
    ),
    fn(
      'get_message',
      { 'message_id!': text },
      object({ data: object({ id: either, from: either, text: either, status: either }) }),
    ),
    fn(
      'send_sms',
      { 'from!': phone, 'to!': phone, 'text!': text },
      object({ data: object({ id: either, status: either }) }),
    ),
    fn(
      'list_calls',
      { page_size: size, page_number: page, filter_status: oneOf('ringing', 'completed', 'busy') },
      object({ data: listOf(object({ call_session_id: either, status: either })) }),
    ),
    fn('get_call', { 'call_session_id!': text }, object({ data: object({ status: either, duration: either }) })),
    fn(
      'list_call_records',
      { page_size: size, filter_call_session_id: text },
      object({ data: listOf(object({ id: either, duration: either, download_urls: listOf(either) })) }),
    ),
    fn(
      'list_contacts',
      { per_page: size, cursor: text, name: text },
      object({
        contacts: listOf(object({ id: { type: 'integer' }, name: text, email: text, created_at: text })),
        total: { type: 'integer' },
        has_more: { type: 'boolean' },
        next_cursor: { type: ['string', 'null'] },
      }),
    ),
    fn(
      'create_contact',
      { 'name!': text, email: text, tags: listOf(text) },
      object({
        contact: object({ id: { type: 'integer' }, name: text, email: text, tags: listOf(text) }),
        success: { type: 'boolean' },
      }),
    ),
    fn(
      'get_contact',
      { 'contact_id!': { type: 'integer' } },
      object({ id: { type: 'integer' }, name: text, email: text, tags: listOf(text) }),
    ),
    fn(
      'update_contact',
      { 'contact_id!': { type: 'integer' }, name: text, email: text },
      object({ id: { type: 'integer' }, name: text, email: text }),
    ),
    fn('archive_contact', { 'contact_id!': { type: 'integer' } }, object({ id: { type: 'integer' }, name: text })),
    fn(
      'delete_contact',
      { 'contact_id!': { type: 'integer' } },
      object({ id: { type: 'integer' }, deleted: { type: 'boolean' } }),
    ),
    fn(
      'list_notes',
      { page: { type: 'integer', minimum: 0 }, limit: size, 'contact_id!': { type: 'integer' } },
      listOf(object({ id: text, body: text })),
    ),
    fn(
      'add_note',
      { 'contact_id!': { type: 'integer' }, 'body!': text },
      object({ id: text, contact_id: { type: 'integer' }, body: text }),
    ),
    fn('get_settings', { locale: text }, object({ theme: text, locale: text })),
    fn('update_settings', { theme: text }, object({ theme: text })),
    fn('ping', { message: text }),
    fn('list_things', {}),
    fn('create_thing', { label: text }),
  ],
}

export type Api = { readonly [name: string]: (params?: object) => Promise<never> } & { account(name: string): Api }

/** The answers of a mock, without types: tests look into them. */
export function connectMock(definition: NamespaceDefinition = carrier, options?: MockOptions): Api {
  return integration<object, object>(definition)({
    accounts: { work: {} },
    transport: mockTransport(options),
  }) as unknown as Api
}
