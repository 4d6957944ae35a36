/** Gives every finding a place: code scanning refuses a whole report if one finding has none. */
import type { Place } from '../../ir.js'
import type { Finding } from '../finding.js'
import { ACCEPTED_FILE } from '../policy/accepted.js'
import { RATCHET_FILE } from '../quality/ratchet.js'
import type { NamespaceFiles, Report } from './report.js'

const start = { line: 1, column: 1, offset: 0 }

/** The report with a place for every finding. */
export const locateFindings = (report: Report): Report => ({
  ...report,
  findings: report.findings.map((finding) => located(finding, report.files ?? new Map())),
})

/** A finding without a place is about a whole file and gets its first line. */
function located(finding: Finding, files: NamespaceFiles): Finding {
  return finding.place ? finding : { ...finding, place: firstLine(fileOf(finding, files)) }
}

const firstLine = (file: string): Place => ({ file, start, end: start })

function fileOf({ section, rule, subject }: Finding, files: NamespaceFiles): string {
  if (rule === 'quality-regressed') return RATCHET_FILE
  if (rule.startsWith('acceptance-')) return ACCEPTED_FILE
  const namespace = subject.split(/[. ]/, 1)[0]!
  const known = files.get(subject) ?? files.get(namespace)
  if (known !== undefined) return known
  // The subject of a file is the file itself. A namespace without a document had a document of its name.
  return section === 'stale' || section === 'documents' || subject.includes('/') ? subject : `${namespace}.md`
}
