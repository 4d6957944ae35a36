/** A documented example as pages show it. */
import type { Finding } from '../../check/finding.js'
import { facts } from '../../ir.js'
import type { SiteExample } from '../examples.js'
import type { PageContext } from './context.js'
import type { ExampleView } from './example-view.js'

interface Surroundings {
  /** Findings of the function or the namespace that it belongs to. */
  readonly findings: readonly Finding[]
  readonly href: string | undefined
  readonly context: PageContext
}

export function exampleView(siteExample: SiteExample, { findings, href = '', context }: Surroundings): ExampleView {
  const { id, namespace, example } = siteExample
  const { language, code, title = '' } = example
  const place = example[facts]?.[0]?.place
  const lines = code.split('\n').length
  const own = findings.filter(
    (finding) =>
      place !== undefined &&
      finding.place?.file === place.file &&
      finding.place.start.line > place.start.line &&
      finding.place.start.line <= place.start.line + lines,
  )
  return {
    id,
    namespace,
    language,
    title,
    caption: captions.get(language) ?? (language === '' ? 'Example' : language),
    code: context.highlight(code.replace(/\n+$/, ''), language),
    runHref: href,
    problems: own.map((finding) => {
      const line = finding.place!.start.line - place!.start.line
      return `Line ${line}: ${context.prose.inline(finding.message.replace(`${finding.subject}: `, ''))}`
    }),
  }
}

const captions: ReadonlyMap<string, string> = new Map([
  ['lua', 'Lua'],
  ['json', 'JSON'],
  ['js', 'JavaScript'],
  ['javascript', 'JavaScript'],
  ['ts', 'TypeScript'],
  ['typescript', 'TypeScript'],
  ['ruby', 'Ruby'],
  ['python', 'Python'],
  ['bash', 'Shell'],
  ['sh', 'Shell'],
])
