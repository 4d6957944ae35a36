import { expect, test } from 'vitest'

test('packages are loaded in the builds that users run', () => {
  expect(process.execArgv).not.toContain('development')
  expect(import.meta.resolve('micromark')).not.toContain('/dev/')
})
