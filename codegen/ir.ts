/**
 * The intermediate schema: all that emitters and checks may look at. Plain readonly data; `JSON.stringify` of it is
 * what `moonbind schema` prints; `generated/<namespace>/schema.json` holds it without its words.
 *
 * What is known about a fact beyond its value (where it was read, what stated it) is kept under the symbol `facts`,
 * and the Markdown that a thing was read from under `markdown`: both stay in memory, because JSON leaves symbols out.
 */
import type { CallForm } from '../runtime/definition.js'
import type { Effect } from '../runtime/effect.js'
import type { DocumentedOutput } from '../runtime/lua/output.js'
import type { Schema } from '../runtime/validation/schema.js'

export type { CallForm } from '../runtime/definition.js'
export type { Effect } from '../runtime/effect.js'

export type { DocumentedOutput } from '../runtime/lua/output.js'
export type { Json, Schema, SchemaType } from '../runtime/validation/schema.js'

/** Key of the origins of a namespace, a function, a parameter or a guide. */
export const facts: unique symbol = Symbol('facts')

/** Key of the Markdown source of a namespace (the whole document), a function (its section) or a guide. */
export const markdown: unique symbol = Symbol('markdown')

/** A stretch of a document; lines and columns count from 1, offsets from 0 in UTF-16 units, `end` exclusive. */
export interface Place {
  readonly file: string
  readonly start: { readonly line: number; readonly column: number; readonly offset: number }
  readonly end: { readonly line: number; readonly column: number; readonly offset: number }
}

/** What stated a fact. */
export type StatedBy = 'heading' | 'column' | 'sentence' | 'bullet' | 'signature' | 'example' | 'overlay'

/** One fact of a thing and where it comes from. */
export interface Fact {
  /** The keyword or field that it states: `name`, `type`, `required`, `maximum`, `enum`, `properties.url.type`, … */
  readonly of: string
  readonly by: StatedBy
  /** The words of the document. */
  readonly text: string
  readonly place: Place
}

/** Last segment of `app.integrations.<namespace>` with all that a document says of it. */
export interface Namespace {
  readonly namespace: string
  /** The document's first heading, without a trailing “Lua API Reference” and the like. */
  readonly title: string
  /** Prose between the first heading and the first section, as Markdown. */
  readonly description?: string
  readonly functions: readonly ApiFunction[]
  readonly guides: readonly Guide[]
  /** Forms of call that the document shows in addition to `app.integrations.<namespace>`. */
  readonly calls?: readonly CallForm[]
  readonly [facts]?: readonly Fact[]
  readonly [markdown]?: string
}

/** A function that Lua calls as `app.integrations.<namespace>.<name>{…}`. */
export interface ApiFunction {
  /** The name that calls use; the heading's name where no call is documented. */
  readonly name: string
  /** Other names under which the document shows it: `okta_get_user` for `get_user`. */
  readonly aliases?: readonly string[]
  /** First paragraph of its section, as plain text; empty if there is none. */
  readonly summary: string
  /** Further prose, as Markdown. */
  readonly description?: string
  /** What its overlay takes back of it; no document says that. */
  readonly reservations?: readonly string[]
  /** The heading of the group that it is under. */
  readonly group?: string
  readonly deprecated?: boolean
  /** What a call does, and what decided it. */
  readonly effect: Effect
  readonly parameters: readonly Parameter[]
  /** Requirements that concern more than one parameter. */
  readonly rules?: readonly FunctionRule[]
  /** No parameter documentation at all: any parameter is accepted. */
  readonly open?: boolean
  /** Known only from calls, a bullet or a mention: no section documents it. */
  readonly inferred?: boolean
  /** What it answers, as the document or its examples show. Absent if neither does. */
  readonly result?: Schema
  readonly examples: readonly Example[]
  /** Subsections that are neither parameters, results nor examples: notes, value tables, … */
  readonly notes?: readonly Guide[]
  readonly [facts]?: readonly Fact[]
  readonly [markdown]?: string
}

/** One named parameter of a function. */
export interface Parameter {
  /** As documented; also the key that is sent. */
  readonly name: string
  /** Refused when absent. */
  readonly required: boolean
  /** The words that make it required under a condition that no rule expresses. Validated as optional. */
  readonly conditional?: string
  /** The description cell as Markdown on one line. */
  readonly description: string
  /** What its overlay takes back of it; no document says that. */
  readonly reservation?: string
  /** Known only from an example or a signature. */
  readonly inferred?: boolean
  readonly schema: Schema
  readonly [facts]?: readonly Fact[]
}

/** A requirement on several parameters, enforced by the validator. */
export interface FunctionRule {
  /** `any-of`: at least one of them; `one-of`: exactly one; `all-or-none`: together or not at all; `at-most-one`. */
  readonly kind: 'any-of' | 'one-of' | 'all-or-none' | 'at-most-one'
  readonly parameters: readonly string[]
  /** The documented sentence. */
  readonly text: string
}

/** A fenced block that belongs to a function or a guide. */
export interface Example {
  /** The info string of the fence; `lua` where it is empty and its text parses as Lua. */
  readonly language: string
  readonly code: string
  /** The nearest heading or label that names it, other than “Example”. */
  readonly title?: string
  /** What comments say that it prints: one entry for each `print(…) -- "value"`, in order. */
  readonly outputs?: readonly DocumentedOutput[]
  /** It does not parse as Lua 5.3; a diagnostic names the place. */
  readonly invalid?: boolean
  readonly [facts]?: readonly Fact[]
}

/** A section that documents no single function: accounts, authentication, searching, … */
export interface Guide {
  readonly title: string
  /** The section below its heading, as written. */
  readonly markdown: string
  readonly examples?: readonly Example[]
  readonly [facts]?: readonly Fact[]
}
