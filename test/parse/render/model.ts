/** Documents as data: what is rendered in some dialect and must be read back. */
import type { Schema } from '#codegen/ir.js'

/** Some Markdown and how a reader sees it. */
export interface Prose {
  readonly markdown: string
  readonly plain: string
}

/** A part of a schema and words that state it. */
export interface Statement {
  readonly schema: Schema
  readonly words: string
}

/** A parameter, or a field of a parameter or an answer. */
export interface FieldModel {
  readonly name: string
  readonly required: boolean
  readonly type: Statement
  readonly prose: Prose
  /** Stands after the prose; its default is kept apart, because some dialects have a column for it. */
  readonly constraint: Statement
  readonly default?: Statement
  /** What is inside an object, or inside the items of a list. */
  readonly fields: readonly FieldModel[]
}

export interface FunctionModel {
  readonly name: string
  readonly summary: Prose
  readonly more?: Prose
  readonly parameters: readonly FieldModel[]
  readonly result: readonly FieldModel[]
  /** An example calls it. */
  readonly shown: boolean
}

/** Functions that are together; the title is a heading where the dialect has groups. */
export interface GroupModel {
  readonly title: string
  readonly functions: readonly FunctionModel[]
}

export interface NamespaceModel {
  readonly name: string
  readonly groups: readonly GroupModel[]
}

/** How the heading of a function is written. */
export type HeadingForm = 'name' | 'backticks' | 'call' | 'signature' | 'dots' | 'prefixed' | 'called-prefixed'

/** How the sections of functions are put together. */
export type GroupForm = 'flat' | 'tools' | 'groups'

/** Where a document says what its namespace is; with several namespaces the calls and headings do. */
export type HomeForm = 'file' | 'line' | 'calls'

/** Everything that a dialect decides. */
export interface Dialect {
  readonly heading: HeadingForm
  readonly groups: GroupForm
  readonly home: HomeForm
  /** In a signature only the heading names them. */
  readonly parameters: 'table' | 'bullets' | 'signature'
  /** What is above parameters. */
  readonly intro: string
  readonly none: string
  readonly columns: readonly Column[]
  readonly titles: { readonly [column in Column]: string }
  /** Words of the Required cell, or in bullets. */
  readonly presence: readonly [yes: string, no: string]
  /** What a Default cell says if there is no default. */
  readonly noDefault: string
  /** How a description states a default where no column does. */
  readonly defaults: (description: string, value: string) => string
  /** Between the parentheses and the description of a bullet. */
  readonly separator: string
  readonly ticks: boolean
  /** Fields inside a parameter: as rows with paths, or in a table below a heading or label of their own. */
  readonly nested: 'paths' | 'table'
  readonly insideTitle: string
  readonly insideColumns: readonly Column[]
  readonly returns: string
  /** A rule is between functions. */
  readonly ruled: boolean
  /** How the text arrives: line ends, blank lines, a byte order mark. */
  readonly delivery: (text: string) => string
}

export type Column = 'name' | 'type' | 'required' | 'default' | 'description'

export interface DocumentModel {
  readonly title: string
  readonly namespaces: readonly NamespaceModel[]
}
