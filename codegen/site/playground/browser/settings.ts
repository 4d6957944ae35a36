/** The settings of the next run, from the fields of the page. */
import type { RuntimeOptions } from '#runtime/index.js'
import { part } from './dom.js'

export interface Settings {
  readonly accounts: readonly string[]
  readonly limits: NonNullable<RuntimeOptions['limits']>
  /** Whether writes wait for someone to allow them. */
  readonly ask: boolean
}

const field = (id: string): HTMLInputElement => part<HTMLInputElement>(id)

export function readSettings(): Settings {
  return {
    accounts: [
      ...new Set(
        field('accounts')
          .value.split(/[\s,]+/)
          .filter((name) => name !== '' && name !== 'default'),
      ),
    ],
    limits: {
      cpuMs: numberOf('cpu'),
      wallMs: numberOf('wall'),
      memoryBytes: numberOf('memory') * (1 << 20),
      calls: numberOf('calls-limit'),
    },
    ask: field('ask').checked,
  }
}

/** @throws {RangeError} that names the field. */
function numberOf(id: string): number {
  const { valueAsNumber: value, min, max, labels } = field(id)
  if (Number.isInteger(value) && value >= Number(min) && value <= Number(max)) return value
  const name = labels?.[0]?.firstChild?.textContent?.trim() ?? id
  throw new RangeError(`${name}: expected a whole number from ${min} to ${max}.`)
}

export function applyShared({
  accounts = '',
  ask = false,
}: {
  readonly accounts?: string
  readonly ask?: boolean
}): void {
  field('accounts').value = accounts
  field('ask').checked = ask
}

/** Calls `changed` when the accounts have changed. */
export const watchAccounts = (changed: () => void): void => field('accounts').addEventListener('change', changed)
