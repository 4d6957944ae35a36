import type { Level } from '../../rules/rule.js'
import { printable } from '../../text/printable.js'
import type { Finding } from '../finding.js'
import { alsoText } from './also.js'
import { counted, countLevels, placeText, type Report, releaseText, worstFirst } from './report.js'

/** For people: one paragraph per finding, the worst at the end where a terminal shows it, and a total. */
export function formatText(report: Report, colour: boolean): string {
  const paint = colour ? paintAnsi : (text: string): string => text
  const findings = worstFirst(report.findings).reverse()
  // One command fixes everything that is stale, so it is named once.
  const fixes = [...new Set(findings.filter(({ section }) => section === 'stale').map(({ fix = '' }) => fix))]
  return [
    ...findings.map((finding) => paragraph(finding, paint)),
    ...fixes.map((fix) => `fix what is stale with: ${fix}`),
    ...skipped(report),
    release(report),
    `${total(report)}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

type Paint = (text: string, style: Level | 'dim') => string

const codes = { error: 31, warning: 33, info: 36, dim: 2 } as const

const paintAnsi: Paint = (text, style) => `\u001b[${codes[style]}m${text}\u001b[0m`

function paragraph(finding: Finding, paint: Paint): string {
  const at = placeText(finding)
  const { message, subject } = finding
  const prefix = `${subject}: `
  const said =
    (at === subject || finding.place?.file === subject) && message.startsWith(prefix)
      ? message.slice(prefix.length)
      : message
  const lines = [
    ...(finding.also ? [alsoText(finding)] : []),
    ...(finding.expected === undefined ? [] : [`expected: ${finding.expected}`]),
    ...(finding.fix === undefined || finding.section === 'stale' ? [] : [`fix: ${finding.fix}`]),
  ].flatMap((line) => printable(line).split('\n'))
  const name = paint(`${finding.section}/${finding.rule} ${finding.fingerprint}`, 'dim')
  return (
    [
      `${printable(at)} ${paint(finding.level, finding.level)} ${printable(said).replaceAll('\n', ' ')}`,
      ...[...lines, name].map((line) => `    ${line}`),
    ].join('\n') + '\n'
  )
}

function skipped(report: Report): string[] {
  return report.sections
    .filter(({ state, reason }) => state === 'skipped' || reason !== undefined)
    .map(({ section, state, reason = '' }) =>
      state === 'skipped'
        ? `${section}: not compared${reason && ` (${reason})`}`
        : `${section}: incomplete (${reason})`,
    )
}

function release({ release: next }: Report): string {
  return next ? `version: ${releaseText(next)}` : ''
}

/** `2 errors, 1 warning, 0 notes, 3 accepted`. */
function total({ findings, accepted }: Report): string {
  const { error, warning, info } = countLevels(findings)
  return [
    counted(error, 'error'),
    counted(warning, 'warning'),
    counted(info, 'note'),
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
  ].join(', ')
}
