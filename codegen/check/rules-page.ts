/** Writes the documentation of the rules from the tables that the gate itself uses. */
import type { ChangeRuleId } from '../rules/breaking.js'
import { allRules, type NamedRule } from '../rules/index.js'
import type { Section } from '../rules/rule.js'
import { smallestChanges } from './breaking/smallest.js'
import { ourOwn, peerTables } from './oasdiff/index.js'

/** The question of each section. */
export const sectionIntroductions: { readonly [section in Section]: string } = {
  documents:
    'What reading the documents finds. An error blocks generation: it must be fixed and cannot be accepted or ' +
    'downgraded. The other sections say what they could not compare.',
  stale: 'Whether `generated/` matches the documents. `moonbind generate` fixes every one of these findings.',
  examples: 'Compares every example with what the documents say.',
  breaking:
    'Compares the current documents with those that `--base` names. `bump` is the part of the version that a change ' +
    'calls for; a rule and its mirror are the same change in opposite directions.',
  upstream: 'Compares the documents with the OpenAPI document that `--openapi` names.',
  quality:
    'What a document leaves its readers to guess. None fails the check on its own; `.moonbind/quality.json` lets no ' +
    'document get worse.',
}

/** The page as Markdown, with the default levels. */
export function rulesPage(): string {
  const rules = allRules()
  const sections = [...new Set(rules.map(({ section }) => section))]
  return [
    '# The rules of moonbind check',
    '',
    'Every finding names its rule as `section/rule`, and so does `.moonbind/config.yaml`:',
    '',
    '```yaml',
    'failOn: error',
    'rules:',
    '  breaking/param-order-changed: off',
    '  quality/*: warning',
    'overrides:',
    '  - match: shop.*',
    '    rules:',
    '      examples/example-result-field: error',
    '```',
    '',
    'If several entries match, the last one decides; `overrides` come after `rules`. A level is `error`, ' +
      '`warning`, `info` or `off`.',
    '',
    ...sections.flatMap((section) => [
      `## ${section}`,
      '',
      sectionIntroductions[section],
      '',
      ...table(rules.filter((rule) => rule.section === section)),
      '',
    ]),
    ...peerSection(),
  ].join('\n')
}

/** What oasdiff finds in OpenAPI documents, and what finds the same here. */
function peerSection(): string[] {
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
  return [
    '## Against oasdiff',
    '',
    'For users of [oasdiff](https://github.com/oasdiff/oasdiff), these are its rules. `*` stands for anything, ' +
      '`{a,b}` for one of several; the first row that matches counts.',
    '',
    ...peerTables.flatMap(({ title, rows }) => [
      `### ${title}`,
      '',
      '| oasdiff | moonbind | why |',
      '|---|---|---|',
      ...rows.map(({ theirs, ours, why = '' }) => `| ${code(theirs)} | ${code(ours) || 'nothing'} | ${why} |`),
      '',
    ]),
    '### What oasdiff has no rule for',
    '',
    '| moonbind | why |',
    '|---|---|',
    ...Object.entries(ourOwn).map(([rule, why]) => `| \`breaking/${rule}\` | ${why} |`),
    '',
  ]
}

function table(rules: readonly NamedRule[]): string[] {
  const changes = rules.some(({ bump }) => bump !== undefined)
  const head = changes
    ? ['| rule | level | bump | what it means | smallest change | mirror |', '|---|---|---|---|---|---|']
    : ['| rule | level | what it means |', '|---|---|---|']
  return [
    ...head,
    ...rules.map((rule) => (changes ? changeRow(rule) : `| \`${rule.id}\` | ${rule.level} | ${rule.summary} |`)),
  ]
}

function changeRow({ id, level, bump, summary, mirror, alone }: NamedRule): string {
  const smallest = isChange(id) ? smallestChanges[id] : 'none: the rule is about the base'
  const other = mirror === undefined ? `none: ${alone ?? 'it is not a change'}` : `\`${mirror}\``
  return `| \`${id}\` | ${level} | ${bump ?? '–'} | ${summary} | ${smallest} | ${other} |`
}

const isChange = (id: string): id is ChangeRuleId => Object.hasOwn(smallestChanges, id)
