import type { Finding } from '../finding.js'
import { alsoText } from './also.js'
import { placeText, type Report, worstFirst } from './report.js'

/**
 * JUnit XML as CI systems read it: a suite for each section, a test case for each finding; errors are failures,
 * everything else passes with a message. A section without findings is one passing case; a section that was not
 * compared is one skipped case.
 */
export function formatJunit(report: Report): string {
  const findings = worstFirst(report.findings)
  const suites = report.sections.map((entry) =>
    suite(
      entry,
      findings.filter(({ section }) => section === entry.section),
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="moonbind check">\n${suites.join('')}</testsuites>\n`
}

function suite({ section, state, reason = '' }: Report['sections'][number], findings: readonly Finding[]): string {
  const failures = findings.filter(({ level }) => level === 'error').length
  const isEmpty = findings.length === 0
  const cases = isEmpty ? [emptyCase(section, state, reason)] : findings.map(testCase)
  const skipped = isEmpty && state === 'skipped' ? 1 : 0
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`
  return `  <testsuite name="${section}" ${counts}>\n${cases.join('')}  </testsuite>\n`
}

const emptyCase = (section: string, state: string, reason: string): string =>
  state === 'skipped'
    ? `    <testcase classname="moonbind.${section}" name="${section}"><skipped ` +
      `message="${escapeXml(reason)}"/></testcase>\n`
    : `    <testcase classname="moonbind.${section}" name="${section}"/>\n`

function testCase(finding: Finding): string {
  const { section, rule, level, subject, message, place, fingerprint } = finding
  const attributes = [
    `classname="moonbind.${section}.${rule}"`,
    `name="${escapeXml(`${subject} ${fingerprint}`)}"`,
    `file="${escapeXml(place?.file ?? subject)}"`,
    `line="${place?.start.line ?? 1}"`,
  ].join(' ')
  const details = [
    `${placeText(finding)}: ${message}`,
    alsoText(finding),
    finding.expected && `expected: ${finding.expected}`,
    finding.fix && `fix: ${finding.fix}`,
  ].filter((part) => part !== undefined && part !== '')
  const text = escapeXml(details.join('\n'))
  const inner =
    level === 'error'
      ? `<failure message="${escapeXml(message)}" type="${section}/${rule}">${text}</failure>`
      : `<system-out>${level}: ${text}</system-out>`
  return `    <testcase ${attributes}>${inner}</testcase>\n`
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Characters that XML 1.0 (2.2) does not allow are written as their numbers. */
const escapeXml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replace(
      /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
