import { createRuntime } from 'moonbind'
import { mockTransport } from 'moonbind/mock'
import { integration, type Schema } from 'moonbind/runtime'
import { describe, expect, test } from 'vitest'
import { asNumber } from '#runtime/mock/routes.js'
import { readJson } from '#runtime/mock/wire.js'
import { carrier, connectMock, fn, object } from './carrier.js'

interface Item {
  readonly [field: string]: unknown
}
type Data = { readonly data: readonly Item[] }
type Contacts = {
  readonly contacts: readonly Item[]
  readonly total: number
  readonly has_more: boolean
  readonly next_cursor: string | null
}

const data = async (answer: Promise<unknown>): Promise<readonly Item[]> => ((await answer) as Data).data

test('the mock answers with documented outputs', async () => {
  expect(await connectMock().get_phone_number!({ phone_number_id: '1293384265029123456' })).toEqual({
    data: { phone_number: '+12345678900', status: 'active' },
  })
})

test('fields that examples only use are answered as texts', async () => {
  const items = await data(connectMock().list_phone_numbers!())
  expect(items).toHaveLength(20)
  for (const item of items)
    expect(item).toEqual({
      phone_number: expect.stringMatching(/^\+1\d{3}55501\d\d$/),
      status: expect.stringMatching(/^(?:active|deleted|pending)$/),
    })
})

test('a field whose name suggests a number is one', async () => {
  expect(await connectMock().get_call!({ call_session_id: 'x' })).toEqual({
    data: { status: 'active', duration: expect.any(Number) },
  })
})

test('a documented list of texts is answered as a list of texts', async () => {
  const [first] = await data(connectMock().list_call_records!())
  expect(first).toEqual({
    id: expect.any(String),
    duration: expect.any(Number),
    download_urls: [expect.stringMatching(/^https:\/\/example\.com\/download\/\w+$/), expect.any(String)],
  })
})

test('filtering by a status gives only such items, and at least one', async () => {
  for (const status of ['active', 'deleted', 'pending']) {
    const items = await data(connectMock().list_phone_numbers!({ filter_status: status }))
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map((item) => item.status))).toEqual(new Set([status]))
  }
})

test('filtering by an identifying value gives one item, the same each time', async () => {
  const api = connectMock()
  const items = await data(api.list_phone_numbers!({ filter_phone_number: '+15550001111' }))
  expect(items).toEqual([{ phone_number: '+15550001111', status: expect.any(String) }])
  expect(await data(api.list_phone_numbers!({ filter_phone_number: '+15550001111' }))).toEqual(items)
})

test('a value from a list finds its item', async () => {
  const api = connectMock()
  const [, second] = await data(api.list_phone_numbers!())
  expect(await data(api.list_phone_numbers!({ filter_phone_number: second!.phone_number }))).toEqual([second])
})

test('filters know other words for a field: filter_source is from', async () => {
  const items = await data(connectMock().list_messages!({ filter_source: '+15550001111' }))
  expect(new Set(items.map(({ from }) => from))).toEqual(new Set(['+15550001111']))
})

test('filtering by a field that the items do not show chooses among them', async () => {
  const api = connectMock()
  const [inbound, outbound, all] = await Promise.all([
    data(api.list_messages!({ direction: 'inbound' })),
    data(api.list_messages!({ direction: 'outbound' })),
    data(api.list_messages!({ page_size: 250 })),
  ])
  expect(inbound!.length + outbound!.length).toBe(all!.length)
  expect(outbound!.every((item) => !inbound!.some(({ text, from }) => text === item.text && from === item.from))).toBe(
    true,
  )
})

test('another owner has other items', async () => {
  const api = connectMock()
  const [one, other] = [
    await api.list_notes!({ contact_id: 1 }),
    await api.list_notes!({ contact_id: 2 }),
  ] as unknown as Item[][]
  expect(one).toHaveLength(3)
  expect(one!.map(({ id }) => id)).not.toEqual(other!.map(({ id }) => id))
  expect(await api.list_notes!({ contact_id: 1 })).toEqual(one)
})

describe('pages', () => {
  const numbers = async (params: object): Promise<unknown[]> =>
    (await data(connectMock().list_phone_numbers!(params))).map((item) => item.phone_number)

  test('pages have at most the requested size, follow each other and end', async () => {
    const [one, two, three, four] = await Promise.all(
      [1, 2, 3, 4].map((page_number) => numbers({ page_size: 10, page_number })),
    )
    expect([one, two, three, four].map((page) => page!.length)).toEqual([10, 10, 5, 0])
    expect(await numbers({ page_size: 250 })).toEqual([...one!, ...two!, ...three!])
  })

  test('a page of size 0 is empty', async () => {
    expect(await numbers({ page_size: 0 })).toEqual([])
  })

  test('following cursors reaches the last page', async () => {
    const api = connectMock()
    const seen: unknown[] = []
    let cursor: string | null | undefined
    for (let page = 0; page < 10 && cursor !== null; page++) {
      const answer = (await api.list_contacts!({ per_page: 7, ...(cursor && { cursor }) })) as Contacts
      expect(answer.total).toBe(25)
      expect(answer.has_more).toBe(answer.next_cursor !== null)
      seen.push(...answer.contacts.map(({ id }) => id))
      cursor = answer.next_cursor
    }
    expect(new Set(seen).size).toBe(25)
    expect(cursor).toBe(null)
  })

  test('the id of the last item is a cursor too', async () => {
    const api = connectMock()
    const all = ((await api.list_contacts!({ per_page: 250 })) as Contacts).contacts
    expect(((await api.list_contacts!({ per_page: 2, cursor: 'nothing we know' })) as Contacts).contacts).toEqual(
      all.slice(0, 2),
    )
  })

  test('pages may be counted from 0', async () => {
    const api = connectMock()
    expect(await api.list_notes!({ contact_id: 1, page: 0 })).toHaveLength(3)
    expect(await api.list_notes!({ contact_id: 1, page: 1 })).toHaveLength(0)
  })
})

describe('what is written', () => {
  test('a created item is first in the next list, and can be read, changed and deleted', async () => {
    const api = connectMock()
    const { contact } = (await api.create_contact!({ name: 'Ada', email: 'ada@example.org', tags: ['x'] })) as {
      readonly contact: Item
    }
    expect(contact).toEqual({ id: expect.any(Number), name: 'Ada', email: 'ada@example.org', tags: ['x'] })
    const first = async (): Promise<Item> => ((await api.list_contacts!()) as Contacts).contacts[0]!
    expect(await first()).toMatchObject({ id: contact.id, name: 'Ada', email: 'ada@example.org' })
    expect(await api.get_contact!({ contact_id: contact.id })).toEqual(contact)
    expect(await api.update_contact!({ contact_id: contact.id, name: 'Ada L.' })).toEqual({
      id: contact.id,
      name: 'Ada L.',
      email: 'ada@example.org',
    })
    expect(await first()).toMatchObject({ id: contact.id, name: 'Ada L.' })
    expect(await api.archive_contact!({ contact_id: contact.id })).toEqual({ id: contact.id, name: 'Ada L.' })
    expect(await api.delete_contact!({ contact_id: contact.id })).toEqual({ id: contact.id, deleted: true })
    expect((await first()).id).not.toBe(contact.id)
    await expect(api.get_contact!({ contact_id: contact.id })).rejects.toThrow(
      `app.integrations.carrier.get_contact: nothing has contact_id ${contact.id} any more`,
    )
  })

  test('a created item is also in lists of another noun that show it', async () => {
    const api = connectMock()
    const sent = (await api.send_sms!({ from: '+15550001111', to: '+15550002222', text: 'Hi' })) as {
      readonly data: Item
    }
    expect(sent).toEqual({ data: { id: expect.any(String), status: 'queued' } })
    const hi = { from: '+15550001111', to: '+15550002222', text: 'Hi' }
    expect((await data(api.list_messages!()))[0]).toEqual(hi)
    expect(await data(api.list_messages!({ direction: 'outbound', filter_source: '+15550001111' }))).toEqual([hi])
    expect(await data(api.list_messages!({ direction: 'inbound' }))).not.toContainEqual(hi)
    expect(await data(api.list_messages!({ filter_status: 'delivered' }))).not.toContainEqual(hi)
    expect(await api.get_message!({ message_id: sent.data.id })).toEqual({
      data: { id: sent.data.id, from: '+15550001111', text: 'Hi', status: 'queued' },
    })
    expect(await data(api.list_calls!())).not.toContainEqual(expect.objectContaining({ status: 'queued' }))
  })

  test('a created item belongs to its parent', async () => {
    const api = connectMock()
    const note = (await api.add_note!({ contact_id: 7, body: 'Call back' })) as Item
    expect(note).toEqual({ id: expect.any(String), contact_id: 7, body: 'Call back' })
    expect(await api.list_notes!({ contact_id: 7 })).toEqual([{ id: note.id, body: 'Call back' }])
    expect(JSON.stringify(await api.list_notes!({ contact_id: 8 }))).not.toContain('Call back')
  })

  test('an id may be passed as text', async () => {
    const api = connectMock()
    const { contact } = (await api.create_contact!({ name: 'Ada' })) as { readonly contact: Item }
    expect(await api.get_contact!({ contact_id: String(contact.id) })).toMatchObject({ id: contact.id, name: 'Ada' })
  })

  test('an item without an identifier is the only one of its kind', async () => {
    const api = connectMock()
    expect(await api.update_settings!({ theme: 'dark' })).toEqual({ theme: 'dark' })
    expect(await api.get_settings!()).toMatchObject({ theme: 'dark' })
    expect(await api.get_settings!({ locale: 'pt' })).toMatchObject({ locale: 'pt' })
    expect(await api.get_settings!({ locale: 'de' })).toMatchObject({ locale: 'de' })
  })

  test('two created items are different items', async () => {
    const api = connectMock()
    const ids = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => ((await api.create_contact!({ name })) as { contact: Item }).contact.id),
    )
    expect(new Set(ids).size).toBe(3)
    expect(((await api.list_contacts!()) as Contacts).contacts.slice(0, 3).map(({ name }) => name)).toEqual([
      'c',
      'b',
      'a',
    ])
    expect(((await api.list_contacts!()) as Contacts).total).toBe(28)
  })

  test('accounts and transports share no state', async () => {
    const [api, other] = [connectMock(), connectMock()]
    await api.create_contact!({ name: 'Ada' })
    for (const each of [api.account('work'), other])
      expect(JSON.stringify(await each.list_contacts!())).not.toContain('Ada')
  })

  test('the mock treats __proto__ as an ordinary field', async () => {
    const result = object(
      JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}') as { [name: string]: Schema },
    )
    const api = connectMock({ ...carrier, functions: [fn('create_odd', {}, result)] })
    const answer: object = await api.create_odd!(JSON.parse('{"__proto__":"mine"}') as object)
    expect(Object.entries(answer)).toEqual([
      ['__proto__', 'mine'],
      ['constructor', expect.any(Number)],
    ])
    expect(Object.getPrototypeOf(answer)).toBe(Object.prototype)
  })

  test('changing an answer does not change the mock', async () => {
    const api = connectMock()
    const tags = ['x']
    const { contact } = (await api.create_contact!({ name: 'Ada', tags })) as {
      contact: { id: number; tags: string[] }
    }
    tags.push('y')
    contact.tags.push('z')
    expect(await api.get_contact!({ contact_id: contact.id })).toMatchObject({ tags: ['x'] })
  })

  test('an item from a list can be read and deleted', async () => {
    const api = connectMock()
    const { contacts, total } = (await api.list_contacts!()) as Contacts
    const { id, name } = contacts[3]!
    expect(await api.get_contact!({ contact_id: id })).toMatchObject({ id, name })
    await api.delete_contact!({ contact_id: id })
    expect(((await api.list_contacts!()) as Contacts).total).toBe(total - 1)
    const [call] = await data(api.list_calls!({ filter_status: 'busy' }))
    expect(await api.get_call!({ call_session_id: call!.call_session_id })).toMatchObject({ data: { status: 'busy' } })
  })
})

test('an undocumented answer repeats the arguments with an id', async () => {
  expect(await connectMock().ping!({ message: 'hello' })).toEqual({ id: expect.any(String), message: 'hello' })
})

test('an undocumented list holds what was created', async () => {
  const api = connectMock()
  const thing = (await api.create_thing!({ label: 'blue' })) as Item
  expect(thing).toEqual({ id: expect.any(String), label: 'blue' })
  expect((await data(api.list_things!()))[0]).toEqual(thing)
})

describe('integers beyond 2^53', () => {
  const contact = object({ id: { type: 'integer' }, name: { type: 'string' } }, [])
  const crm = {
    ...carrier,
    functions: [
      fn('create_contact', { id: { type: 'integer' }, name: { type: 'string' } }, contact),
      fn('get_contact', { 'id!': { type: 'integer' } }, contact),
      fn('list_contacts', {}, object({ data: { type: 'array', items: contact } })),
    ],
  }

  test.for(['text', 'bigint'] as const)('integers beyond 2^53 name the same item, as %s', async (largeIntegers) => {
    const api = integration<object, object>(crm)({ transport: mockTransport(), largeIntegers })
    const runtime = await createRuntime({ integrations: [api], isolation: 'inline', largeIntegers })
    const run = await runtime.run(`local crm = app.integrations.carrier
      local one = crm.create_contact{ id = 9007199254740993, name = "Ada" }
      local two = crm.create_contact{ id = "9007199254740995", name = "Bo" }
      local first = crm.list_contacts{}.data[1]
      return math.type(one.id), one.id, crm.get_contact{ id = one.id }.name, first.id, first.name,
        crm.get_contact{ id = 653247040368672769 }.id`)
    await runtime.close()
    const large = (digits: bigint) => (largeIntegers === 'text' ? String(digits) : digits)
    const wanted = ['integer', large(9007199254740993n), 'Ada', large(9007199254740995n), 'Bo']
    expect(run.error).toBeUndefined()
    expect(run.values).toEqual([...wanted, large(653247040368672769n)])
  })

  test('integers beyond 2^53 are not rounded in requests to the mock server', () => {
    expect([asNumber('9007199254740993'), asNumber('12'), asNumber('1.5')]).toEqual(['9007199254740993', 12, 1.5])
    expect(readJson('{"id":9007199254740993}')).toEqual({ id: 9007199254740993n })
  })
})

test('another seed gives other data but the same documented outputs', async () => {
  const [one, other] = [connectMock(), connectMock(undefined, { seed: 2 })]
  expect(await one.list_calls!()).not.toEqual(await other.list_calls!())
  expect(await other.get_phone_number!({ phone_number_id: '1' })).toMatchObject({
    data: { phone_number: '+12345678900' },
  })
})

test('a misspelled option of the mock is refused', () => {
  expect(() => mockTransport({ sead: 1 } as object)).toThrow(
    'mockTransport: unknown option "sead", did you mean "seed"?',
  )
  expect(() => mockTransport({ seed: {} } as never)).toThrow(
    'mockTransport: expected "seed" to be a string or a number, got an object',
  )
})
