import { expect, test } from 'vitest'

test('users load the production builds of packages', () => {
  expect(process.execArgv).not.toContain('development')
  expect(import.meta.resolve('micromark')).not.toContain('/dev/')
})
