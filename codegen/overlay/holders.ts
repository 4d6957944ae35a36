import type { AnswerField, Step } from './overlay.js'

/** Groups fields by the object that holds them, so that each object is visited once. */
export interface Holder {
  readonly fields: AnswerField[]
  readonly inner: Map<string, { readonly step: Step; readonly holder: Holder }>
}

export function groupByHolder(fields: readonly AnswerField[]): Holder {
  const root: Holder = { fields: [], inner: new Map() }
  for (const field of fields) {
    const holder = field.target.slice(0, -1).reduce<Holder>((inner, step) => {
      const key = step.kind === 'name' ? `.${step.name}` : '[]'
      const next = inner.inner.get(key) ?? { step, holder: { fields: [], inner: new Map() } }
      inner.inner.set(key, next)
      return next.holder
    }, root)
    holder.fields.push(field)
  }
  return root
}
