import type { Step } from './overlay.js'

/** The steps of a path such as `data[].to[0].status`; undefined for anything else. */
export function readSteps(text: string): Step[] | undefined {
  if (!/^[^.[\]]+(\[\d*\])*(\.[^.[\]]+(\[\d*\])*)*$/.test(text)) return undefined
  return [...text.matchAll(/([^.[\]]+)|\[(\d*)\]/g)].map(
    ([, name, index]): Step =>
      name !== undefined
        ? { kind: 'name', name }
        : index === ''
          ? { kind: 'items' }
          : { kind: 'item', index: Number(index) },
  )
}
