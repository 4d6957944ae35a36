// @generated from the documentation of shop.search by `moonbind generate`. Do not edit.
/* eslint-disable */
import { notATable, type FunctionDefinition, type Issues } from 'moonbind/runtime';

/**
 * Parameters of `shop.search`.
 *
 * Open: nothing documents all of them, others are accepted.
 */
export interface SearchParams {
  /** Inferred from the documented examples. */
  readonly q?: unknown;
  readonly [field: string]: unknown;
}

/**
 * What `shop.search` answers.
 *
 * Nothing documents it.
 */
export type SearchResult = unknown;

/** All problems of the parameters of `shop.search`; undefined if there are none. */
export function validateSearch(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  return undefined;
}

/** Binds `app.integrations.shop.search`. */
export const search: FunctionDefinition = {
  name: 'search',
  summary: '',
  effect: { kind: 'read', idempotent: true, source: 'name' },
  parameters: [
    { name: 'q', required: false, schema: {} },
  ],
  open: true,
  validate: validateSearch,
};
