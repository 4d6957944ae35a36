import type { Finding } from '../finding.js'
import { worstFirst, type Report } from './report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard; section numbers below are its. */
export function formatSarif(report: Report, version: string): string {
  const findings = worstFirst(report.findings)
  const rules = [...new Set(findings.map(ruleId))].sort()
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'moonbind', semanticVersion: version, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, rules.indexOf(ruleId(finding)))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const ruleId = ({ section, rule }: Finding): string => `${section}/${rule}`

/** 3.27: one result; `partialFingerprints` (3.27.17) keep it the same finding when lines move. */
function result(finding: Finding, ruleIndex: number): object {
  const text = [finding.message, ...(finding.expected === undefined ? [] : [`Expected: ${finding.expected}`]), ...(finding.mend === undefined ? [] : [`Mend: ${finding.mend}`])].join('\n')
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: levels[finding.level],
    message: { text },
    ...(finding.place && { locations: [location(finding.place)] }),
    partialFingerprints: { 'moonbind/v1': finding.fingerprint },
  }
}

/** 3.28; artifact URIs are relative references with `/` (3.4.3). */
function location(place: NonNullable<Finding['place']>): object {
  const uri = place.file.split(/[\\/]/).map(encodeURIComponent).join('/')
  const region = { startLine: place.start.line, startColumn: place.start.column, endLine: place.end.line, endColumn: place.end.column }
  return { physicalLocation: { artifactLocation: { uri }, region } }
}
