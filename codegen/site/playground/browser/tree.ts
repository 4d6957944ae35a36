/** Values as trees that open and close. */
import { button, h } from './dom.js'

/** Entries that are shown at once. */
const MOST = 100
const OPEN_DEPTH = 2
const MOST_OPEN = 12

/** A value under its name. Branches are made when they are opened. */
export function tree(value: unknown, name?: string, depth = 0): HTMLElement {
  const key = name === undefined ? '' : h('span', { class: 'key' }, name, ': ')
  const entries = entriesOf(value)
  if (!entries) return h('div', { class: 'leaf' }, key, leaf(value))
  const isList = Array.isArray(value)
  const size = `${entries.length} ${isList ? 'item' : 'field'}${entries.length === 1 ? '' : 's'}`
  if (entries.length === 0)
    return h('div', { class: 'leaf' }, key, h('span', { class: 'size' }, isList ? '[ ]' : '{ }'))
  const branch = h(
    'details',
    { class: 'branch' },
    h('summary', {}, key, h('span', { class: 'size' }, isList ? `[ ${size} ]` : `{ ${size} }`)),
  )
  const fill = (): void => {
    if (branch.childElementCount === 1) branch.append(entryList(entries, 0, depth))
  }
  branch.addEventListener('toggle', fill)
  if (depth < OPEN_DEPTH && entries.length <= MOST_OPEN) {
    branch.open = true
    fill()
  }
  return branch
}

type Entries = readonly (readonly [name: string, value: unknown])[]

function entryList(entries: Entries, from: number, depth: number): HTMLElement {
  const list = h('ul', {})
  const show = (start: number): void => {
    for (const [name, value] of entries.slice(start, start + MOST))
      list.append(h('li', {}, tree(value, name, depth + 1)))
    const left = entries.length - start - MOST
    if (left <= 0) return
    const more = h(
      'li',
      {},
      button(`${left} more`, { class: 'quiet' }, () => {
        more.remove()
        show(start + MOST)
      }),
    )
    list.append(more)
  }
  show(from)
  return list
}

function entriesOf(value: unknown): Entries | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return value.map((item, index): [string, unknown] => [String(index + 1), item])
  return Object.entries(value)
}

function leaf(value: unknown): HTMLElement {
  if (value === null || value === undefined) return h('span', { class: 'nil' }, 'nil')
  if (typeof value === 'string') return h('span', { class: 'string' }, JSON.stringify(value))
  return h('span', { class: typeof value === 'boolean' ? 'boolean' : 'number' }, String(value))
}
