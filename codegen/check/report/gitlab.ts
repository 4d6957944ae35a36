import type { Level } from '../../rules/rule.js'
import type { Finding } from '../finding.js'
import { alsoText } from './also.js'
import { type Report, worstFirst } from './report.js'

const severities: { readonly [level in Level]: string } = { error: 'major', warning: 'minor', info: 'info' }

/**
 * A GitLab Code Quality report (docs.gitlab.com, “Code Quality”, report format): one issue per finding, each with a
 * file and a line.
 */
export function formatGitlab(report: Report): string {
  return `${JSON.stringify(worstFirst(report.findings).map(issue), null, 2)}\n`
}

const issue = (finding: Finding): object => ({
  description: [
    finding.message,
    alsoText(finding),
    finding.expected && `Expected: ${finding.expected}`,
    finding.fix && `Fix: ${finding.fix}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n'),
  check_name: `${finding.section}/${finding.rule}`,
  fingerprint: finding.fingerprint,
  severity: severities[finding.level],
  location: { path: finding.place?.file ?? finding.subject, lines: { begin: finding.place?.start.line ?? 1 } },
})
