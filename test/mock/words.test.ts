import { describe, expect, test } from 'vitest'
import { readName, singular } from '#runtime/mock/words.js'

describe('names of functions', () => {
  const table: readonly (readonly [name: string, action: string, noun: string])[] = [
    ['list_phone_numbers', 'list', 'phone_number'],
    ['listPhoneNumbers', 'list', 'phone_number'],
    ['phone_numbers.list', 'list', 'phone_number'],
    ['shop_list_orders', 'list', 'order'],
    ['search', 'list', ''],
    ['get_all_categories', 'get', 'category'],
    ['get_user_by_id', 'get', 'user'],
    ['create_draft_order', 'create', 'draft_order'],
    ['send_sms', 'create', 'sms'],
    ['add_address', 'create', 'address'],
    ['update_list', 'update', 'list'],
    ['remove_member', 'delete', 'member'],
    ['user_delete', 'delete', 'user'],
    ['cancel_order', 'other', 'order'],
    ['get_current_user', 'get', 'user'],
    ['shop', 'other', 'shop'],
    ['___', 'other', ''],
  ]
  test.each(table)('the mock reads the function name %s', (name, action, noun) => {
    expect(readName(name, 'shop')).toMatchObject({ action, noun })
  })
})

test.each([
  ['users', 'user'],
  ['boxes', 'box'],
  ['matches', 'match'],
  ['categories', 'category'],
  ['status', 'status'],
  ['address', 'address'],
  ['analysis', 'analysis'],
  ['sms', 'sms'],
])('singular of %s', (plural, wanted) => {
  expect(singular(plural)).toBe(wanted)
})
