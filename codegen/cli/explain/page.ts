/** Pages that messages refer to: the rules of check, and the formats that people write. */
import { sectionIntroductions } from '../../check/rules-page.js'
import { readPage } from '../../files/index.js'
import { allRules, type NamedRule } from '../../rules/index.js'

const pages: Readonly<Record<string, string>> = {
  rules: 'codegen/check/RULES.md',
  grammar: 'spec/README.md',
  overlay: 'codegen/overlay/README.md',
}

/** The text of a page as it is; undefined for another name. */
export function readNamedPage(name: string): string | undefined {
  const file = Object.hasOwn(pages, name) ? pages[name] : undefined
  return file === undefined ? undefined : readPage(file)
}

/** A rule by its name, `section/rule` or the part after the slash. */
export function findRule(name: string): NamedRule | undefined {
  return allRules().find(({ section, id }) => `${section}/${id}` === name || id === name)
}

/** Everything about a rule, and how to change its level. */
export function renderRule({ section, id, level, summary, bump, mirror, alone }: NamedRule): string {
  const name = `${section}/${id}`
  const change = [
    ...(bump === undefined ? [] : [`asks for a version: ${bump}`]),
    ...(mirror === undefined ? [] : [`the opposite change: ${section}/${mirror}`]),
    ...(alone === undefined ? [] : [`no opposite change: ${alone}`]),
  ]
  const fixed = section === 'documents' && level === 'error'
  const configured = fixed
    ? ['It blocks generation, so it cannot be configured or accepted: fix it.']
    : ['In .moonbind/config.yaml (error, warning, info or off):', '', '  rules:', `    ${name}: ${level}`]
  return [
    `${name}  ${level}`,
    summary,
    ...change.map((line) => `  ${line}`),
    '',
    sectionIntroductions[section],
    '',
    ...configured,
    '',
  ].join('\n')
}
