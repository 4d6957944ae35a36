import type { Location, Log, ReportingDescriptor, Result } from 'sarif'
import { allRules } from '../../rules/index.js'
import type { Finding, Occurrence } from '../finding.js'
import { alsoText } from './also.js'
import { type Report, worstFirst } from './report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard; section numbers below are its. */
export function formatSarif(report: Report, version: string): string {
  const findings = worstFirst(report.findings)
  const rules = [...new Set(findings.map(ruleId))].sort()
  const known = new Map(allRules().map((rule) => [`${rule.section}/${rule.id}`, rule]))
  const log = sarifLog(
    version,
    rules.map((id) => ({ id, shortDescription: { text: known.get(id)?.summary ?? id } })),
    findings.map((finding) => result(finding, rules.indexOf(ruleId(finding)))),
  )
  return `${JSON.stringify(log, null, 2)}\n`
}

/** A log with one run of this tool. Columns count UTF-16 units. */
export const sarifLog = (semanticVersion: string, rules: ReportingDescriptor[], results: Result[]): Log => ({
  $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'moonbind', semanticVersion, rules } }, columnKind: 'utf16CodeUnits', results }],
})

/** Artifact URIs are relative references with `/` (3.4.3). */
export const artifactUri = (file: string): string => file.split(/[\\/]/).map(encodeURIComponent).join('/')

const ruleId = ({ section, rule }: Finding): string => `${section}/${rule}`

/** 3.27: one result; `partialFingerprints` (3.27.17) keep it the same finding when lines move. */
function result(finding: Finding, ruleIndex: number): Result {
  const text = [
    finding.message,
    ...(finding.also ? [alsoText(finding)] : []),
    ...(finding.expected === undefined ? [] : [`Expected: ${finding.expected}`]),
    ...(finding.fix === undefined ? [] : [`Fix: ${finding.fix}`]),
  ].join('\n')
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: levels[finding.level],
    message: { text },
    locations: [location(finding)],
    ...(finding.also && { relatedLocations: finding.also.map(location) }),
    partialFingerprints: { 'moonbind/v1': finding.fingerprint },
  }
}

/** 3.28; lines and columns count from 1 (3.30.5). */
function location({ place, subject }: Occurrence): Location {
  const uri = artifactUri(place?.file ?? subject)
  const region = place && {
    startLine: place.start.line,
    startColumn: place.start.column,
    endLine: place.end.line,
    endColumn: place.end.column,
  }
  return { physicalLocation: { artifactLocation: { uri }, ...(region && { region }) } }
}
