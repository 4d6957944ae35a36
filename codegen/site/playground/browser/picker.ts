/** Chooses a namespace and one of its examples. */
import { didYouMean } from '#runtime/validation/did-you-mean.js'
import { h, part } from './dom.js'
import type { LoadedNamespace, Namespaces } from './load-namespaces.js'

const EMPTY = '-- No example of this namespace can be run.\nprint(docs.list())\n'

export class Picker {
  readonly #namespaces: Namespaces
  readonly #show: (code: string) => void
  readonly #namespace = part<HTMLSelectElement>('namespace')
  readonly #example = part<HTMLSelectElement>('example')
  readonly #page = part<HTMLAnchorElement>('page')
  #loaded: LoadedNamespace | undefined

  constructor(namespaces: Namespaces, show: (code: string) => void) {
    this.#namespaces = namespaces
    this.#show = show
    this.#namespace.append(
      ...namespaces.catalog.namespaces.map(({ name, title }) =>
        h('option', { value: name }, title === name ? name : `${title} (${name})`),
      ),
    )
    this.#namespace.addEventListener('change', () => go(this.#namespace.value))
    this.#example.addEventListener('change', () => go(this.#namespace.value, this.#example.value))
  }

  /**
   * Shows the example that a fragment names: `shop/get_item.1`, `shop`, or nothing for the first one of all. Without
   * `code`, only the lists change.
   *
   * @throws {Error} for a namespace or an example that does not exist.
   */
  async open(fragment: string, code = true): Promise<void> {
    const [name = '', id = ''] = fragment.split('/').map(decoded)
    const { catalog } = this.#namespaces
    const entry = name === '' ? catalog.namespaces[0] : this.#namespaces.find(name)
    if (!entry)
      throw new Error(
        name === ''
          ? 'This site documents no namespace.'
          : `There is no namespace ${JSON.stringify(name)} here, ${didYouMean(
              name,
              catalog.namespaces.map((other) => other.name),
            )}`,
      )
    await this.#list(await this.#namespaces.load(entry))
    const { examples } = this.#loaded!.data
    const example = id === '' ? examples[0] : examples.find((other) => other.id === id)
    if (!example && id !== '')
      throw new Error(
        `${entry.name} has no example ${JSON.stringify(id)}, ${didYouMean(
          id,
          examples.map((other) => other.id),
        )}`,
      )
    if (!code) return
    if (example) this.#example.value = example.id
    this.#link(example?.function)
    this.#show(example?.code ?? EMPTY)
  }

  async #list(namespace: LoadedNamespace): Promise<void> {
    if (this.#loaded === namespace) return
    this.#loaded = namespace
    const { examples } = namespace.data
    this.#namespace.value = namespace.entry.name
    this.#example.replaceChildren(
      ...examples.map(({ id, function: of }) => h('option', { value: id }, titleOf(id, of))),
    )
    this.#example.disabled = examples.length === 0
    part('hooks').hidden = namespace.entry.hooks !== true
    this.#link(undefined)
  }

  /** Leads back to the page that shows the example. */
  #link(name: string | undefined): void {
    const { data, entry } = this.#loaded!
    this.#page.href = `../${data.pages.get(name ?? '') ?? entry.page}`
    this.#page.textContent = name === undefined ? `About ${entry.title}` : `About ${name}`
  }
}

/** `send_sms.2` as `send_sms, example 2`. */
function titleOf(id: string, name: string | undefined): string {
  const numbers = id.split('.')
  return name === undefined ? `Guide ${numbers[1]}, example ${numbers[2]}` : `${name}, example ${numbers.at(-1)}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The change of the address shows it. */
const go = (...parts: readonly string[]): void => {
  location.hash = parts.map(encodeURIComponent).join('/')
}
