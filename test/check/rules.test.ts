import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulesPage } from '#codegen/check/rules-page.js'
import { allRules, ruleNames } from '#codegen/rules/index.js'
import { root } from '../helpers/cli.js'

test('every rule has a name of its own in the form that configuration and reports use', () => {
  const names = ruleNames()
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
})

test.each(allRules())('$section/$id says what it means', ({ summary }) => {
  expect(summary).toMatch(/^[A-Z][^|]*\.$/)
})

test('codegen/check/RULES.md is what the tables of rules give (write it with test -u)', async () => {
  await expect(rulesPage()).toMatchFileSnapshot(join(root, 'codegen/check/RULES.md'))
  for (const name of ruleNames()) expect(rulesPage()).toContain(`| \`${name.split('/')[1]!}\` |`)
})
