import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ParsedDocument, parseDocument } from '#codegen/parse/index.js'

const text = readFileSync(new URL('../../spec/telnyx.md', import.meta.url), 'utf8')
const parsed = parseDocument('spec/telnyx.md', text)
const [telnyx] = parsed.namespaces
const functions = telnyx!.functions
const parameters = functions.flatMap((each) => each.parameters)

describe('spec/telnyx.md', () => {
  test('spec/telnyx.md is read without findings', () => {
    expect(parsed.messages).toEqual([])
    expect([telnyx!.namespace, telnyx!.title]).toEqual(['telnyx', 'Telnyx'])
  })

  const counts: [string, unknown, unknown][] = [
    [
      'functions',
      functions.map(({ name }) => name),
      [
        'list_phone_numbers',
        'get_phone_number',
        'list_messages',
        'send_sms',
        'list_calls',
        'get_call',
        'list_call_records',
      ],
    ],
    ['parameters', parameters.length, 25],
    [
      'required',
      parameters.filter(({ required }) => required).map(({ name }) => name),
      ['phone_number_id', 'from', 'to', 'text', 'call_session_id'],
    ],
    ['enumerations', parameters.flatMap(({ schema }) => schema.enum?.length ?? []), [6, 2, 6, 8]],
    ['defaults', parameters.flatMap(({ schema }) => schema.default ?? []), [20, 20, 20, 20]],
    ['maxima', parameters.flatMap(({ schema }) => schema.maximum ?? []), [250, 250, 250, 250]],
    [
      'minima',
      parameters.flatMap(({ name, schema }) => (schema.minimum === undefined ? [] : [`${name} ${schema.minimum}`])),
      Array.from({ length: 4 }, () => 'page_number 1'),
    ],
    ['examples', functions.map(({ examples }) => examples.length), [1, 1, 1, 1, 1, 1, 1]],
    ['guides', telnyx!.guides.map(({ title, examples }) => [title, examples?.length]), [['Multi-Account Usage', 1]]],
    ['type of media URLs', functions[3]!.parameters[4]!.schema.items?.type, 'string'],
  ]
  test.each(counts)('spec/telnyx.md is read with its documented %s', (_, got, want) => expect(got).toEqual(want))

  test('answers of spec/telnyx.md are inferred from how the examples use them', () => {
    expect(functions[0]!.result).toMatchObject({
      'x-inferred': true,
      required: ['data'],
      properties: { data: { type: 'array', items: { type: 'object', required: ['phone_number', 'status'] } } },
    })
    expect(functions[1]!.result).toMatchObject({
      properties: {
        data: {
          properties: {
            phone_number: { type: 'string', examples: ['+12345678900'] },
            status: { examples: ['active'] },
          },
        },
      },
    })
    expect(functions[1]!.examples[0]!.outputs?.map(({ text: shown }) => shown)).toEqual(['+12345678900', 'active'])
    expect(functions[6]!.result).toMatchObject({
      properties: { data: { items: { properties: { download_urls: { type: 'array' } } } } },
    })
  })
})

describe('the same document as some tools deliver it', () => {
  const essence = ({ namespaces }: ParsedDocument): unknown =>
    JSON.parse(
      JSON.stringify(
        namespaces[0]!.functions.map(({ name, summary, parameters: all, result }) => ({ name, summary, all, result })),
      ),
    )
  const deliveries: [string, string][] = [
    [
      'without blank lines and indentation',
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    ],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${text}`],
    ['indented by two spaces outside of fences', text.replace(/^(?=[#|A-Z])/gm, '  ')],
  ]
  test.each(deliveries)('reads spec/telnyx.md as some tools deliver it: %s', (_, delivered) => {
    const again = parseDocument('spec/telnyx.md', delivered)
    expect(essence(again)).toEqual(essence(parsed))
    expect(again.messages).toEqual([])
  })
})
