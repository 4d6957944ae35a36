import { describe, expect, test } from 'vitest'
import { decideEffect } from '#codegen/effect/decide.js'
import type { Parameter } from '#codegen/ir.js'

const parameter = (name: string, type: 'boolean' | 'string' = 'string', description = ''): Parameter => ({
  name,
  required: false,
  description,
  schema: { type },
})

const effect = (name: string, summary: string, ...parameters: readonly Parameter[]): string => {
  const { kind, source } = decideEffect({ namespace: 'shop', name, summary, parameters })
  return `${kind} ${source}`
}

describe('a name that says “read” is believed', () => {
  test.each<[name: string, summary: string]>([
    ['get_user', "Get the authenticated user's profile (name, email, scheduling URL)."],
    ['list_orders', 'List orders, newest first. Use create_order to add one.'],
    ['list_orders', 'Returns orders. Update one with update_order.'],
    ['search_posts', 'Search posts and pages by author, tag, or date.'],
    ['get_job', 'Retrieves the state of a job that create_job started.'],
    ['list_events', 'Lists created, updated and deleted events.'],
    ['get_settings', 'Settings: get_settings, update_settings.'],
    ['download_file', 'Downloads a file, including its metadata.'],
    ['get_drafts', ''],
  ])('%s: %s', (name, summary) => {
    expect(effect(name, summary)).toBe('read name')
  })

  test.each<[parameter: Parameter]>([
    [parameter('archived', 'boolean')],
    [parameter('include_deleted', 'boolean')],
    [parameter('update_type')],
    [parameter('query', 'string', 'Full-text search query')],
    [parameter('code', 'string', 'ISO code')],
  ])('with %j', (given) => {
    expect(effect('list_orders', 'List orders.', given)).toBe('read name')
  })
})

describe('a name that says “read” is not believed', () => {
  test.each<[name: string, summary: string]>([
    ['search', 'Run a search query. Creates an asynchronous job and returns its id.'],
    ['get_report', 'Generate a report and return it.'],
    ['get_report', 'Generates a report.'],
    ['get_customer', 'Get or create a customer.'],
    ['get_customer', 'Returns the customer, creating it if it does not exist.'],
    ['fetch_messages', 'Fetch messages and mark them as read.'],
    ['fetch_messages', 'Fetch messages. Marks them as read.'],
    ['fetch_messages', 'Fetches messages. This function removes them from the queue.'],
    ['get_upload_url', 'Create a presigned URL for uploads.'],
    ['read_inbox', 'Reads the inbox, then clears it.'],
    ['count_visits', 'Increments the counter and returns it.'],
    ['download_backup', 'Starts a backup.'],
  ])('%s: %s', (name, summary) => {
    expect(effect(name, summary)).toBe('write default')
  })

  test.each<[parameter: Parameter]>([
    [parameter('mark_as_read', 'boolean')],
    [parameter('create_if_missing', 'boolean')],
    [parameter('delete_after', 'boolean')],
    [parameter('auto_archive', 'boolean')],
    [parameter('sql')],
    [parameter('statement')],
    [parameter('query', 'string', 'The SQL to run')],
    [parameter('query', 'string', 'A GraphQL query or mutation')],
  ])('with %j', (given) => {
    expect(effect('query', 'Query the data.', given)).toBe('write default')
  })
})

test('a document, an overlay and a method override what the text suggests', () => {
  const told = { namespace: 'shop', name: 'search', summary: 'Creates a search.' }
  expect(decideEffect({ ...told, document: { kind: 'read' } })).toMatchObject({ kind: 'read', source: 'document' })
  expect(decideEffect({ ...told, overlay: { kind: 'read' } })).toMatchObject({ kind: 'read', source: 'overlay' })
  expect(decideEffect({ ...told, method: 'GET' })).toMatchObject({ kind: 'read', source: 'method' })
})

test('a text of any length is read quickly', () => {
  for (const text of ['creating it, '.repeat(50_000), '('.repeat(100_000), 'and '.repeat(50_000), 'x. '.repeat(50_000)])
    expect(effect('get_it', text)).toMatch(/name|default/)
}, 2_000)
