import { countLevels, REPORT_VERSION, type Report, worstFirst } from './report.js'

/** For programs: the schema is codegen/schemas/report.schema.json. */
export function formatJson(report: Report): string {
  const { findings, sections, accepted, release } = report
  const shown = {
    version: REPORT_VERSION,
    summary: { ...countLevels(findings), accepted },
    sections,
    findings: worstFirst(findings),
    ...(release && { release }),
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}
