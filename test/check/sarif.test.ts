import { expect, test } from 'vitest'
import { documentOf, moonbind, project, put } from '../helpers/cli.js'

type Json = Readonly<Record<string, unknown>>

/**
 * What SARIF 2.1.0 demands of the parts that are used here: property → type, `!` for required ones; nothing else may
 * occur.
 */
const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  log: { $schema: 'uri', version: '!2.1.0', runs: '![run' },
  run: { tool: '!tool', columnKind: 'utf16CodeUnits', results: '[result' },
  tool: { driver: '!driver' },
  driver: { name: '!text', semanticVersion: 'semver', rules: '[rule' },
  rule: { id: '!text', shortDescription: 'message' },
  result: {
    ruleId: 'text',
    ruleIndex: 'index',
    level: 'level',
    message: '!message',
    locations: '[location',
    relatedLocations: '[location',
    partialFingerprints: 'texts',
  },
  message: { text: '!text' },
  location: { physicalLocation: 'physical' },
  physical: { artifactLocation: 'artifact', region: 'region' },
  artifact: { uri: 'reference' },
  region: { startLine: '!count', startColumn: 'count', endLine: 'count', endColumn: 'count' },
}

const values: Readonly<Record<string, (value: unknown) => boolean>> = {
  uri: (value) => URL.canParse(String(value)),
  '2.1.0': (value) => value === '2.1.0',
  utf16CodeUnits: (value) => value === 'utf16CodeUnits',
  text: (value) => typeof value === 'string' && value !== '',
  semver: (value) => /^\d+\.\d+\.\d+/.test(String(value)),
  level: (value) => ['none', 'note', 'warning', 'error'].includes(String(value)),
  count: (value) => Number.isInteger(value) && (value as number) >= 1,
  index: (value) => Number.isInteger(value) && (value as number) >= 0,
  texts: (value) => Object.values(value as Json).every((each) => typeof each === 'string'),
  reference: (value) => /^(?!\/)(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$/.test(String(value)),
}

/** Everything of a value that does not fit, by path. */
function misfits(value: unknown, kind: string, path: string): string[] {
  if (kind.startsWith('['))
    return Array.isArray(value)
      ? value.flatMap((each, index) => misfits(each, kind.slice(1), `${path}[${index}]`))
      : [`${path} is no list`]
  const shape = shapes[kind]
  if (!shape) return values[kind]!(value) ? [] : [`${path} is no ${kind}: ${JSON.stringify(value)}`]
  if (typeof value !== 'object' || value === null) return [`${path} is no ${kind}`]
  const given = value as Json
  return [
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(shape, name))
      .map((name) => `${path}.${name} is nobody's`),
    ...Object.entries(shape).flatMap(([name, wanted]) => {
      if (given[name] === undefined) return wanted.startsWith('!') ? [`${path}.${name} is missing`] : []
      return misfits(given[name], wanted.replace('!', ''), `${path}.${name}`)
    }),
  ]
}

test('SARIF is what the standard demands, for findings of every section', async () => {
  const cwd = project({
    'spec/my shop.md': documentOf('shop', ['ping', 'pong'])
      .replace('{ id = "1" }', '{ idd = 1 }')
      .replace('| Which one |', '| |'),
    'then/shop.md': documentOf('shop', ['ping', 'pang']),
  })
  put(cwd, '.moonbind/accepted.yaml', '- fingerprint: 0123456789ab\n  reason: old\n  until: 2001-01-01\n')
  const { code, out } = await moonbind(['check', '--format', 'sarif', '--base', 'then'], { cwd })
  expect(code).toBe(1)
  const log = JSON.parse(out)
  expect(misfits(log, 'log', '')).toEqual([])
  const [run] = log.runs
  expect(new Set(run.results.map(({ ruleId }: { ruleId: string }) => ruleId.split('/')[0]))).toEqual(
    new Set(['documents', 'stale', 'examples', 'breaking', 'quality']),
  )
  for (const each of run.results) {
    expect(run.tool.driver.rules[each.ruleIndex].id).toBe(each.ruleId)
    const region = each.locations?.[0].physicalLocation.region
    if (region)
      expect(
        [region.endLine, region.endColumn] > [region.startLine, region.startColumn] ||
          region.endLine >= region.startLine,
      ).toBe(true)
  }
  const ids = run.results.map(
    ({ partialFingerprints }: { partialFingerprints: Json }) => partialFingerprints['moonbind/v1'],
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(out).toContain('"uri": "spec/my%20shop.md"')
})

test('the check against the SARIF standard finds mistakes', () => {
  expect(
    misfits(
      {
        version: '2.1.0',
        runs: [
          {
            tool: { driver: {} },
            results: [
              {
                level: 'info',
                message: {},
                more: 1,
                locations: [{ physicalLocation: { artifactLocation: { uri: '/a b' }, region: { startLine: 0 } } }],
              },
            ],
          },
        ],
      },
      'log',
      '',
    ),
  ).toEqual([
    '.runs[0].tool.driver.name is missing',
    ".runs[0].results[0].more is nobody's",
    '.runs[0].results[0].level is no level: "info"',
    '.runs[0].results[0].message.text is missing',
    '.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri is no reference: "/a b"',
    '.runs[0].results[0].locations[0].physicalLocation.region.startLine is no count: 0',
  ])
})
