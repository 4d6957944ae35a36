/** What a script may call, before it runs. */
import type { ScriptCheck } from '#runtime/lint/index.js'
import { button, h } from './dom.js'

type Use = ScriptCheck['uses'][number]

/** The calls that the script may make, in its order. */
export function planOf(uses: readonly Use[], goTo: (line: number) => void): readonly Node[] {
  if (uses.length === 0) return [h('p', { class: 'faint' }, 'The script calls no documented function.')]
  return [
    h('p', {}, summaryOf(uses)),
    h('ol', { class: 'plan' }, ...uses.map((use) => h('li', {}, ...lineOf(use, goTo)))),
  ]
}

function lineOf({ function: name, account, effect = 'write', line, inLoop }: Use, goTo: (line: number) => void) {
  const about = [
    account === '*' ? 'any account' : account === 'default' ? '' : `account ${account}`,
    inLoop ? 'maybe several times' : '',
  ].filter((text) => text !== '')
  return [
    button(`Line ${line}`, { class: 'quiet' }, () => goTo(line)),
    h('code', {}, name),
    h('span', { class: `badge ${effect}` }, effect),
    about.length > 0 && h('span', { class: 'faint' }, about.join(', ')),
  ]
}

/** `3 calls: 2 read, 1 write.` */
function summaryOf(uses: readonly Use[]): string {
  const counts = (['read', 'write', 'destructive'] as const).flatMap((kind) => {
    const count = uses.filter(({ effect = 'write' }) => effect === kind).length
    return count > 0 ? `${count} ${kind}` : []
  })
  return `This script has ${uses.length} ${uses.length === 1 ? 'call' : 'calls'}: ${counts.join(', ')}.`
}
