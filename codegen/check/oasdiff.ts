/**
 * The rules of oasdiff, which compares OpenAPI documents, and what finds the same change in documents of this project.
 * In names `*` stands for anything and `{a,b}` for one of several; of several rows that fit a name the first one
 * counts.
 */
import type { ChangeRuleId } from '../rules/breaking.js'
import type { UpstreamRule } from '../rules/upstream.js'

type Ours = `breaking/${ChangeRuleId}` | `upstream/${UpstreamRule}`

export interface PeerRow {
  readonly theirs: readonly string[]
  readonly ours: readonly Ours[]
  /** Why nothing, or something else, finds it. */
  readonly why?: string
}

const SENT = 'request-{body,parameter,property,parameter-property}'
const READ = 'response-{body,property}'

const functions: readonly PeerRow[] = [
  { theirs: ['endpoint-added'], ours: ['breaking/function-added'] },
  {
    theirs: ['api-{path-removed,removed}-*'],
    ours: ['breaking/function-removed', 'breaking/function-removed-after-deprecation'],
    why: 'a document states no day of removal: after a deprecation it is a note',
  },
  { theirs: ['endpoint-deprecated{,-with-sunset}'], ours: ['breaking/function-deprecated'] },
  { theirs: ['endpoint-reactivated'], ours: ['breaking/function-reactivated'] },
  {
    theirs: ['api-operation-id-*'],
    ours: ['breaking/function-renamed', 'breaking/alias-added', 'breaking/alias-removed'],
  },
  {
    theirs: ['api-tag-*'],
    ours: ['breaking/description-changed'],
    why: 'a tag is the group that a function stands in',
  },
  {
    theirs: ['api-{security,global-security}-*'],
    ours: [
      'upstream/auth-mismatch',
      'breaking/account-calls-added',
      'breaking/account-calls-removed',
      'breaking/guide-changed',
    ],
    why: 'callers see accounts, and the overlay how the key is sent',
  },
]

const notOfDocuments: readonly PeerRow[] = [
  {
    theirs: ['*sunset*', '*stability*'],
    ours: ['breaking/description-changed'],
    why: 'days of removal and levels of stability are words of a document',
  },
  {
    theirs: ['api-version-*', 'api-major-version-not-bumped'],
    ours: [],
    why: 'the report suggests the next version instead of judging one',
  },
  { theirs: ['api-schema-removed'], ours: [], why: 'a document has no schemas with names of their own' },
  { theirs: ['webhook-*'], ours: [], why: 'a document describes what scripts call, not what calls them' },
  {
    theirs: ['*-comment'],
    ours: [],
    why: 'it is a text that explains another rule',
  },
  {
    theirs: ['request-read-only-*', 'request-*-{became,became-not}-{read,write}-only', 'response-*-only*'],
    ours: ['upstream/param-read-only-upstream', 'upstream/answer-write-only'],
    why: 'a document lists what is sent apart from what is answered',
  },
  {
    theirs: ['*-media-type-*', 'response-mediatype-*'],
    ours: ['upstream/body-media-type', 'upstream/answer-media-type'],
    why: 'a document does not say how a call travels; the overlay does',
  },
  {
    theirs: ['response-{success,non-success}-status-*', '*response-header-*'],
    ours: [],
    why: 'scripts see answers and errors, no statuses and no headers',
  },
  {
    theirs: ['*-{pattern-added,pattern-changed,pattern-generalized,pattern-removed}'],
    ours: ['breaking/format-added', 'breaking/format-changed', 'breaking/format-removed', 'upstream/format-mismatch'],
    why: 'a document names formats, not patterns',
  },
  {
    theirs: ['*-dependent-required-*'],
    ours: ['breaking/rule-added', 'breaking/rule-removed', 'breaking/rule-tightened', 'breaking/rule-loosened'],
  },
  {
    theirs: [
      '*-{all-of,discriminator,dependent-schema,if,then,else,contains,property-names,pattern-property}-*',
      '*-{prefix-items,unevaluated-items,unevaluated-properties,min-contains,max-contains}-*',
      '*-content-{encoding,schema}-*',
    ],
    ours: ['upstream/param-required-upstream', 'upstream/answer-missing-upstream'],
    why: 'no words of a document are read as such a keyword; what parts of `allOf` require and answer is compared upstream',
  },
]

const sent: readonly PeerRow[] = [
  {
    theirs: ['new-required-request-{parameter,default-parameter-*,header-property}', 'new-request-path-parameter'],
    ours: ['breaking/param-added-required'],
  },
  {
    theirs: ['new-optional-request-{parameter,default-parameter-*}', 'request-body-added-optional'],
    ours: ['breaking/param-added-optional'],
  },
  {
    theirs: ['new-required-request-property*', 'request-body-added-required'],
    ours: ['breaking/param-added-required', 'breaking/field-added-required'],
  },
  {
    theirs: ['new-optional-request-property'],
    ours: ['breaking/param-added-optional', 'breaking/field-added-optional'],
  },
  {
    theirs: ['request-{parameter,property,body}-removed', 'request-parameter-removed-with-deprecation'],
    ours: ['breaking/param-removed', 'breaking/param-removed-after-deprecation', 'breaking/field-removed'],
  },
  {
    theirs: [`${SENT}-became-required*`, 'request-header-property-became-required'],
    ours: ['breaking/param-became-required', 'breaking/field-became-required'],
  },
  {
    theirs: [`${SENT}-became-optional`],
    ours: ['breaking/param-became-optional', 'breaking/field-became-optional'],
  },
  { theirs: [`${SENT}-deprecated`], ours: ['breaking/param-deprecated', 'upstream/param-deprecated-upstream'] },
  { theirs: [`${SENT}-reactivated`], ours: ['breaking/param-reactivated'] },
  {
    theirs: [`${SENT}-became-enum`, 'request-header-property-became-enum', `${SENT}-const-added`],
    ours: ['breaking/enum-added'],
  },
  { theirs: [`${SENT}-const-removed`], ours: ['breaking/enum-removed'] },
  { theirs: [`${SENT}-enum-value-added`], ours: ['breaking/enum-value-added'] },
  {
    theirs: [`${SENT}-{enum-value-removed,x-extensible-enum-value-removed,const-changed}`],
    ours: ['breaking/enum-value-removed', 'breaking/enum-value-renamed'],
  },
  { theirs: [`${SENT}-type-changed`], ours: ['breaking/type-changed', 'breaking/format-changed'] },
  {
    theirs: [`${SENT}-{type-generalized,type-compatible,list-of-types-widened,became-nullable}`],
    ours: ['breaking/type-generalized'],
  },
  {
    theirs: [`${SENT}-{any-of-added,one-of-added,wrapped-in-one-of}`],
    ours: ['breaking/type-generalized'],
    why: 'a document names types; of each type all that is said is compared',
  },
  {
    theirs: [`${SENT}-{type-specialized,list-of-types-narrowed,became-not-nullable,any-of-removed,one-of-removed}`],
    ours: ['breaking/type-narrowed'],
  },
  { theirs: [`${SENT}-default-value-added`], ours: ['breaking/default-added'] },
  { theirs: [`${SENT}-default-value-removed`], ours: ['breaking/default-removed'] },
  { theirs: [`${SENT}-default-value-changed`], ours: ['breaking/default-changed'] },
  { theirs: [`${SENT}-{min,max,exclusive-min,exclusive-max}{,-length,-items}-set`], ours: ['breaking/bound-added'] },
  {
    theirs: [
      `${SENT}-{max,exclusive-max}{,-length,-items}-decreased`,
      `${SENT}-{min,exclusive-min}{,-length,-items}-increased`,
    ],
    ours: ['breaking/bound-tightened'],
  },
  {
    theirs: [
      `${SENT}-{max,exclusive-max}{,-length,-items}-increased`,
      `${SENT}-{min,exclusive-min}{,-length,-items}-decreased`,
    ],
    ours: ['breaking/bound-loosened', 'breaking/bound-removed'],
  },
]

const read: readonly PeerRow[] = [
  {
    theirs: ['response-{optional,required}-property-added'],
    ours: ['breaking/return-field-added', 'breaking/return-added'],
  },
  {
    theirs: ['response-{optional,required}-property-removed'],
    ours: ['breaking/return-field-removed', 'breaking/return-removed'],
  },
  { theirs: [`${READ}-became-optional`], ours: ['breaking/return-field-became-optional'] },
  { theirs: [`${READ}-became-required`], ours: ['breaking/return-field-became-required'] },
  { theirs: [`${READ}-deprecated`], ours: ['breaking/return-field-deprecated', 'upstream/answer-deprecated'] },
  { theirs: [`${READ}-reactivated`], ours: ['breaking/return-field-reactivated'] },
  {
    theirs: [`${READ}-enum-value-added`],
    ours: ['breaking/return-enum-value-added', 'upstream/answer-enum-value-undocumented'],
  },
  { theirs: [`${READ}-{enum-value-removed,const-changed}`], ours: ['breaking/return-enum-value-removed'] },
  { theirs: [`${READ}-const-added`], ours: ['breaking/return-enum-added'] },
  { theirs: [`${READ}-const-removed`], ours: ['breaking/return-enum-removed'] },
  {
    theirs: [`${READ}-type-changed`],
    ours: ['breaking/return-type-changed', 'breaking/return-format-changed', 'breaking/return-inferred-changed'],
  },
  {
    theirs: [`${READ}-{type-generalized,list-of-types-widened,any-of-added,one-of-added,wrapped-in-one-of}`],
    ours: ['breaking/return-type-generalized'],
  },
  { theirs: [`${READ}-became-nullable`], ours: ['breaking/return-type-generalized', 'upstream/answer-nullable'] },
  {
    theirs: [
      `${READ}-{type-specialized,type-compatible,list-of-types-narrowed,any-of-removed,one-of-removed,became-not-nullable}`,
    ],
    ours: ['breaking/return-type-narrowed'],
  },
  {
    theirs: [`${READ}-default-value-*`],
    ours: ['breaking/description-changed'],
    why: 'what an absent field of an answer means is a word of its description',
  },
  {
    theirs: [
      `${READ}-{max,exclusive-max}{,-length,-items}-{increased,unset}`,
      `${READ}-{min,exclusive-min}{,-length,-items}-{decreased,unset}`,
    ],
    ours: ['breaking/return-bound-loosened', 'breaking/return-bound-tightened'],
  },
]

export const peerTables: readonly { readonly title: string; readonly rows: readonly PeerRow[] }[] = [
  { title: 'The function', rows: functions },
  { title: 'What a document cannot say, or says otherwise', rows: notOfDocuments },
  { title: 'What callers send', rows: sent },
  { title: 'What callers read', rows: read },
]

/** Changes that only documents can have, each with why oasdiff has no rule for it. */
export const ourOwn: { readonly [rule in ChangeRuleId]?: string } = {
  'namespace-removed': 'an OpenAPI document describes one API',
  'namespace-added': 'an OpenAPI document describes one API',
  'namespace-renamed': 'an OpenAPI document describes one API',
  'parameters-closed': 'an operation always lists its parameters',
  'parameters-opened': 'an operation always lists its parameters',
  'param-renamed': 'there it is one parameter removed and one added',
  'param-order-changed': 'parameters of an operation have names only',
  'return-unit-changed': 'units are words there',
  'example-changed': 'examples are not compared there',
  'effect-raised': 'the method says what an operation does, and another method is another operation',
  'effect-lowered': 'the method says what an operation does, and another method is another operation',
  'effect-destructive': 'the method says what an operation does, and another method is another operation',
  'effect-harmless': 'the method says what an operation does, and another method is another operation',
  'idempotence-lost': 'the method says whether calls may be repeated',
  'idempotence-gained': 'the method says whether calls may be repeated',
}

/** Whether a name is one of those that a pattern stands for. */
export function fitsPattern(name: string, pattern: string): boolean {
  const source = pattern
    .replaceAll('*', '.*')
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.replaceAll(',', '|')})`)
  return new RegExp(`^${source}$`).test(name)
}
