/** Reports functions whose effect is guessed from their name alone. */
import { isGuessed } from '../../../runtime/effect.js'
import type { Namespace } from '../../ir.js'
import type { Overlay } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import { type Finding, finding } from '../finding.js'

/** Names that a message lists; the rest is counted. */
const LISTED = 5

/**
 * One note per namespace, and none if the namespace states no effect at all, because that is not an oversight. A
 * function that the overlay marks absent has no effect to state.
 */
export function guessedEffects(namespaces: readonly Namespace[], overlays: ReadonlyMap<string, Overlay>): Finding[] {
  return namespaces.flatMap((entry) => {
    const { namespace, functions } = entry
    const calls = overlays.get(namespace)?.functions
    const guessed = functions.filter(({ name, effect }) => isGuessed(effect) && calls?.get(name)?.kind !== 'absent')
    const stated = functions.some(({ effect: { source } }) => source === 'document' || source === 'overlay')
    if (guessed.length === 0 || !stated) return []
    const place = placeOf(guessed[0]) ?? placeOf(entry)
    return [
      finding({
        rule: 'effect-guessed',
        section: 'quality',
        level: 'info',
        subject: namespace,
        message:
          `${namespace}: the effect of ${guessed.length} of ${functions.length} functions is guessed from their ` +
          `names: ${listed(guessed.map(({ name }) => name))}`,
        fix:
          'write `**Effect:** read`, `write` or `destructive` below their headings; moonbind explain shows ' +
          'the guess',
        ...(place && { place }),
      }),
    ]
  })
}

function listed(names: readonly string[]): string {
  const more = names.length - LISTED
  return names.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
