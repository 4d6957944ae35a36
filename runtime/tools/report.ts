/** What a dialect could not say. */

/**
 * One constraint that the model sees in another way than documented. `described`: a sentence of the description says
 * it. `encoded`: the value travels as JSON text, `decode` reads it. `narrowed`: models cannot send all that is
 * accepted. `omitted`: the function is not among the tools. `limited`: the vendor takes the tool, but not in one
 * request with all of those before it.
 */
export interface ToolNote {
  /** `shop.add_item` */
  readonly function: string
  /** `media_urls[]`, `filter.status`; absent for what concerns the function as a whole. */
  readonly parameter?: string
  /** `maximum`, `additionalProperties`, `rules`, … */
  readonly keyword: string
  readonly action: 'described' | 'encoded' | 'narrowed' | 'omitted' | 'limited'
  readonly message: string
}

/** Collects the notes of one function. */
export type Report = (note: Omit<ToolNote, 'function'>) => void
