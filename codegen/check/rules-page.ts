/** The documentation of the rules, made from the tables that the gate itself reads. */
import type { ChangeRuleId } from '../rules/breaking.js'
import { allRules, type NamedRule } from '../rules/index.js'
import type { Section } from '../rules/rule.js'
import { smallestChanges } from './breaking/smallest.js'
import { ourOwn, peerTables } from './oasdiff/index.js'

/** What each section asks. */
export const sectionIntroductions: { readonly [section in Section]: string } = {
  documents:
    'What reading the documents finds. An error forbids to generate: it can be fixed, not accepted and not ' +
    'configured away, and the other sections say what they could not compare.',
  stale: 'Whether `generated/` is what the documents give. `moonbind generate` fixes every one of them.',
  examples: 'Every Lua example of every document against what the documents say.',
  breaking:
    'The current documents against those that `--base` names. `bump` is the part of the version that a change ' +
    'asks to raise; a rule and its mirror are one change in both directions.',
  upstream: 'What is documented against the OpenAPI document that `--openapi` names.',
  quality:
    'What a document leaves its readers to guess. None fails the check on its own; `.moonbind/quality.json` lets no ' +
    'document get worse.',
}

/** The page as Markdown. Levels are those without configuration. */
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
    'Of several entries that fit, the last decides; `overrides` come after `rules`. A level is `error`, ' +
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
    'If you know [oasdiff](https://github.com/oasdiff/oasdiff), here are its rules. `*` stands for anything, ' +
      '`{a,b}` for one of several; the first row that fits counts.',
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
  const smallest = isChange(id) ? smallestChanges[id] : 'none: it is about the base'
  const other = mirror === undefined ? `none: ${alone ?? 'it is no change'}` : `\`${mirror}\``
  return `| \`${id}\` | ${level} | ${bump ?? '–'} | ${summary} | ${smallest} | ${other} |`
}

const isChange = (id: string): id is ChangeRuleId => Object.hasOwn(smallestChanges, id)
