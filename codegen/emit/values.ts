import type { Schema } from '../ir.js'
import { literal } from './escape.js'

/**
 * A map of values as pairs: documented and upstream, or `back`. Documented values are texts in YAML; where the
 * parameter is boolean or a number the pairs hold that.
 */
export function pairsText(
  values: ReadonlyMap<string, string | number | boolean>,
  schema: Schema | undefined,
  back: boolean,
): string {
  const typed = (text: string): string | number | boolean => {
    if (schema?.type === 'boolean') return text === 'true'
    return (schema?.type === 'integer' || schema?.type === 'number') &&
      text.trim() !== '' &&
      Number.isFinite(Number(text))
      ? Number(text)
      : text
  }
  return literal(
    [...values].map(([documented, upstream]) => (back ? [upstream, typed(documented)] : [typed(documented), upstream])),
  )
}
