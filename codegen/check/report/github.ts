import type { Section } from '../../rules/rule.js'
import type { Finding } from '../finding.js'
import { alsoText } from './also.js'
import { type Report, worstFirst } from './report.js'

/** GitHub shows at most ten annotations of a kind per step; one line counts the rest. */
const CAP = 10

/**
 * Workflow commands that a GitHub Actions runner turns into annotations
 * (docs.github.com, “Workflow commands for GitHub Actions”).
 */
export function formatGithub(report: Report): string {
  const findings = worstFirst(report.findings).sort((a, b) => weight[a.section] - weight[b.section])
  const lines = (['error', 'warning', 'info'] as const).flatMap((level) => {
    const all = findings.filter((finding) => finding.level === level)
    const more = all.length - CAP
    const shown = all.slice(0, more > 0 ? CAP - 1 : CAP).map(annotation)
    return more > 0 ? [...shown, `::${commands[level]}::and ${more + 1} more of level ${level}`] : shown
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** Within a level, what callers notice comes first, because annotations that do not fit are only counted. */
const weight: { readonly [section in Section]: number } = {
  documents: 0,
  breaking: 1,
  upstream: 2,
  examples: 3,
  stale: 4,
  quality: 5,
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

function annotation(finding: Finding): string {
  const { place } = finding
  const where = place
    ? [
        ['file', place.file],
        ['line', place.start.line],
        ['col', place.start.column],
        ['endLine', place.end.line],
        ['endColumn', place.end.column],
      ]
    : []
  const properties = [...where, ['title', `${finding.section}/${finding.rule}`]].map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  )
  const message = [
    finding.message,
    ...(finding.also ? [alsoText(finding)] : []),
    ...(finding.expected === undefined ? [] : [`expected: ${finding.expected}`]),
    ...(finding.fix === undefined ? [] : [`fix: ${finding.fix}`]),
  ]
  return `::${commands[finding.level]} ${properties.join(',')}::${escapeData(message.join('\n'))}`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
