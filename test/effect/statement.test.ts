import { expect, test } from 'vitest'
import { effectOfText, type StatedEffect } from '#codegen/effect/statement.js'

const read: StatedEffect = { kind: 'read' }
const write: StatedEffect = { kind: 'write' }
const destructive: StatedEffect = { kind: 'destructive' }

test.each<[text: string, wanted: StatedEffect | undefined]>([
  ['**Effect:** read', read],
  ['**Effect**: write', write],
  ['**Effect:** `destructive`', destructive],
  ['__Effect:__ Read-only.', read],
  ['*Effect:* write', write],
  ['Effect: write', write],
  ['effect: WRITE', write],
  ['**Effects:** writes', write],
  ['- **Effect:** read only', read],
  ['* Effect: mutating', write],
  ['> **Effect:** delete', destructive],
  ['**Effect:** write — sends a message and costs money', write],
  ['**Effect:** write (sends a message)', write],
  ['**Effect:** write. Sends a message.', write],
  ['**Effect:** read/write', write],
  ['**Effect:** write, destructive', destructive],
  ['**Effect:** write and destructive', destructive],
  ['**Effect:** write, idempotent', { kind: 'write', idempotent: true }],
  ['**Effect:** write (idempotent)', { kind: 'write', idempotent: true }],
  ['**Effect:** idempotent write', { kind: 'write', idempotent: true }],
  ['**Effect:** destructive, not idempotent', { kind: 'destructive', idempotent: false }],
  ['**Effect:** write; non-idempotent', { kind: 'write', idempotent: false }],
  ['**Effect:** write\n**Idempotent:** yes', { kind: 'write', idempotent: true }],
  ['**Effect:** write · **Idempotent:** no', { kind: 'write', idempotent: false }],
  ['**Effect:** write | **Auth:** key', write],
  ['**Auth:** key\\\n**Effect:** read', read],
  ['**Side effects:** none', read],
  ['Side effects: None.', read],
  ['**Read-only:** yes', read],
  ['**Read-only**', read],
  ['**Read only:** no', write],
  ['**Destructive:** yes', destructive],
  ['**Destructive:** true', destructive],
  ['**Destructive:** no', undefined],
  ['**Idempotent:** yes', { idempotent: true }],
  ['This function is read-only.', read],
  ['This is a read-only operation.', read],
  ['_This call is destructive._', destructive],
  ['This operation is irreversible.', destructive],
  ['This action is permanent and cannot be undone.', destructive],
  ['This cannot be undone.', destructive],
  ['Deletes an order. This action cannot be undone.', destructive],
  ['This tool is read-only and idempotent.', { kind: 'read', idempotent: true }],
  ['**Warning:** This operation is destructive!', destructive],
  ['**Effect:** blurs the picture', undefined],
  ['**Effect:** readable text', undefined],
  ['**Effect:** writer', undefined],
  ['**Effect:** the effect to apply: blur or none', undefined],
  ['**Effect:** none', undefined],
  ['**Effects:** read the list below', undefined],
  ['**Side effects:** sends a mail', undefined],
  ['**Read-only:** fields are listed below', undefined],
  ['Sends a message.', undefined],
  ['The effect is read by the filter.', undefined],
  ['This function is read-only for guests.', undefined],
  ['This function is not destructive.', undefined],
  ['If `force` is set, this action cannot be undone.', undefined],
  ['Unless archived, this operation is irreversible.', undefined],
  ['Read-only fields are ignored.', undefined],
  ['', undefined],
])('reads the effect that a paragraph states: %j', (text, wanted) => {
  expect(effectOfText(text)).toEqual(wanted)
})

test.each([
  '**Effect:**'.repeat(20_000),
  '**Effect:** read, '.repeat(20_000),
  'This is '.repeat(50_000),
  '\n'.repeat(99_999),
])(
  'a paragraph of any length is read quickly',
  (text) => {
    effectOfText(text)
  },
  2_000,
)
