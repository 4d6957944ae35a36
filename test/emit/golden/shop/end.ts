// @generated from the documentation of shop.end by `moonbind generate`. Do not edit.
/* eslint-disable */
import { choices, notATable, unknownNames, type FunctionDefinition, type Issues } from 'moonbind/runtime';

/** Parameters of `shop.end`. */
export interface EndParams { readonly [field: string]: never }

/**
 * What `shop.end` answers.
 *
 * Nothing documents it.
 */
export type EndResult = unknown;

const parameterNames = /* @__PURE__ */ choices([]);

/** All problems of the parameters of `shop.end`; undefined if there are none. */
export function validateEnd(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  let issues: Issues;
  let known = 0;
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  return issues;
}

/** Binds `app.integrations.shop.end`. */
export const end: FunctionDefinition = {
  name: 'end',
  summary: 'Closes the shop.',
  effect: { kind: 'destructive', idempotent: false, source: 'document' },
  parameters: [],
  validate: validateEnd,
};
