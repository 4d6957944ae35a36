/** Runs every documented example and reports what failed and which documented output was not printed. */
import { type DocumentedOutput, type Example, facts, type Namespace, type Place } from '../../ir.js'
import { exampleRules } from '../../rules/examples.js'
import { type Finding, finding } from '../finding.js'
import { allExamples, isForm } from './examples.js'

/** The result of running one example. */
export interface Execution {
  readonly ok: boolean
  /** What `print` wrote. */
  readonly output: string
  /** `line` is the one within the example, counted from 1. */
  readonly error?: { readonly message: string; readonly line?: number }
}

/** Runs the code of one example in its own state. Never rejects because of the code. */
export type Execute = (code: string) => Promise<Execution>

/**
 * Runs every example that can be read and that has no error among `known`, the findings so far: an example with a wrong
 * call would only fail a second time.
 */
export async function runExamples(
  namespaces: readonly Namespace[],
  known: readonly Finding[],
  execute: Execute,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { example, subject, namespace } of allExamples(namespaces)) {
    const fence = example[facts]?.[0]?.place
    if (
      example.language !== 'lua' ||
      example.invalid ||
      isForm(example, namespace) ||
      known.some((finding) => finding.level === 'error' && isInside(finding.place, fence))
    )
      continue
    const execution = await execute(example.code)
    findings.push(
      ...(execution.ok ? missingOutputs(example, execution, subject, fence) : [failure(execution, subject, fence)]),
    )
  }
  return findings
}

const isInside = (place: Place | undefined, fence: Place | undefined): boolean =>
  place !== undefined &&
  fence !== undefined &&
  place.file === fence.file &&
  place.start.line >= fence.start.line &&
  place.start.line <= fence.end.line

function failure({ error }: Execution, subject: string, fence: Place | undefined): Finding {
  const message = error?.message ?? 'it failed'
  const place = fence && atLine(fence, error?.line)
  return finding({
    rule: 'example-failed',
    section: 'examples',
    level: exampleRules['example-failed'].level,
    subject,
    message: `${subject}: the example fails: ${message}`,
    detail: message,
    fix: 'change the example, or what the document says',
    ...(place && { place }),
  })
}

/** Finds the documented outputs, in order, among the printed lines. */
function missingOutputs(
  { outputs = [] }: Example,
  { output }: Execution,
  subject: string,
  fence: Place | undefined,
): Finding[] {
  const lines = output.split('\n')
  let from = 0
  return outputs.flatMap((documented) => {
    const at = lines.indexOf(documented.text, from)
    if (at < 0) return [notPrinted(documented, subject, fence)]
    from = at + 1
    return []
  })
}

function notPrinted({ expression, line, text }: DocumentedOutput, subject: string, fence: Place | undefined): Finding {
  const place = fence && atLine(fence, line)
  return finding({
    rule: 'example-not-printed',
    section: 'examples',
    level: exampleRules['example-not-printed'].level,
    subject,
    message: `${subject}: \`${expression}\` did not print ${JSON.stringify(text)}`,
    detail: `${expression} ${text}`,
    expected: text,
    fix: 'change the comment, or what the document says of the answer',
    ...(place && { place }),
  })
}

/** Code begins on the line below its fence. */
function atLine({ file, start }: Place, line = 0): Place {
  const point = { line: start.line + line, column: start.column, offset: start.offset }
  return { file, start: point, end: point }
}
