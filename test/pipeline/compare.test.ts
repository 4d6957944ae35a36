import { describe, expect, test } from 'vitest'
import { staleFindings } from '#codegen/check/stale.js'
import { compare, type FileChange } from '#codegen/compare.js'
import { digest } from '#codegen/text/digest.js'

const header = '// @generated from function a.f by moonbind. Do not edit.\n'
const files = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]) => ({ path, text }))
const folder = (texts: Record<string, string>) => ({
  paths: Object.keys(texts).sort(),
  digest: (path: string) => (texts[path] === undefined ? undefined : digest([texts[path]])),
  read: (path: string) => texts[path],
})
/** The list of files that older versions wrote. */
const list = (...names: string[]) => ['# Made by moonbind: …', ...names, ''].join('\n')
const facts = '[\n  {\n    "$comment": "@generated from the documentation of a by `moonbind generate`. Do not edit.",\n'

const same = { 'a/f.md': 'f\n', 'a/schema.json': facts }

function changes(
  present: Record<string, string>,
  options: { want?: Record<string, string>; namespaces?: string[]; everything?: boolean } = {},
): [FileChange['kind'], string][] {
  const scope = { namespaces: new Set(options.namespaces ?? ['a']), everything: options.everything ?? true }
  const wanted = files(options.want ?? same).map(({ path, text }) => ({ path, digest: digest([text]) }))
  return compare(wanted, folder(present), scope).map(({ kind, path }) => [kind, path])
}

const differences: [name: string, present: Record<string, string>, want: [string, string][]][] = [
  ['nothing', same, []],
  ['a file is not there', { 'a/schema.json': facts }, [['missing', 'a/f.md']]],
  ['a file differs, the schema does not', { ...same, 'a/f.md': 'g\n' }, [['edited', 'a/f.md']]],
  [
    'file and schema differ',
    { ...same, 'a/f.md': 'g\n', 'a/schema.json': '[]\n' },
    [
      ['stale', 'a/f.md'],
      ['stale', 'a/schema.json'],
    ],
  ],
]
test.each(differences)('finds what differs: %s', (_name, present, want) => expect(changes(present)).toEqual(want))

const deletions: [
  name: string,
  present: Record<string, string>,
  options: Parameters<typeof changes>[1],
  want: [string, string][],
][] = [
  ['a module that says it is generated', { ...same, 'a/g.ts': header }, {}, [['orphaned', 'a/g.ts']]],
  [
    'not a file of somebody else',
    { ...same, 'a/own.md': '', 'a/own.ts': '// mine, not @generated\n', 'own.ts': header, 'a/.moonbind/x': '' },
    {},
    [],
  ],
  [
    'what an older version listed, with its list',
    { ...same, 'a/g.md': '', 'a/.moonbind': list('f.md', 'g.md', 'schema.json') },
    {},
    [
      ['orphaned', 'a/.moonbind'],
      ['orphaned', 'a/g.md'],
    ],
  ],
  [
    'the same with the markers of a conflict in the list',
    { ...same, 'a/g.md': '', 'a/.moonbind': `<<<<<<< ours\n${list('f.md')}=======\ng.md\n>>>>>>> theirs\n` },
    {},
    [
      ['orphaned', 'a/.moonbind'],
      ['orphaned', 'a/g.md'],
    ],
  ],
  [
    'nothing outside of the folder',
    { ...same, 'c/x.md': '', 'a/.moonbind': list('f.md', 'schema.json', '../c/x.md') },
    {},
    [['orphaned', 'a/.moonbind']],
  ],
  [
    'the folder of a document that is gone',
    { ...same, 'b/index.ts': header, 'b/schema.json': facts, 'b/own.md': '', 'b/own/schema.json': '[]\n' },
    {},
    [
      ['orphaned', 'b/index.ts'],
      ['orphaned', 'b/schema.json'],
    ],
  ],
  ['not that folder where a document was not read', { ...same, 'b/index.ts': header }, { everything: false }, []],
]
test.each(deletions)('decides what is deleted: %s', (_name, present, options, want) => {
  expect(changes(present, options)).toEqual(want)
})

describe('the difference in words', () => {
  const lines = (count: number, change: Record<number, string> = {}) =>
    `${Array.from({ length: count }, (_, index) => change[index + 1] ?? `line ${index + 1}`).join('\n')}\n`
  const deletions: [name: string, before: string, after: string, want: string[]][] = [
    ['one line', lines(9, { 4: 'x' }), lines(9), ['at line 4', '- x', '+ line 4']],
    ['a line too many', `${lines(3)}x\n`, lines(3), ['at line 4', '- x']],
    ['a line too few', lines(3), lines(4), ['at line 4', '+ line 4']],
    [
      'three lines at most',
      lines(9, { 1: 'a', 5: 'b' }),
      lines(9),
      ['at line 1', '- a', '- line 2', '- line 3', '+ line 1', '+ line 2', '+ line 3'],
    ],
    ['long lines are cut', 'a'.repeat(200), 'b', ['at line 1', `- ${'a'.repeat(157)}...`, '+ b']],
  ]
  test.each(deletions)('describes the difference: %s', (_name, before, after, want) => {
    expect(
      staleFindings([{ kind: 'stale', path: 'a/f.md', before, after }], 'out', 'make generate')[0]?.expected?.split(
        '\n',
      ),
    ).toEqual(want)
  })

  test('a merge conflict is reported as one', () => {
    const [finding] = staleFindings(
      [{ kind: 'edited', path: 'a/f.md', before: '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', after: 'a\n' }],
      'out',
      'make generate',
    )
    expect(finding).toMatchObject({
      subject: 'out/a/f.md',
      rule: 'edited-output',
      fix: 'make generate',
      message: 'out/a/f.md: holds the markers of a merge conflict',
    })
  })
})
