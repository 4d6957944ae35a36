/** Differences between the limits of a value that callers send. */
import type { Schema } from '../../ir.js'
import type { ChangeRuleId } from '../../rules/breaking.js'
import type { Change } from './change.js'

export type MakeChange = (rule: ChangeRuleId, keyword: Keyword, message: string, detail: string) => Change

interface Limit {
  /** As in a sentence. */
  readonly name: string
  /** 1 if a larger limit is stricter, -1 if a smaller one is. */
  readonly narrower: 1 | -1
  /** The quantity of a listed value that is limited; undefined if the limit does not apply to the value. */
  readonly sizeOf: (value: string | number | boolean) => number | undefined
  /** Whether the limit itself is refused. */
  readonly isExclusive?: true
}

const asNumber: Limit['sizeOf'] = (value) => (typeof value === 'number' ? value : undefined)
const asLength: Limit['sizeOf'] = (value) => (typeof value === 'string' ? [...value].length : undefined)
const asItems: Limit['sizeOf'] = () => undefined

const limits = {
  minimum: { name: 'minimum', narrower: 1, sizeOf: asNumber },
  exclusiveMinimum: { name: 'exclusive minimum', narrower: 1, sizeOf: asNumber, isExclusive: true },
  minLength: { name: 'minimum length', narrower: 1, sizeOf: asLength },
  minItems: { name: 'minimum number of items', narrower: 1, sizeOf: asItems },
  maximum: { name: 'maximum', narrower: -1, sizeOf: asNumber },
  exclusiveMaximum: { name: 'exclusive maximum', narrower: -1, sizeOf: asNumber, isExclusive: true },
  maxLength: { name: 'maximum length', narrower: -1, sizeOf: asLength },
  maxItems: { name: 'maximum number of items', narrower: -1, sizeOf: asItems },
} as const satisfies { readonly [keyword in keyof Schema]?: Limit }

type Keyword = keyof typeof limits

/** Limits that refuse none of the listed values change nothing; the list is compared separately. */
export function compareBounds(before: Schema, after: Schema, change: MakeChange): Change[] {
  return (Object.keys(limits) as Keyword[]).flatMap((keyword) => {
    const [was, is] = [before[keyword], after[keyword]]
    if (was === is) return []
    const { name, narrower } = limits[keyword]
    const isNarrower = was === undefined || (is !== undefined && (is - was) * narrower > 0)
    if (!refuses(keyword, isNarrower ? is! : was, isNarrower ? before.enum : after.enum)) return []
    if (was === undefined) return [change('bound-added', keyword, `the ${name} is ${is} now`, `${keyword} ${is}`)]
    if (is === undefined) {
      return [change('bound-removed', keyword, `the ${name} is no longer ${was}`, `${keyword} ${was}`)]
    }
    const rule = isNarrower ? 'bound-tightened' : 'bound-loosened'
    return [change(rule, keyword, `the ${name} was ${was} and is ${is}`, `${keyword} ${was} ${is}`)]
  })
}

/** Whether a limit refuses any of the listed values; without a list, it does. */
function refuses(keyword: Keyword, limit: number, listed: Schema['enum']): boolean {
  if (!listed) return true
  const { narrower, sizeOf, isExclusive }: Limit = limits[keyword]
  return listed.some((value) => {
    const size = sizeOf(value)
    if (size === undefined) return false
    const beyond = (limit - size) * narrower
    return isExclusive ? beyond >= 0 : beyond > 0
  })
}
