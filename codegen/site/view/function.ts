/** A function as its page, or its part of a page, shows it. */
import { type Effect, effectText, isGuessed } from '../../../runtime/effect.js'
import { describeType } from '../../../runtime/validation/schema-text.js'
import type { Finding } from '../../check/finding.js'
import { fileName } from '../../emit/names.js'
import type { ApiFunction, Namespace } from '../../ir.js'
import type { OverlayFunction } from '../../overlay/overlay.js'
import { examplesOfFunction, type SiteExample } from '../examples.js'
import type { ChangeView } from './changes.js'
import type { PageContext } from './context.js'
import { type ErrorView, errorsOf } from './errors.js'
import { exampleView } from './example.js'
import type { ExampleView } from './example-view.js'
import { type FieldView, fieldViews, parameterView, textHtml } from './fields.js'

export interface FunctionView {
  readonly anchor: string
  readonly name: string
  /** HTML, with places at which a long name may be broken. */
  readonly title: string
  readonly path: string
  readonly href: string
  readonly markdownHref: string
  readonly effect: EffectView
  readonly deprecated: boolean
  readonly inferred: boolean
  readonly open: boolean
  readonly aliases: readonly string[]
  /** HTML. */
  readonly summary: string
  /** HTML. */
  readonly description: string
  /** `POST /messages`; empty without an overlay. */
  readonly method: string
  readonly route: string
  /** HTML: why the API cannot answer it. */
  readonly unavailable: string
  /** HTML: how the real API differs; rows of parameters and fields have their own notes. */
  readonly reservation: string
  readonly paged: boolean
  readonly parameters: readonly FieldView[]
  /** HTML. */
  readonly rules: readonly string[]
  readonly answer: readonly FieldView[]
  readonly answerType: string
  readonly answerInferred: boolean
  readonly errors: readonly ErrorView[]
  readonly examples: readonly ExampleView[]
  readonly notes: readonly { readonly title: string; readonly html: string }[]
  readonly changes: readonly ChangeView[]
}

export interface EffectView {
  readonly kind: Effect['kind']
  readonly text: string
  /** What decided the effect, as a sentence. */
  readonly source: string
  readonly guessed: boolean
}

/** What is known about a function beyond its documentation. */
export interface FunctionInput {
  readonly namespace: Namespace
  readonly documented: ApiFunction
  readonly anchor: string
  readonly reached: OverlayFunction | undefined
  readonly findings: readonly Finding[]
  readonly changes: readonly ChangeView[]
  readonly runHref: (example: SiteExample) => string | undefined
}

/** `level` is that of the function's own heading. */
export function functionView(input: FunctionInput, context: PageContext, level: number): FunctionView {
  const { namespace, documented, anchor, reached, findings, changes, runHref } = input
  const { name, summary, description = '', parameters, result, rules = [], notes = [] } = documented
  const { prose } = context
  return {
    anchor,
    name,
    title: textHtml(name).replaceAll('_', '_<wbr>'),
    path: `app.integrations.${namespace.namespace}.${name}`,
    href: `${anchor}.html`,
    markdownHref: `${anchor}.md`,
    effect: effectView(documented.effect),
    deprecated: documented.deprecated ?? false,
    inferred: documented.inferred ?? false,
    open: documented.open ?? false,
    aliases: documented.aliases ?? [],
    summary: prose.inline(summary),
    description: prose.block(description, level),
    method: reached?.kind === 'call' ? reached.method : '',
    route: reached?.kind === 'call' ? reached.path : '',
    unavailable: reached?.kind === 'absent' ? prose.inline(reached.reason) : '',
    reservation: reached?.kind === 'call' && reached.note !== undefined ? prose.inline(reached.note) : '',
    paged: reached?.kind === 'call' && reached.pages !== undefined,
    parameters: parameters.map((parameter) =>
      parameterView(parameter, `${anchor}.${fileName(parameter.name)}`, context),
    ),
    rules: rules.map(({ text }) => prose.inline(text)),
    answer: result === undefined ? [] : fieldViews(result, 'answer', context),
    answerType: result === undefined ? '' : describeType(result),
    answerInferred: result?.['x-inferred'] ?? false,
    errors: errorsOf(documented, reached),
    examples: examplesOfFunction(namespace, documented).map((example) =>
      exampleView(example, { findings, href: runHref(example), context }),
    ),
    notes: notes.map((note) => ({ title: note.title, html: prose.block(note.markdown, level + 1) })),
    changes,
  }
}

const effectView = (effect: Effect): EffectView => ({
  kind: effect.kind,
  text: effectText(effect),
  source: effectSources[effect.source],
  guessed: isGuessed(effect),
})

const effectSources: { readonly [source in Effect['source']]: string } = {
  document: 'the document says so',
  overlay: 'the overlay says so',
  method: 'from its HTTP method',
  name: 'guessed from its name',
  default: 'assumed, because nothing says it',
}
