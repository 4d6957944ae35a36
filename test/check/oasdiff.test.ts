import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fitsPattern, ourOwn, peerTables } from '#codegen/check/oasdiff/index.js'
import { changeRules } from '#codegen/rules/breaking.js'
import { ruleNames } from '#codegen/rules/index.js'
import { root } from '../helpers/cli.js'

const theirs = readFileSync(join(root, 'test/fixtures/oasdiff-rules.txt'), 'utf8').trim().split('\n')
const rows = peerTables.flatMap((table) => table.rows)
const rowOf = (name: string): number =>
  rows.findIndex((row) => row.theirs.some((pattern) => fitsPattern(name, pattern)))

test('every rule of oasdiff has a row', () => {
  expect(theirs.filter((name) => rowOf(name) < 0)).toEqual([])
})

test('every row is the first one for some rule of oasdiff, and so is every pattern of it', () => {
  const used = theirs.map((name) => ({ name, row: rowOf(name) }))
  const idle = rows.flatMap((row, index) =>
    row.theirs.filter((pattern) => !used.some((rule) => rule.row === index && fitsPattern(rule.name, pattern))),
  )
  expect(idle).toEqual([])
})

test('a row names rules of ours or says why there is none', () => {
  const unknown = rows.flatMap(({ ours }) => ours.filter((rule) => !ruleNames().includes(rule)))
  expect(unknown).toEqual([])
  expect(rows.filter(({ ours, why }) => ours.length === 0 && !why)).toEqual([])
})

test('every change that we find stands in a row, or is one that only documents can have', () => {
  const named = new Set<string>(rows.flatMap(({ ours }) => ours))
  const missing = Object.keys(changeRules).filter(
    (rule) => !named.has(`breaking/${rule}`) && !Object.hasOwn(ourOwn, rule),
  )
  const twice = Object.keys(ourOwn).filter((rule) => named.has(`breaking/${rule}`))
  expect({ missing, twice }).toEqual({ missing: [], twice: [] })
})
