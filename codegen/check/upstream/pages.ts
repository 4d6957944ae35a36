/** Checks where lists of several pages have their items and their number of pages. */
import type { View } from '../../overlay/openapi/view.js'
import { type Step, stepsText } from '../../overlay/overlay.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import type { Compared } from './compared.js'
import { followAnswer } from './lookup.js'
import { upstream } from './subject.js'
import { typesMeet } from './types-meet.js'

const isObject = ({ types }: View): boolean => types.length === 0 || types.includes('object')

export function checkPages({ documented, call, api, name }: Compared, view: View): Finding[] {
  if (!call.pages) return []
  const subject = { name, place: placeOf(documented) }
  const made = new Set(call.answer.map(({ target }) => stepsText(target)))
  const check = (what: string, path: readonly string[], type: string): Finding[] => {
    const steps: Step[] = path.map((step) => ({ kind: 'name', name: step }))
    const text = path.length === 0 ? 'the answer itself' : path.join('.')
    // Fields that the overlay builds are checked elsewhere.
    if (path.some((_, length) => made.has(path.slice(0, length + 1).join('.')))) return []
    const holder = followAnswer(api, view, steps.slice(0, -1))
    const found = followAnswer(api, view, steps)
    if (!found && holder && holder.properties.size === 0 && isObject(holder)) return []
    if (found && typesMeet([type], found.types)) return []
    const real = found ? `is ${found.types.join(' or ')} in the API` : 'is not in the API’s answer'
    return [
      upstream('pages-mismatch', subject, `pages look for ${what} in ${text}, which ${real}`, {
        detail: `${what} ${text}`,
        fix: 'set "pages" in the overlay',
      }),
    ]
  }
  const { items, total } = call.pages
  return [...check('the items', items, 'array'), ...(total ? check('the number of pages', total, 'number') : [])]
}
