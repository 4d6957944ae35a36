import { info, type Rule, warning } from './rule.js'

/** What one kind of change means to those who call a documented function. */
export type ChangeRule = Rule & Required<Pick<Rule, 'bump'>>

const breaks = (summary: string, mirror: string): ChangeRule => ({ level: 'error', bump: 'major', summary, mirror })
const grows = (summary: string, mirror: string): ChangeRule => ({ level: 'info', bump: 'minor', summary, mirror })
const shifts = (summary: string, mirror: string): ChangeRule => ({ level: 'warning', bump: 'minor', summary, mirror })
const words = (summary: string, mirror: string): ChangeRule => ({ level: 'info', bump: 'patch', summary, mirror })

/** Every change that two states of a document can differ by. The ids are public: acceptances name them. */
export const changeRules = {
  'namespace-removed': breaks('The namespace is no longer documented.', 'namespace-added'),
  'namespace-added': grows('A namespace is new.', 'namespace-removed'),
  'namespace-renamed': breaks('The same functions are documented under another namespace.', 'namespace-renamed'),
  'function-removed': breaks('The function is no longer documented.', 'function-added'),
  'function-removed-after-deprecation': {
    level: 'info',
    bump: 'minor',
    summary: 'A function that was marked deprecated is gone.',
    alone: 'adding a function that is deprecated from the start is function-added',
  },
  'function-added': grows('A function is new.', 'function-removed'),
  'function-renamed': breaks('A function with the same parameters has another name.', 'function-renamed'),
  'function-deprecated': grows('The function is marked deprecated.', 'function-reactivated'),
  'function-reactivated': grows('The function is no longer marked deprecated.', 'function-deprecated'),
  'alias-removed': breaks('A name by which the function could be called is gone.', 'alias-added'),
  'alias-added': grows('The function can be called by another name, too.', 'alias-removed'),
  'effect-raised': breaks('A function that only read data now changes something.', 'effect-lowered'),
  'effect-lowered': grows('A function that changed something now only reads data.', 'effect-raised'),
  'effect-destructive': shifts('A function that changes something now also destroys something.', 'effect-harmless'),
  'effect-harmless': grows('A function no longer destroys anything.', 'effect-destructive'),
  'idempotence-lost': shifts('Repeating a call may now do something twice.', 'idempotence-gained'),
  'idempotence-gained': grows('Repeating a call no longer does anything twice.', 'idempotence-lost'),
  'parameters-closed': breaks('The function no longer accepts undocumented parameters.', 'parameters-opened'),
  'parameters-opened': grows('The function accepts undocumented parameters.', 'parameters-closed'),
  'rule-added': breaks('A requirement on several parameters is new.', 'rule-removed'),
  'rule-tightened': breaks('A requirement on several parameters allows fewer calls.', 'rule-loosened'),
  'rule-loosened': grows('A requirement on several parameters allows more calls.', 'rule-tightened'),
  'rule-removed': grows('A requirement on several parameters is gone.', 'rule-added'),
  'account-calls-removed': breaks('Calls that name an account are no longer documented.', 'account-calls-added'),
  'account-calls-added': grows('Calls that name an account are now documented.', 'account-calls-removed'),
  'param-added-required': breaks('A required parameter is new.', 'param-removed'),
  'param-added-optional': grows('An optional parameter is new.', 'param-removed'),
  'param-removed': breaks('A parameter is gone; the validator refuses it.', 'param-added-optional'),
  'param-removed-after-deprecation': {
    level: 'info',
    bump: 'minor',
    summary: 'A parameter that was marked deprecated is gone.',
    alone: 'adding a parameter that is deprecated from the start is param-added-optional',
  },
  'param-renamed': breaks('A parameter of the same type and meaning has another name.', 'param-renamed'),
  'param-became-required': breaks('A parameter is now required.', 'param-became-optional'),
  'param-became-optional': grows('A parameter is now optional.', 'param-became-required'),
  'param-deprecated': grows('The parameter is marked deprecated.', 'param-reactivated'),
  'param-reactivated': grows('The parameter is no longer marked deprecated.', 'param-deprecated'),
  'param-order-changed': {
    ...words('Parameters are in another order. Calls name them, so no call breaks.', 'param-order-changed'),
  },
  'type-changed': breaks('A value has another type.', 'type-changed'),
  'type-narrowed': breaks('Fewer types are accepted.', 'type-generalized'),
  'type-generalized': grows('More types are accepted.', 'type-narrowed'),
  'enum-added': breaks('A value that was open now has a closed list of values.', 'enum-removed'),
  'enum-removed': grows('A closed list of values is now open.', 'enum-added'),
  'enum-value-removed': breaks('A value is no longer accepted.', 'enum-value-added'),
  'enum-value-added': grows('One more value is accepted.', 'enum-value-removed'),
  'enum-value-renamed': breaks('A value is spelled differently.', 'enum-value-renamed'),
  'default-added': shifts('The document now states a default.', 'default-removed'),
  'default-removed': shifts('The document no longer states a default.', 'default-added'),
  'default-changed': shifts('The default is another one.', 'default-changed'),
  'bound-tightened': breaks('A limit is narrower: values that were accepted are now refused.', 'bound-loosened'),
  'bound-loosened': grows('A limit is wider.', 'bound-tightened'),
  'bound-added': breaks('A limit is new: values that were accepted are now refused.', 'bound-removed'),
  'bound-removed': grows('A limit is gone.', 'bound-added'),
  'format-added': breaks('A format is now documented: the API may refuse values that it accepted.', 'format-removed'),
  'format-removed': grows('A format is no longer documented.', 'format-added'),
  'format-changed': breaks(
    'Another format is documented: the API may refuse values that it accepted.',
    'format-changed',
  ),
  'field-added-required': breaks('A required field inside a parameter is new.', 'field-removed'),
  'field-added-optional': grows('An optional field inside a parameter is new.', 'field-removed'),
  'field-removed': breaks('A field inside a parameter is no longer documented.', 'field-added-optional'),
  'field-became-required': breaks('A field inside a parameter is now required.', 'field-became-optional'),
  'field-became-optional': grows('A field inside a parameter is now optional.', 'field-became-required'),
  'return-removed': breaks('What the function answers is no longer documented.', 'return-added'),
  'return-added': grows('What the function answers is now documented.', 'return-removed'),
  'return-field-removed': breaks('A documented field of the answer is gone.', 'return-field-added'),
  'return-field-added': grows('A field of the answer is now documented.', 'return-field-removed'),
  'return-field-became-optional': breaks('A field of the answer may now be absent.', 'return-field-became-required'),
  'return-field-became-required': grows('A field of the answer is now always present.', 'return-field-became-optional'),
  'return-type-changed': breaks('A field of the answer has another type.', 'return-type-changed'),
  'return-type-narrowed': grows('A field of the answer has fewer types.', 'return-type-generalized'),
  'return-type-generalized': breaks('A field of the answer may have additional types.', 'return-type-narrowed'),
  'return-enum-added': words('A field of the answer now has a closed list of values.', 'return-enum-removed'),
  'return-enum-removed': shifts('A field of the answer no longer has a closed list of values.', 'return-enum-added'),
  'return-bound-tightened': words('A field of the answer has narrower limits.', 'return-bound-loosened'),
  'return-bound-loosened': shifts('A field of the answer has wider limits.', 'return-bound-tightened'),
  'return-format-changed': shifts('A field of the answer has another format.', 'return-format-changed'),
  'return-unit-changed': breaks('A number of the answer is in another unit.', 'return-unit-changed'),
  'return-field-deprecated': grows('A field of the answer is marked deprecated.', 'return-field-reactivated'),
  'return-field-reactivated': grows('A field of the answer is no longer deprecated.', 'return-field-deprecated'),
  'return-enum-value-added': shifts('A field of the answer may have one more value.', 'return-enum-value-removed'),
  'return-enum-value-removed': {
    level: 'info',
    bump: 'patch',
    summary: 'A value no longer occurs in the answer.',
    mirror: 'return-enum-value-added',
  },
  'return-inferred-changed': {
    level: 'warning',
    bump: 'minor',
    summary: 'Examples show another answer, and no other part of the document describes it.',
    mirror: 'return-inferred-changed',
  },
  'description-changed': words('An explanation is worded differently.', 'description-changed'),
  'example-changed': words('An example is new, gone or changed.', 'example-changed'),
  'guide-changed': words('A guide is new, gone or changed.', 'guide-changed'),
} as const satisfies Record<string, ChangeRule>

export type ChangeRuleId = keyof typeof changeRules

/** What keeps a comparison from being complete. */
export const baseRules = {
  'base-with-errors': warning('A document to compare with has errors: what they affect was not compared.'),
  'base-without-documents': info('The state to compare with has no documents: everything is new.'),
} as const satisfies Record<string, Rule>
