import { expect, test } from 'vitest'
import { inEnglish } from '#runtime/search/german.js'

test.each([
  ['sms senden an kunden', 'send sms customers'],
  ['aufgabe anlegen', 'create task'],
  ['einen ordner mit dateien hochladen', 'upload folder files'],
  ['airbyte sync starten', 'start airbyte sync'],
  ['send an sms to a customer', 'send an sms to a customer'],
  ['die a constructor', 'die a constructor'],
])('%s means %s', (asked, english) => {
  expect(inEnglish(asked.split(' ')).join(' ')).toBe(english)
})
