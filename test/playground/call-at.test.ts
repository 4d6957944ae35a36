import { expect, test } from 'vitest'
import { callAt, pathAt } from '../../codegen/site/playground/browser/call-at.js'

/** `|` is the cursor. */
const cursor = (text: string): [source: string, position: number] => [text.replace('|', ''), text.indexOf('|')]

test.each<[text: string, names: readonly string[] | undefined]>([
  ['|', undefined],
  ['pri|', ['pri']],
  ['app.|', ['app', '']],
  ['local x = app.integrations.sh|', ['app', 'integrations', 'sh']],
  ['app.integrations.shop.work.get|_item{}', ['app', 'integrations', 'shop', 'work', 'get_item']],
  ['f().x|', ['x']],
  ['print("app.integrations.|")', undefined],
  ['x = 1 |', undefined],
])('finds the path that is being typed: %s', (text, names) => {
  expect(pathAt(...cursor(text))?.names).toEqual(names)
})

test.each<[text: string, call: { path: string; given: readonly string[]; field?: string } | undefined]>([
  ['shop.get{ | }', { path: 'shop.get', given: [] }],
  ['shop.get({ id = 1, | })', { path: 'shop.get', given: ['id'] }],
  ['shop.get{ id = |', { path: 'shop.get', given: ['id'], field: 'id' }],
  ['shop.get{ |, id = 1, state = "x" }', { path: 'shop.get', given: ['id', 'state'] }],
  ['shop.get{ id = "a{b", state = "|" }', { path: 'shop.get', given: ['id', 'state'], field: 'state' }],
  ['shop.get{ tags = { | } }', undefined],
  ['local t = { | }', undefined],
  ['shop.get{ id = 1 } |', undefined],
])('finds the call around the cursor: %s', (text, expected) => {
  const call = callAt(...cursor(text))
  expect(call && { path: call.names.join('.'), given: [...call.given].sort(), field: call.field }).toEqual(
    expected && { field: undefined, ...expected },
  )
})
