/** The search of a site: the same ranking that agents have, over an index that the site carries with it. */
import { Search, type SearchHit } from '../../../runtime/search/search.js'
import type { SearchableNamespace } from '../../../runtime/search/searchable.js'
import type { FunctionData, NamespaceData } from '../search-format.js'
import './globals.js'

/** A page that was found. */
interface ShownHit {
  readonly href: string
  readonly name: string
  readonly effect?: string
  readonly words: string
}

const MOST_HITS = 12

const namespaces = window.moonbindSearchData ?? []
const root = document.body.dataset['root'] ?? ''
const engine = new Search(namespaces.map(searchable))
const dialog = makeDialog()

window.moonbindSearch = () => {
  if (dialog.open) return
  dialog.showModal()
  dialog.querySelector('input')?.select()
}

function searchable([namespace, title, , functions, guides]: NamespaceData): SearchableNamespace {
  return {
    namespace,
    title,
    functions: functions.map(searchableFunction),
    docs: { page: guides.map(([heading, text]) => `## ${heading}\n\n${text}`).join('\n\n'), functions: {} },
  }
}

/** Values belong to no parameter here: the search looks at all of a function together. */
function searchableFunction([name, , kind, summary, parameters, values, aliases]: FunctionData) {
  const names = parameters.split(' ').filter((parameter) => parameter !== '')
  const choices = values.split(' ').filter((value) => value !== '')
  return {
    name,
    summary,
    effect: { kind },
    aliases: aliases.split(' ').filter((alias) => alias !== ''),
    parameters: names.map((parameter, index) => ({
      name: parameter,
      schema: index === 0 && choices.length > 0 ? { enum: choices } : {},
    })),
  }
}

function find(query: string): ShownHit[] {
  const hits = engine.find(query, { limit: MOST_HITS }).map(foundOf)
  return hits.filter((hit) => hit !== undefined)
}

function foundOf({ kind, page, line }: SearchHit): ShownHit | undefined {
  const entry = namespaces.find(([name]) =>
    kind === 'section' ? page === name : page.startsWith(`${name}.`) && hasFunction(name, page),
  )
  if (!entry) return undefined
  const [namespace, title, href, functions, guides] = entry
  if (kind === 'function') {
    const [name, address, effect, summary] = functions.find(([name]) => page === `${namespace}.${name}`)!
    return { href: root + address, name: `${namespace}.${name}`, effect, words: summary }
  }
  const heading = line.slice(`${namespace} — `.length)
  const index = guides.findIndex(([guide]) => guide === heading)
  return { href: `${root}${href}${index < 0 ? '' : `#.guide-${index + 1}`}`, name: title, words: heading }
}

const hasFunction = (namespace: string, page: string): boolean =>
  namespaces.some(
    ([name, , , functions]) => name === namespace && functions.some(([fn]) => page === `${namespace}.${fn}`),
  )

function makeDialog(): HTMLDialogElement {
  const made = element('dialog', { class: 'search', 'aria-label': 'Search' })
  const input = element('input', {
    type: 'text',
    inputmode: 'search',
    role: 'combobox',
    placeholder: 'What do you want to do?',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': 'Search functions and guides',
    'aria-expanded': 'false',
    'aria-controls': 'search-results',
    'aria-autocomplete': 'list',
  })
  const list = element('ul', { id: 'search-results', role: 'listbox', 'aria-label': 'Results' })
  const status = element('p', { role: 'status' })
  status.textContent = hint()
  made.append(input, list, status)
  document.body.append(made)
  input.addEventListener('input', () => show(input, list, status))
  input.addEventListener('keydown', (event) => handleKey(event, input, list))
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close()
  })
  return made
}

function hint(): string {
  const count = namespaces.reduce((sum, [, , , functions]) => sum + functions.length, 0)
  return `${count} functions. Say what to do, or a name.`
}

function show(input: HTMLInputElement, list: HTMLElement, status: HTMLElement): void {
  const query = input.value.trim()
  const found = query === '' ? [] : find(query)
  list.replaceChildren(...found.map(optionOf))
  list.hidden = found.length === 0
  input.setAttribute('aria-expanded', String(found.length > 0))
  choose(input, list, 0)
  status.textContent =
    query === '' ? hint() : found.length === 0 ? 'Nothing found' : `${found.length} found. Enter opens the marked one.`
}

function optionOf({ href, name, effect, words }: ShownHit, index: number): HTMLElement {
  const option = element('li', { role: 'option', id: `search-result-${index}`, 'data-href': href })
  const title = document.createElement('code')
  title.textContent = name
  option.append(title)
  if (effect !== undefined) {
    const badge = element('span', { class: `badge ${effect}` })
    badge.textContent = effect
    option.append(' ', badge)
  }
  const text = element('p', { dir: 'auto' })
  text.textContent = words
  option.append(text)
  option.addEventListener('click', () => location.assign(href))
  return option
}

function choose(input: HTMLInputElement, list: HTMLElement, index: number): void {
  const options = [...list.children]
  for (const [position, option] of options.entries()) option.setAttribute('aria-selected', String(position === index))
  const chosen = options[index]
  if (!chosen) return input.removeAttribute('aria-activedescendant')
  input.setAttribute('aria-activedescendant', chosen.id)
  chosen.scrollIntoView({ block: 'nearest' })
}

function handleKey(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const options = [...list.children]
  const index = options.findIndex((option) => option.getAttribute('aria-selected') === 'true')
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step !== 0 && options.length > 0) {
    event.preventDefault()
    choose(input, list, (index + step + options.length) % options.length)
  }
  if (event.key === 'Enter') {
    const href = options[index]?.getAttribute('data-href')
    if (href) location.assign(href)
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}
