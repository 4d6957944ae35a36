/** What a dialect could not express. */

/**
 * One constraint that the model does not see as documented. `described`: a sentence of the description states it.
 * `encoded`: the value is sent as JSON text, and `decode` parses it. `narrowed`: models cannot send everything that is
 * accepted. `omitted`: the function is not among the tools. `limited`: the vendor accepts the tool, but not in one
 * request with all of those before it.
 */
export interface ToolNote {
  /** `shop.add_item` */
  readonly function: string
  /** `media_urls[]`, `filter.status`; absent if the note is about the function as a whole. */
  readonly parameter?: string
  /** `maximum`, `additionalProperties`, `rules`, … */
  readonly keyword: string
  readonly action: 'described' | 'encoded' | 'narrowed' | 'omitted' | 'limited'
  readonly message: string
}

/** Collects the notes of one function. */
export type Report = (note: Omit<ToolNote, 'function'>) => void
