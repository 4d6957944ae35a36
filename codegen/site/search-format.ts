/** The index of the search in a browser. Fields have positions, not names: every search loads all of it. */
import type { EffectKind } from '../../runtime/effect.js'

export type SearchData = readonly NamespaceData[]

/** Name, title, page, functions, guides. */
export type NamespaceData = readonly [
  name: string,
  title: string,
  page: string,
  functions: readonly FunctionData[],
  guides: readonly GuideData[],
]

/** Name, page, effect, summary, names of parameters, documented values, aliases. */
export type FunctionData = readonly [
  name: string,
  page: string,
  effect: EffectKind,
  summary: string,
  parameters: string,
  values: string,
  aliases: string,
]

export type GuideData = readonly [title: string, text: string]
