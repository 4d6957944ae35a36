import type { Finding, Occurrence } from '../finding.js'
import type { Report } from './report.js'

/** The report with every file as `rename` names it: CI systems want paths from the top of the repository. */
export function renameFiles(report: Report, rename: (file: string) => string): Report {
  const moved = <Found extends Occurrence>(found: Found): Found =>
    found.place ? { ...found, place: { ...found.place, file: rename(found.place.file) } } : found
  const findings = report.findings.map(
    (finding): Finding => ({ ...moved(finding), ...(finding.also && { also: finding.also.map(moved) }) }),
  )
  return { ...report, findings }
}
