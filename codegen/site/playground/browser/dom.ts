/** Makes elements without a library. Text stays text: nothing is parsed as HTML. */

export type Child = Node | string | false | undefined | null | ''

/** An element with attributes; those that are `false` or undefined are left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: { readonly [name: string]: string | number | boolean | undefined },
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  element.append(
    ...(children.filter((child) => child !== false && child !== undefined && child !== null && child !== '') as (
      | Node
      | string
    )[]),
  )
  return element
}

export const button = (
  label: string,
  attributes: { readonly [name: string]: string },
  onClick: () => void,
): HTMLButtonElement => {
  const made = h('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', onClick)
  return made
}

/** An element of the page that is always there. */
export function part<Element extends HTMLElement>(id: string): Element {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element ${id}`)
  return found as Element
}
