import { sValidator } from '@hono/standard-validator'
import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { McpServer } from '@modelcontextprotocol/server'
import { initTRPC } from '@trpc/server'
import { asSchema, tool } from 'ai'
import { Hono } from 'hono'
import { listMessages, type SendSmsParams, sendSms } from 'moonbind/telnyx'
import { describe, expect, expectTypeOf, test } from 'vitest'

const right: SendSmsParams = { from: '+12345678900', to: '+19876543210', text: 'Hi' }
const wrong = { from: '+12345678900', text: 'Hi', txet: 1 }

describe('a generated function is a Standard Schema', () => {
  const { validate, jsonSchema, version, vendor } = sendSms['~standard']

  test('the Standard Schema of a function returns the value or issues with their paths, never throws', () => {
    expect([version, vendor]).toEqual([1, 'moonbind'])
    expect(validate(right)).toEqual({ value: right })
    expect(validate(wrong)).toMatchObject({
      issues: [{ path: ['to'] }, { path: ['txet'], message: expect.any(String) }],
    })
    for (const value of [undefined, null, 1, 'x', [], () => {}, Object.create(null)])
      expect(() => validate(value)).not.toThrow()
  })

  test('the Standard Schema of a function gives fresh JSON Schemas of two drafts, with an object at the root', () => {
    for (const target of ['draft-2020-12', 'draft-07'] as const) {
      const [first, second] = [jsonSchema.input({ target }), jsonSchema.input({ target })]
      expect(first).toEqual(second)
      expect(first).not.toBe(second)
      expect(first).toMatchObject({ type: 'object', required: ['from', 'to', 'text'], additionalProperties: false })
      expect((first as { properties: object }).properties).not.toBe((second as { properties: object }).properties)
    }
    expect(() => jsonSchema.input({ target: 'openapi-3.0' })).toThrow(/draft-2020-12 or draft-07/)
  })

  test('the types of a function’s Standard Schema are its parameters', () => {
    type Input = NonNullable<(typeof sendSms)['~standard']['types']>['input']
    expectTypeOf<Input>().toEqualTypeOf<SendSmsParams>()
  })
})

test('the MCP server takes a function as the schema of a tool', async () => {
  const server = new McpServer({ name: 'test', version: '1' })
  server.registerTool('send', { inputSchema: sendSms }, ({ to }) => ({ content: [{ type: 'text', text: to }] }))
  const [here, there] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test', version: '1' })
  await Promise.all([server.connect(here), client.connect(there)])
  expect((await client.listTools()).tools).toMatchObject([
    { inputSchema: { properties: { media_urls: { type: 'array' } } } },
  ])
  expect(await client.callTool({ name: 'send', arguments: { ...right } })).toMatchObject({
    content: [{ text: right.to }],
  })
  expect(await client.callTool({ name: 'send', arguments: wrong })).toMatchObject({ isError: true })
  await client.close()
})

test('the AI SDK takes a function as the schema of a tool', async () => {
  const send = tool({ inputSchema: sendSms, execute: ({ to }) => to })
  const schema = asSchema(send.inputSchema)
  expect(await schema.jsonSchema).toMatchObject({ type: 'object', required: ['from', 'to', 'text'] })
  expect(await schema.validate?.(right)).toEqual({ success: true, value: right })
  expect(await schema.validate?.(wrong)).toMatchObject({ success: false })
})

test('Hono validates a request with a function', async () => {
  const app = new Hono().post('/', sValidator('json', sendSms), (context) => context.text(context.req.valid('json').to))
  const post = (body: unknown) =>
    app.request('/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  expect(await (await post(right)).text()).toBe(right.to)
  expect((await post(wrong)).status).toBe(400)
})

test('tRPC takes a function as the input of a procedure', async () => {
  const trpc = initTRPC.create()
  const router = trpc.router({ list: trpc.procedure.input(listMessages).query(({ input }) => input.page_size) })
  const call = trpc.createCallerFactory(router)({})
  expect(await call.list({ page_size: 7 })).toBe(7)
  await expect(call.list({ page_size: 700 })).rejects.toThrow(/at most 250/)
})
