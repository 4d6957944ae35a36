/** Documents that only list their functions, and what must be read of them. */
import fc from 'fast-check'
import { callee, prefixOf } from './functions.js'
import type { FunctionModel, NamespaceModel, Prose } from './model.js'
import type { Facts } from './wanted.js'

/** How a list names its functions: `x_find`, the whole call, or the call with the names of its parameters. */
export interface ListStyle {
  readonly form: 'name' | 'call' | 'signature'
  /** Calls leave the prefix of the listed names out. */
  readonly short: boolean
  readonly mark: string
  readonly separator: string
  readonly above: string
  readonly examples: string
}

export const listStyle: fc.Arbitrary<ListStyle> = fc.record({
  form: fc.constantFrom('name', 'call', 'signature'),
  short: fc.boolean(),
  mark: fc.constantFrom('- ', '* ', '1. '),
  separator: fc.constantFrom(': ', ' - ', ' — ', ' – '),
  above: fc.constantFrom('', '## Tools\n\n', '## Functions\n\nThese can be called:\n\n', '## Books\n\n'),
  examples: fc.constantFrom('## Examples\n\n', '## Usage\n\n', '### Lending Books\n\n'),
})

const isIdentifier = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name)
const functionsOf = ({ groups }: NamespaceModel): readonly FunctionModel[] =>
  groups.flatMap(({ functions }) => functions)
const signatureOf = ({ parameters }: FunctionModel): string[] => parameters.map(({ name }) => name).filter(isIdentifier)
const plain = (prose: Prose): string => `${prose.plain}.`

/** The name that calls use. */
const called = (namespace: string, name: string, { form, short }: ListStyle): string =>
  form === 'name' && !short ? `${prefixOf(namespace)}${name}` : name

export function renderList(namespace: NamespaceModel, style: ListStyle): string {
  const items = functionsOf(namespace).map(
    (each) => `${style.mark}\`${written(namespace.name, each, style)}\`${style.separator}${each.summary.markdown}.`,
  )
  const shown = functionsOf(namespace)
    .filter((each) => each.shown)
    .map((each) => {
      const fields = each.parameters.map(({ name }) =>
        isIdentifier(name) && !['end', 'function', 'until', 'then'].includes(name)
          ? `${name} = value`
          : `["${name}"] = value`,
      )
      return `${callee(namespace.name, called(namespace.name, each.name, style))}({ ${fields.join(', ')} })`
    })
  const examples = shown.length === 0 ? '' : `\n${style.examples}\`\`\`lua\n${shown.join('\n')}\n\`\`\`\n`
  return `# Library\n\nNamespace: \`${namespace.name}\`\n\n${style.above}${items.join('\n')}\n${examples}`
}

function written(namespace: string, each: FunctionModel, { form }: ListStyle): string {
  switch (form) {
    case 'name':
      return `${prefixOf(namespace)}${each.name}`
    case 'call':
      return callee(namespace, each.name)
    case 'signature':
      return `${callee(namespace, each.name)}({ ${signatureOf(each).join(', ')} })`
  }
}

/** What must be read; nothing says which parameters are needed, so that any may be left out. */
export function wantedOfList(namespace: NamespaceModel, style: ListStyle): readonly Facts[] {
  const all = functionsOf(namespace)
  const renamed = style.form === 'name' && style.short && all.some(({ shown }) => shown)
  return all.map((each): Facts => {
    const names = [
      ...new Set([
        ...(style.form === 'signature' ? signatureOf(each) : []),
        ...(each.shown ? each.parameters.map(({ name }) => name) : []),
      ]),
    ]
    const prefixed = `${prefixOf(namespace.name)}${each.name}`
    return {
      name: style.form === 'name' && !renamed ? prefixed : each.name,
      aliases: renamed ? [prefixed] : [],
      summary: plain(each.summary),
      description: undefined,
      group: undefined,
      open: true,
      result: undefined,
      parameters: names.map((name) => ({ name, required: false, description: '', schema: {} })),
    }
  })
}
