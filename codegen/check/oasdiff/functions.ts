import type { PeerRow } from './row.js'

export const functions: readonly PeerRow[] = [
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
    why: 'a tag is the group of a function',
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

/** What a document cannot say, or says in another way. */
export const notOfDocuments: readonly PeerRow[] = [
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
    why:
      'no words of a document are read as such a keyword; what parts of `allOf` require and answer is ' +
      'compared upstream',
  },
]
