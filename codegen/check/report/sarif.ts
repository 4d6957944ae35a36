import type { Location, Log, Result } from 'sarif'
import { allRules } from '../../rules/index.js'
import type { Finding } from '../finding.js'
import { type Report, worstFirst } from './report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard; section numbers below are its. */
export function formatSarif(report: Report, version: string): string {
  const findings = worstFirst(report.findings)
  const rules = [...new Set(findings.map(ruleId))].sort()
  const known = new Map(allRules().map((rule) => [`${rule.section}/${rule.id}`, rule]))
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'moonbind',
            semanticVersion: version,
            rules: rules.map((id) => ({ id, shortDescription: { text: known.get(id)?.summary ?? id } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, rules.indexOf(ruleId(finding)))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const ruleId = ({ section, rule }: Finding): string => `${section}/${rule}`

/** 3.27: one result; `partialFingerprints` (3.27.17) keep it the same finding when lines move. */
function result(finding: Finding, ruleIndex: number): Result {
  const text = [
    finding.message,
    ...(finding.expected === undefined ? [] : [`Expected: ${finding.expected}`]),
    ...(finding.fix === undefined ? [] : [`Fix: ${finding.fix}`]),
  ].join('\n')
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: levels[finding.level],
    message: { text },
    ...locations(finding),
    partialFingerprints: { 'moonbind/v1': finding.fingerprint },
  }
}

/** Readers such as code scanning want a file for every result: a subject that is one stands in where no place is known. */
function locations({ place, subject }: Finding): { locations?: Location[] } {
  if (place) return { locations: [location(place.file, place)] }
  return subject.includes('/') ? { locations: [location(subject)] } : {}
}

/** 3.28; artifact URIs are relative references with `/` (3.4.3); lines and columns count from 1 (3.30.5). */
function location(file: string, place?: NonNullable<Finding['place']>): Location {
  const uri = file.split(/[\\/]/).map(encodeURIComponent).join('/')
  const region = place && {
    startLine: place.start.line,
    startColumn: place.start.column,
    endLine: place.end.line,
    endColumn: place.end.column,
  }
  return { physicalLocation: { artifactLocation: { uri }, ...(region && { region }) } }
}
