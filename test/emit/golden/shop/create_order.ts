// @generated from the documentation of shop.create_order by `moonbind generate`. Do not edit.
/* eslint-disable */
import {
  brokenRule,
  choices,
  missing,
  notATable,
  outOfBounds,
  unknownNames,
  wrongType,
  type FunctionDefinition,
  type Issues,
} from 'moonbind/runtime';

/**
 * Parameters of `shop.create_order`.
 *
 * At least one of `email` or `phone` is required.
 */
export interface CreateOrderParams {
  /**
   * What to sell
   *
   * 1 to 5 characters.
   */
  readonly item: string;
  /**
   * How many
   *
   * More than 0.
   */
  readonly amount: number;
  /** One or some */
  readonly tags?: string | readonly string[];
  /**
   * Where to
   *
   * Required: if sent by mail.
   */
  readonly address?: {
    readonly city: string;
    readonly zip?: string | number;
  };
  /** Format: email. */
  readonly email?: string;
  /**
   * Inferred from the documented examples.
   *
   * @deprecated
   */
  readonly phone?: string;
  /** May be nothing */
  readonly note?: string | null;
}

/**
 * What `shop.create_order` answers.
 *
 * Nothing documents it.
 */
export type CreateOrderResult = unknown;

const addressNames = /* @__PURE__ */ choices(['city', 'zip']);

const parameterNames = /* @__PURE__ */ choices(['item', 'amount', 'tags', 'address', 'email', 'phone', 'note']);

/** All problems of the parameters of `shop.create_order`; undefined if there are none. */
export function validateCreateOrder(input: unknown): Issues {
  if (typeof input !== 'object' || input === null || (Array.isArray(input) && input.length > 0)) {
    return notATable(input);
  }
  const given = input as { readonly [name: string]: unknown };
  let issues: Issues;
  let known = 0;
  const item = given['item'];
  if (item === undefined) issues = missing(issues, ['item'], 'string');
  else {
    known++;
    if (typeof item !== 'string') issues = wrongType(issues, ['item'], 'string', item);
    else if (item.length < 1) issues = outOfBounds(issues, ['item'], 'too_short', 'at least 1 character', item);
    else if (item.length > 5 && (item.length > 10 || [...item].length > 5)) {
      issues = outOfBounds(issues, ['item'], 'too_long', 'at most 5 characters', item);
    }
  }
  const amount = given['amount'];
  if (amount === undefined) issues = missing(issues, ['amount'], 'number');
  else {
    known++;
    if (typeof amount !== 'number' || !Number.isFinite(amount)) {
      issues = wrongType(issues, ['amount'], 'number', amount);
    } else if (amount <= 0) issues = outOfBounds(issues, ['amount'], 'too_small', 'more than 0', amount);
  }
  const tags = given['tags'];
  if (tags !== undefined) {
    known++;
    if (typeof tags !== 'string' && !Array.isArray(tags)) {
      issues = wrongType(issues, ['tags'], 'string or list of strings', tags);
    } else if (Array.isArray(tags)) {
      if (tags.length > 3) issues = outOfBounds(issues, ['tags'], 'too_long', 'at most 3 items', tags);
      for (let index = 0; index < tags.length; index++) {
        const item2: unknown = tags[index];
        if (typeof item2 !== 'string') issues = wrongType(issues, ['tags', index], 'string', item2);
      }
    }
  }
  const address = given['address'];
  if (address !== undefined) {
    known++;
    if (typeof address !== 'object' || address === null || Array.isArray(address)) {
      issues = wrongType(issues, ['address'], 'table', address);
    } else {
      const fields = address as { readonly [name: string]: unknown };
      const city = fields['city'];
      if (city === undefined) issues = missing(issues, ['address', 'city'], 'string');
      else if (typeof city !== 'string') issues = wrongType(issues, ['address', 'city'], 'string', city);
      const zip = fields['zip'];
      if (zip !== undefined) {
        if (typeof zip !== 'string' && (typeof zip !== 'number' || !Number.isInteger(zip))) {
          issues = wrongType(issues, ['address', 'zip'], 'string or integer', zip);
        }
      }
      issues = unknownNames(issues, ['address'], fields, addressNames);
    }
  }
  const email = given['email'];
  if (email !== undefined) {
    known++;
    if (typeof email !== 'string') issues = wrongType(issues, ['email'], 'string', email);
  }
  const phone = given['phone'];
  if (phone !== undefined) {
    known++;
    if (typeof phone !== 'string') issues = wrongType(issues, ['phone'], 'string', phone);
  }
  const note = given['note'];
  if (note !== undefined) {
    known++;
    if (typeof note !== 'string' && note !== null) issues = wrongType(issues, ['note'], 'string or null', note);
  }
  let present = 0;
  for (const _ in input) present++;
  if (present !== known) issues = unknownNames(issues, [], input, parameterNames);
  if (email === undefined && phone === undefined) {
    issues = brokenRule(issues, ['email', 'phone'], 'At least one of `email` or `phone` is required.');
  }
  return issues;
}

/** Binds `app.integrations.shop.create_order`. */
export const createOrder: FunctionDefinition = {
  name: 'create_order',
  aliases: ['shop_create_order'],
  summary: 'Create an order.',
  effect: { kind: 'write', idempotent: true, source: 'document' },
  parameters: [
    { name: 'item', required: true, schema: { type: 'string', minLength: 1, maxLength: 5 } },
    { name: 'amount', required: true, schema: { type: 'number', exclusiveMinimum: 0 } },
    {
      name: 'tags',
      required: false,
      schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, maxItems: 3 }] },
    },
    {
      name: 'address',
      required: false,
      schema: {
        type: 'object',
        properties: { city: { type: 'string' }, zip: { type: ['string', 'integer'] } },
        required: ['city'],
        additionalProperties: false,
      },
    },
    { name: 'email', required: false, schema: { type: 'string', format: 'email' } },
    { name: 'phone', required: false, schema: { type: 'string', deprecated: true } },
    { name: 'note', required: false, schema: { type: ['string', 'null'] } },
  ],
  validate: validateCreateOrder,
};
