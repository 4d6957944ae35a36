import type { Finding } from '../finding.js'
import { alsoText } from './also.js'
import { counted, countLevels, placeText, type Report, releaseText, worstFirst } from './report.js'

/** GitHub refuses comments of more than 65,536 characters, so further rows are only counted. */
const ROWS = 100

/** For a comment on a change. The first line lets a bot find its own comment and update it. */
export function formatMarkdown(report: Report): string {
  const { error, warning, info } = countLevels(report.findings)
  const findings = worstFirst(report.findings)
  const more = findings.length - ROWS
  return [
    '<!-- moonbind check -->',
    error + warning + info === 0
      ? '### moonbind: documentation, code and examples agree'
      : `### moonbind: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'note')}`,
    '',
    ...(findings.length === 0
      ? []
      : ['| | where | what | fix |', '|---|---|---|---|', ...findings.slice(0, ROWS).map(row), '']),
    ...(more > 0 ? [`… and ${more} more.`, ''] : []),
    ...report.sections
      .filter(({ state, reason }) => state === 'skipped' || reason !== undefined)
      .map(
        ({ section, state, reason = '' }) =>
          `- ${section}: ${state === 'skipped' ? 'not compared' : 'incomplete'}${reason && ` (${cell(reason)})`}`,
      ),
    ...(report.release
      ? [
          '',
          `Version: **${releaseText(report.release)}**`,
          '',
          '<details><summary>Changelog entry</summary>',
          '',
          report.release.changelog,
          '',
          '</details>',
        ]
      : []),
    '',
  ].join('\n')
}

function row(finding: Finding): string {
  const { level, section, rule, fingerprint, message, fix = '' } = finding
  const text = cell([message, alsoText(finding)].filter((part) => part !== '').join('\n'))
  return `| ${level} | ${cell(placeText(finding))} | ${text}<br>\`${section}/${rule}\` ${fingerprint} | ${cell(fix)} |`
}

/** Text inside a table cell, escaped so that none of it is Markdown, HTML or a mention. */
function cell(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replace(/\s*\n\s*/g, '<br>')
}
