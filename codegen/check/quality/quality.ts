/** Reports what readers of a document have to guess. */
import type { ApiFunction, Namespace, Parameter, Schema } from '../../ir.js'
import { isPart } from '../../parse/part-kinds.js'
import type { QualityRule } from '../../rules/quality.js'
import { placeOf } from '../breaking/change.js'
import { type Finding, type FindingDraft, finding } from '../finding.js'

/** A sentence that looks like a constraint but was left as prose, with the reason. */
export interface UnreadSentence {
  /** `telnyx.send_sms.from` */
  readonly subject: string
  readonly text: string
  readonly reason: string
  readonly place?: Finding['place']
  /** A part of the document rather than a sentence. */
  readonly part?: boolean
}

/** A document with its sentences that were not read, each about `function.parameter`. */
export interface WithUnread {
  readonly namespaces: readonly Namespace[]
  readonly unread?: readonly (Omit<UnreadSentence, 'part'> & { readonly kind: string })[]
}

/** The sentences of a document, each about `namespace.function.parameter`. */
export function unreadSentences({ namespaces, unread = [] }: WithUnread): UnreadSentence[] {
  return unread.map((sentence) => {
    const [name = ''] = sentence.subject.split('.', 1)
    const holder =
      namespaces.find(({ functions }) => functions.some((fn) => fn.name === name || fn.aliases?.includes(name))) ??
      namespaces[0]
    return { ...sentence, subject: `${holder?.namespace ?? ''}.${sentence.subject}`, part: isPart(sentence) }
  })
}

/** Everything that the documents could say better, as notes; the ratchet decides what fails. */
export function checkQuality(namespaces: readonly Namespace[], unread: readonly UnreadSentence[]): Finding[] {
  return [...namespaces.flatMap(checkNamespace), ...unread.map(unreadFinding)]
}

function checkNamespace({ namespace, functions }: Namespace): Finding[] {
  return functions.flatMap((fn) => {
    const subject = `${namespace}.${fn.name}`
    return [
      ...checkFunction(fn, subject),
      ...fn.parameters.flatMap((parameter) =>
        checkParameter(
          parameter,
          `${subject}.${parameter.name}`,
          (fn.rules ?? []).some(({ parameters }) => parameters.includes(parameter.name)),
        ),
      ),
    ]
  })
}

function checkFunction(fn: ApiFunction, subject: string): Finding[] {
  const place = placeOf(fn)
  const note = (rule: QualityRule, message: string, fix: string): Finding => quality(rule, subject, message, fix, place)
  return [
    ...(fn.summary.trim() === ''
      ? [note('missing-summary', 'no sentence says what the function does', 'write one below its heading')]
      : []),
    ...(fn.examples.length === 0
      ? [note('missing-example', 'the function has no example', 'add a fenced Lua block that calls it')]
      : []),
  ]
}

/** `ruled`: a rule of the function is about it. */
function checkParameter(parameter: Parameter, subject: string, ruled: boolean): Finding[] {
  const note = (rule: QualityRule, keyword: string, message: string, fix: string): Finding =>
    quality(rule, subject, message, fix, placeOf(parameter, keyword))
  return [
    ...(parameter.description.trim() === ''
      ? [note('missing-description', 'description', 'the parameter has no description', 'say what it means')]
      : []),
    ...(isUntyped(parameter.schema)
      ? [note('missing-type', 'type', 'the type is not documented', 'name one in the Type column')]
      : []),
    ...(holdsUnknown(parameter.schema)
      ? [
          note(
            'missing-item-type',
            'type',
            'the type of the items is not documented',
            'write the type as `array<string>` or say it in the description',
          ),
        ]
      : []),
    ...(parameter.conditional === undefined || ruled
      ? []
      : [
          note(
            'unchecked-requirement',
            'required',
            `“${parameter.conditional}” is not checked`,
            'write it as “At least one of `a` or `b` is required”, or mark the parameter required',
          ),
        ]),
  ]
}

const isUntyped = (schema: Schema): boolean => schema.type === undefined && !schema.anyOf && !schema.enum

function holdsUnknown(schema: Schema): boolean {
  const list = schema.type === 'array' || (Array.isArray(schema.type) && schema.type.includes('array'))
  return list && (schema.items === undefined || isUntyped(schema.items))
}

function unreadFinding({ subject, text, reason, place, part = false }: UnreadSentence): Finding {
  if (part)
    return quality(
      'unread-part',
      subject,
      'something that looks like a function or a parameter was not read',
      'do what the warning at its line says',
      place,
      text,
    )
  return quality(
    'unread-constraint',
    subject,
    `“${text}” looks like a constraint and was not read: ${reason}`,
    'write it as spec/README.md shows, or leave it as prose',
    place,
    text,
  )
}

function quality(
  rule: QualityRule,
  subject: string,
  message: string,
  fix: string,
  place: Finding['place'],
  detail?: string,
): Finding {
  const draft: FindingDraft = {
    rule,
    section: 'quality',
    level: 'info',
    subject,
    message: `${subject}: ${message}`,
    fix,
    ...(place && { place }),
    ...(detail !== undefined && { detail }),
  }
  return finding(draft)
}
