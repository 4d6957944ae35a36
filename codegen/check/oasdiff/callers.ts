import type { PeerRow } from './row.js'

const SENT = 'request-{body,parameter,property,parameter-property}'
const READ = 'response-{body,property}'

/** What callers send. */
export const sent: readonly PeerRow[] = [
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
    why: 'a document names types, and everything that it says about a type is compared',
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

/** What callers read. */
export const read: readonly PeerRow[] = [
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
      `${READ}-{type-specialized,type-compatible,list-of-types-narrowed,any-of-removed,one-of-removed,` +
        'became-not-nullable}',
    ],
    ours: ['breaking/return-type-narrowed'],
  },
  {
    theirs: [`${READ}-default-value-*`],
    ours: ['breaking/description-changed'],
    why: 'the meaning of an absent field of an answer is part of its description',
  },
  {
    theirs: [
      `${READ}-{max,exclusive-max}{,-length,-items}-{increased,unset}`,
      `${READ}-{min,exclusive-min}{,-length,-items}-{decreased,unset}`,
    ],
    ours: ['breaking/return-bound-loosened', 'breaking/return-bound-tightened'],
  },
]
