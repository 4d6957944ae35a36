/** What `moonbind lint` found, in the formats that people and programs read. */
import type { Log } from 'sarif'
import type { Finding, ScriptCheck } from '../../../runtime/lint/index.js'
import { artifactUri, sarifLog } from '../../check/report/sarif.js'
import { readPackage } from '../../files/index.js'

export const lintFormats = ['text', 'json', 'github', 'sarif'] as const

/** One script with what was found in it. */
export interface LintedFile extends ScriptCheck {
  readonly name: string
  /** How many fixes were made before. */
  readonly fixed: number
}

/** Version of the `json` format. It is raised when readers of the previous version could misread the output. */
const VERSION = 1

export function showLinted(
  files: readonly LintedFile[],
  format: (typeof lintFormats)[number],
  colour: boolean,
): string {
  switch (format) {
    case 'text':
      return asText(files, colour)
    case 'json':
      return `${JSON.stringify({ version: VERSION, files }, undefined, 2)}\n`
    case 'github':
      return files.flatMap(({ name, findings }) => findings.map((finding) => annotation(name, finding))).join('')
    case 'sarif':
      return `${JSON.stringify(asSarif(files), undefined, 2)}\n`
  }
}

function asText(files: readonly LintedFile[], colour: boolean): string {
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const lines = files.flatMap(({ name, findings }) =>
    findings.map(({ line, column, severity, message, rule, fix }) => {
      const level = paint(severity === 'error' ? 31 : 33, severity)
      return `${name}:${line}:${column}: ${level}: ${message} (${rule}${fix ? ', --fix puts it right' : ''})\n`
    }),
  )
  return lines.join('') + summary(files)
}

function summary(files: readonly LintedFile[]): string {
  const all = files.flatMap(({ findings }) => findings)
  const errors = all.filter(({ severity }) => severity === 'error').length
  const fixed = files.reduce((sum, file) => sum + file.fixed, 0)
  const calls = files.reduce((sum, { uses }) => sum + uses.length, 0)
  const parts = [
    counted(files.length, 'script'),
    counted(calls, 'call'),
    counted(errors, 'error'),
    counted(all.length - errors, 'warning'),
    ...(fixed > 0 ? [`${fixed} put right`] : []),
  ]
  return `${parts.join(', ')}\n`
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** A workflow command (docs.github.com, “Workflow commands for GitHub Actions”). */
function annotation(name: string, { severity, line, column, endLine, endColumn, rule, message }: Finding): string {
  const properties = [
    ['file', name],
    ['line', line],
    ['col', column],
    ['endLine', endLine],
    ['endColumn', endColumn],
    ['title', `lint/${rule}`],
  ].map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${severity} ${properties.join(',')}::${escapeData(message)}\n`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard. */
function asSarif(files: readonly LintedFile[]): Log {
  const rules = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort()
  const results = files.flatMap(({ name, findings }) =>
    findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
      ruleId: `lint/${rule}`,
      ruleIndex: rules.indexOf(rule),
      level: severity,
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: artifactUri(name) },
            region: { startLine: line, startColumn: column, endLine, endColumn },
          },
        },
      ],
    })),
  )
  return sarifLog(
    readPackage().version,
    rules.map((rule) => ({ id: `lint/${rule}` })),
    results,
  )
}
