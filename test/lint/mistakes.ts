/** Right scripts with one mistake each, of the kinds that models make. Written before the check was tuned by them. */
import { readScript } from '#runtime/lint/syntax/index.js'
import type { CallNode, Expression, FieldNode, IndexNode, TableNode } from '#runtime/lint/syntax/tree.js'
import type { LintFunction, LintNamespace } from '#runtime/lint/world.js'
import type { Random } from '../lua/random.js'

/** A script with one mistake. */
export interface Mistake {
  readonly kind: string
  readonly script: string
  /** The script without it: the given one, or the given one with a few lines of its own. */
  readonly right: string
}

/** A call of a documented function as it is written. */
interface WrittenCall {
  readonly node: CallNode
  readonly fn: LintFunction
  readonly namespace: LintNamespace
  readonly table: TableNode | undefined
}

interface Subject {
  readonly source: string
  readonly nodes: readonly Expression[]
  readonly calls: readonly WrittenCall[]
  readonly random: Random
}

type Make = (subject: Subject) => string | undefined

/** All mistakes of a script: one of each kind that it has a place for. */
export function mistakesIn(source: string, namespaces: readonly LintNamespace[], random: Random): Mistake[] {
  const nodes = nodesOf(readScript(source).tree)
  const subject: Subject = { source, nodes, calls: callsOf(nodes, namespaces), random }
  const made = Object.entries(kinds).flatMap(([kind, make]): Mistake[] => {
    const script = make(subject)
    return script === undefined || script === source ? [] : [{ kind, script, right: source }]
  })
  const [name, right, wrong] = random.pick(habits)
  const added = { kind: `habit: ${name}`, script: `${source}\n${wrong}\n`, right: `${source}\n${right}\n` }
  return [...made, added]
}

/** Every expression of a tree. */
function nodesOf(tree: unknown): Expression[] {
  const found: Expression[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach(visit)
    if ('kind' in value && 'start' in value) found.push(value as Expression)
    Object.values(value).forEach(visit)
  }
  visit(tree)
  return found
}

function callsOf(nodes: readonly Expression[], namespaces: readonly LintNamespace[]): WrittenCall[] {
  return nodes.flatMap((node): WrittenCall[] => {
    if (node.kind !== 'call' || node.callee.kind !== 'index' || node.callee.key.kind !== 'string') return []
    const path = pathOf(node.callee)
    const namespace = namespaces.find((each) => each.namespace === path?.[2])
    const name = node.callee.key.value
    const fn = namespace?.functions.find((each) => each.name === name || each.aliases?.includes(name))
    if (path?.[0] !== 'app' || !fn || !namespace) return []
    const [first] = node.args
    return [{ node, fn, namespace, table: first?.kind === 'table' ? first : undefined }]
  })
}

function pathOf(node: Expression): string[] | undefined {
  if (node.kind === 'name') return [node.name]
  if (node.kind !== 'index' || node.key.kind !== 'string') return undefined
  const before = pathOf(node.object)
  return before && [...before, node.key.value]
}

const replaced = (source: string, start: number, end: number, text: string): string =>
  source.slice(0, start) + text + source.slice(end)

const pick = <T>(random: Random, all: readonly T[]): T | undefined => (all.length === 0 ? undefined : random.pick(all))

/** A name with one letter wrong: left out, doubled, swapped with its neighbour or another one. */
function misspelt(name: string, random: Random): string {
  const at = random.int(Math.max(1, name.length - 1))
  const ways = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + name[at] + name.slice(at),
    () => name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2),
    () => name.slice(0, at) + random.pick([...'aeioustrn']) + name.slice(at + 1),
  ]
  const made = random.pick(ways)()
  return made === name || !/^[A-Za-z_]\w*$/.test(made) ? `${name}s` : made
}

/** Fields of calls that name a parameter. */
const fieldsOf = (calls: readonly WrittenCall[]) =>
  calls.flatMap(({ table, fn }) =>
    (table?.fields ?? []).flatMap((field) => {
      const name = field.key?.kind === 'string' ? field.key.value : undefined
      const parameter = fn.parameters.find((each) => each.name === name)
      return parameter && table ? [{ field: field as FieldNode & { key: Expression }, parameter, fn, table }] : []
    }),
  )

const typo = (source: string, node: { readonly start: number; readonly end: number }, random: Random): string => {
  const written = source.slice(node.start, node.end)
  const quote = /^["']/.exec(written)?.[0] ?? ''
  const name = quote === '' ? written : written.slice(1, -1)
  return replaced(source, node.start, node.end, quote + misspelt(name, random) + quote)
}

const kinds: { readonly [kind: string]: Make } = {
  'unknown namespace': ({ source, nodes, random }) => {
    const all = nodes.filter(
      (node): node is IndexNode =>
        node.kind === 'index' &&
        pathOf(node)?.join('.').startsWith('app.integrations.') === true &&
        pathOf(node)!.length === 3,
    )
    const node = pick(random, all)
    return node && typo(source, node.key, random)
  },
  'unknown function': ({ source, calls, random }) => {
    const call = pick(random, calls)
    if (call?.node.callee.kind !== 'index') return undefined
    const script = typo(source, call.node.callee.key, random)
    const made = script.slice(call.node.callee.key.start, call.node.callee.key.end + script.length - source.length)
    return call.namespace.functions.some(({ name, aliases = [] }) => [name, ...aliases].includes(made))
      ? undefined
      : script
  },
  'unknown account': ({ source, calls, random }) => {
    const call = pick(random, calls)
    if (call?.node.callee.kind !== 'index') return undefined
    const { object, key } = call.node.callee
    if (pathOf(object)?.length !== 3) return undefined
    return replaced(source, object.end, key.start, `.${random.pick(['defualt', 'defaul', 'dfault', 'deafult'])}.`)
  },
  'unknown parameter': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(({ fn }) => fn.open !== true),
    )
    if (!found) return undefined
    const script = typo(source, found.field.key, random)
    const made = script.slice(found.field.key.start, found.field.key.end + script.length - source.length)
    return found.fn.parameters.some(({ name }) => name === made) ? undefined : script
  },
  'camel case parameter': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(({ parameter: { name }, fn }) => fn.open !== true && /[a-z]_[a-z]/.test(name)),
    )
    if (!found) return undefined
    const name = found.parameter.name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const quote = /^["']/.exec(source.slice(found.field.key.start))?.[0] ?? ''
    return replaced(source, found.field.key.start, found.field.key.end, quote + name + quote)
  },
  'missing parameter': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(({ parameter }) => parameter.required),
    )
    if (!found) return undefined
    const { start, end } = found.field
    const comma = /^\s*[,;]/.exec(source.slice(end))?.[0].length ?? 0
    return replaced(source, start, end + comma, '')
  },
  'unknown value': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) =>
          value.kind === 'string' && schema.enum !== undefined && value.value.length > 2,
      ),
    )
    if (!found) return undefined
    const script = typo(source, found.field.value, random)
    const made = script.slice(found.field.value.start + 1, found.field.value.end + script.length - source.length - 1)
    return found.parameter.schema.enum!.includes(made) ? undefined : script
  },
  'number for a string': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) =>
          value.kind === 'string' && schema.type === 'string' && /^[1-9]\d*$/.test(value.value),
      ),
    )
    if (found?.field.value.kind !== 'string') return undefined
    return replaced(source, found.field.value.start, found.field.value.end, found.field.value.value)
  },
  'table for a string': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) => value.kind === 'string' && schema.type === 'string',
      ),
    )
    if (!found) return undefined
    const { start, end } = found.field.value
    return replaced(source, start, end, random.once(2) ? `{ ${source.slice(start, end)} }` : 'true')
  },
  'text for a number': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) =>
          value.kind === 'number' && (schema.type === 'integer' || schema.type === 'number'),
      ),
    )
    if (!found) return undefined
    const written = source.slice(found.field.value.start, found.field.value.end)
    return replaced(source, found.field.value.start, found.field.value.end, random.once(2) ? `"${written}"` : '"many"')
  },
  'text for a boolean': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) => value.kind === 'boolean' && schema.type === 'boolean',
      ),
    )
    return (
      found &&
      replaced(
        source,
        found.field.value.start,
        found.field.value.end,
        `"${source.slice(found.field.value.start, found.field.value.end)}"`,
      )
    )
  },
  'item for a list': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) =>
          value.kind === 'table' && schema.type === 'array' && value.fields.length === 1,
      ),
    )
    if (found?.field.value.kind !== 'table') return undefined
    const [item] = found.field.value.fields
    return replaced(source, found.field.value.start, found.field.value.end, source.slice(item!.start, item!.end))
  },
  'out of bounds': ({ source, calls, random }) => {
    const found = pick(
      random,
      fieldsOf(calls).filter(
        ({ field: { value }, parameter: { schema } }) =>
          value.kind === 'number' && (schema.maximum !== undefined || schema.minimum !== undefined),
      ),
    )
    if (!found) return undefined
    const { maximum, minimum } = found.parameter.schema
    const value = maximum === undefined ? minimum! - 1 : maximum + 1 + random.int(1000)
    return replaced(source, found.field.value.start, found.field.value.end, String(value))
  },
  'unknown field': ({ source, nodes, random }) => {
    const fields = nodes.filter(
      (node): node is IndexNode =>
        node.kind === 'index' && node.dotted && /^(?:result|r|res|response|data|answer)$/.test(rootOf(node)),
    )
    const node = pick(
      random,
      fields.filter(({ key }) => key.kind === 'string' && key.value.length > 3),
    )
    return node && typo(source, node.key, random)
  },
  'positional arguments': ({ source, calls, random }) => {
    const call = pick(
      random,
      calls.filter(({ table }) => table && table.fields.length > 0 && table.fields.every(({ key }) => key)),
    )
    if (!call?.table) return undefined
    const values = call.table.fields.map(({ value }) => source.slice(value.start, value.end))
    return replaced(source, call.node.argsStart, call.node.end, `(${values.join(', ')})`)
  },
  colon: ({ source, calls, random }) => {
    const call = pick(random, calls)
    if (call?.node.callee.kind !== 'index' || !call.node.callee.dotted) return undefined
    const dot = source.lastIndexOf('.', call.node.callee.key.start)
    return replaced(source, dot, dot + 1, ':')
  },
  'zero index': ({ source, nodes, random }) => {
    const node = pick(
      random,
      nodes.filter(
        (each): each is IndexNode => each.kind === 'index' && each.key.kind === 'number' && each.key.value === 1,
      ),
    )
    return node && replaced(source, node.key.start, node.key.end, '0')
  },
  length: ({ source, nodes, random }) => {
    const node = pick(
      random,
      nodes.filter((each) => each.kind === 'unary' && each.operator === '#'),
    )
    if (node?.kind !== 'unary') return undefined
    return replaced(source, node.start, node.end, `${source.slice(node.operand.start, node.operand.end)}.length`)
  },
  'named arguments': ({ source, calls, random }) => {
    const call = pick(
      random,
      calls.filter(
        ({ table, node }) =>
          node.args.length === 1 &&
          (table?.fields.length ?? 0) > 0 &&
          table?.fields.every(({ key }) => key) &&
          !source.slice(table.start, table.end).includes('--'),
      ),
    )
    return (
      call?.table &&
      replaced(
        source,
        call.node.argsStart,
        call.node.end,
        `(${source.slice(call.table.start + 1, call.table.end - 1).trim()})`,
      )
    )
  },
  'fields with colons': ({ source, calls, random }) => {
    const found = pick(random, fieldsOf(calls))
    if (!found) return undefined
    const sign = source.indexOf('=', found.field.key.end)
    return replaced(source, found.field.key.end, sign + 1, ':')
  },
  'missing comma': ({ source, calls, random }) => {
    const call = pick(
      random,
      calls.filter(({ table }) => table && table.fields.length > 1),
    )
    const field = call?.table?.fields[0]
    const comma = field ? source.indexOf(',', field.end) : -1
    return comma < 0 ? undefined : replaced(source, comma, comma + 1, ' ')
  },
  'missing brace': ({ source, calls, random }) => {
    const call = pick(
      random,
      calls.filter(({ table }) => table),
    )
    return call?.table && replaced(source, call.table.end - 1, call.table.end, '')
  },
  'local as const': ({ source }) =>
    /\blocal (?!function)/.test(source) ? source.replace(/\blocal (?!function)/, 'const ') : undefined,
  'comment as in C': ({ source }) =>
    /^\s*--(?!\[)/m.test(source) ? source.replace(/^(\s*)--(?!\[)/m, '$1//') : undefined,
  await: ({ source, calls, random }) => {
    const call = pick(random, calls)
    return call && replaced(source, call.node.start, call.node.start, 'await ')
  },
  'short namespace': ({ source, calls, random }) => {
    const call = pick(random, calls)
    return call && source.slice(call.node.start).startsWith('app.integrations.')
      ? replaced(source, call.node.start, call.node.start + 'app.integrations.'.length, '')
      : undefined
  },
  'list without ipairs': ({ source, nodes, random }) => {
    const node = pick(
      random,
      nodes.filter((each) => each.kind === 'call' && each.callee.kind === 'name' && each.callee.name === 'ipairs'),
    )
    return node?.kind === 'call'
      ? replaced(source, node.start, node.end, source.slice(node.args[0]!.start, node.args[0]!.end))
      : undefined
  },
  'plus for strings': ({ source, nodes, random }) => {
    const node = pick(
      random,
      nodes.filter((each) => each.kind === 'binary' && each.operator === '..'),
    )
    return node?.kind === 'binary' ? replaced(source, node.operatorStart, node.operatorStart + 2, '+') : undefined
  },
}

function rootOf(node: Expression): string {
  if (node.kind === 'index') return rootOf(node.object)
  return node.kind === 'name' ? node.name : ''
}

/** A few lines that many scripts have, right and with a habit of another language. */
const habits: readonly (readonly [name: string, right: string, wrong: string])[] = [
  [
    '!=',
    'local state = "open"\nif state ~= "closed" then print(state) end',
    'local state = "open"\nif state != "closed" then print(state) end',
  ],
  [
    '!==',
    'local state = "open"\nif state ~= "closed" then print(state) end',
    'local state = "open"\nif state !== "closed" then print(state) end',
  ],
  [
    '+=',
    'local total = 0\nfor i = 1, 3 do\n  total = total + i\nend\nprint(total)',
    'local total = 0\nfor i = 1, 3 do\n  total += i\nend\nprint(total)',
  ],
  [
    '++',
    'local total = 0\nfor i = 1, 3 do\n  total = total + 1\nend\nprint(total)',
    'local total = 0\nfor i = 1, 3 do\n  total++\nend\nprint(total)',
  ],
  ['null', 'local last = nil\nprint(last)', 'local last = null\nprint(last)'],
  ['None', 'local last = nil\nprint(last)', 'local last = None\nprint(last)'],
  ['True', 'local done = true\nprint(done)', 'local done = True\nprint(done)'],
  ['// comment', '-- count the items\nprint(1)', '// count the items\nprint(1)'],
  [
    'trailing // comment',
    'local n = 20 -- the size of a page\nprint(n)',
    'local n = 20 // the size of a page\nprint(n)',
  ],
  ['# comment', '-- count the items\nprint(1)', '# count the items\nprint(1)'],
  [
    '=>',
    'local double = function(x) return x * 2 end\nprint(double(2))',
    'local double = x => x * 2\nprint(double(2))',
  ],
  [
    '(a) => {}',
    'local add = function(a, b) return a + b end\nprint(add(1, 2))',
    'local add = (a, b) => { return a + b }\nprint(add(1, 2))',
  ],
  [
    'continue',
    'for i = 1, 3 do\n  if i ~= 2 then print(i) end\nend',
    'for i = 1, 3 do\n  if i == 2 then continue end\n  print(i)\nend',
  ],
  [
    'else if',
    'local n = 2\nif n == 1 then\n  print("one")\nelseif n == 2 then\n  print("two")\nend',
    'local n = 2\nif n == 1 then\n  print("one")\nelse if n == 2 then\n  print("two")\nend',
  ],
  [
    'elif',
    'local n = 2\nif n == 1 then\n  print("one")\nelseif n == 2 then\n  print("two")\nend',
    'local n = 2\nif n == 1 then\n  print("one")\nelif n == 2 then\n  print("two")\nend',
  ],
  [
    '&&',
    'local a, b = true, true\nif a and b then print(1) end',
    'local a, b = true, true\nif a && b then print(1) end',
  ],
  [
    '||',
    'local a, b = true, true\nif a or b then print(1) end',
    'local a, b = true, true\nif a || b then print(1) end',
  ],
  ['!', 'local a = false\nif not a then print(1) end', 'local a = false\nif !a then print(1) end'],
  ['template', 'local name = "x"\nprint("name: " .. name)', 'local name = "x"\nprint(`name: ${name}`)'],
  ['f-string', 'local name = "x"\nprint("name: " .. name)', 'local name = "x"\nprint(f"name: {name}")'],
  ['[1, 2]', 'local ids = { 1, 2 }\nprint(#ids)', 'local ids = [1, 2]\nprint(#ids)'],
  ['?:', 'local n = 2\nprint(n == 1 and "one" or "many")', 'local n = 2\nprint(n == 1 ? "one" : "many")'],
  ['??', 'local n = nil\nprint(n or 1)', 'local n = nil\nprint(n ?? 1)'],
  ['braces', 'local n = 2\nif n == 2 then\n  print(n)\nend', 'local n = 2\nif (n == 2) {\n  print(n)\n}'],
  [
    'for of',
    'local xs = { 1, 2 }\nfor _, x in ipairs(xs) do\n  print(x)\nend',
    'local xs = { 1, 2 }\nfor (const x of xs) {\n  print(x)\n}',
  ],
  [
    'for in python',
    'local xs = { 1, 2 }\nfor _, x in ipairs(xs) do\n  print(x)\nend',
    'local xs = { 1, 2 }\nfor x in xs:\n  print(x)',
  ],
  ['for counted', 'for i = 0, 2 do\n  print(i)\nend', 'for (let i = 0; i < 3; i++) {\n  print(i)\n}'],
  ['.length', 'local xs = { 1, 2 }\nprint(#xs)', 'local xs = { 1, 2 }\nprint(xs.length)'],
  ['len()', 'local xs = { 1, 2 }\nprint(#xs)', 'local xs = { 1, 2 }\nprint(len(xs))'],
  ['push', 'local xs = { 1 }\nxs[#xs + 1] = 2\nprint(#xs)', 'local xs = { 1 }\nxs.push(2)\nprint(#xs)'],
  [
    'split',
    'for part in ("a,b"):gmatch("[^,]+") do print(part) end',
    'for part in ("a,b"):split(",") do print(part) end',
  ],
  ['string +', 'local name = "x"\nprint("name: " .. name)', 'local name = "x"\nprint("name: " + name)'],
  [
    'throw',
    'local ok = pcall(function()\n  error("no items")\nend)\nprint(ok)',
    'local ok = pcall(function()\n  throw "no items"\nend)\nprint(ok)',
  ],
  ['try', 'pcall(function()\n  print(1)\nend)', 'try {\n  print(1)\n} catch (e) {\n  print(e)\n}'],
  ['console.log', 'print("done")', 'console.log("done")'],
  ['require', 'print(json.encode({ 1 }))', 'local json = require("json")\nprint(json.encode({ 1 }))'],
  ['JSON.stringify', 'print(json.encode({ 1 }))', 'print(JSON.stringify({ 1 }))'],
  [
    'def',
    'local function double(x)\n  return x * 2\nend\nprint(double(2))',
    'def double(x):\n  return x * 2\n\nprint(double(2))',
  ],
  [
    'missing end',
    'for i = 1, 3 do\n  if i == 2 then\n    print(i)\n  end\nend',
    'for i = 1, 3 do\n  if i == 2 then\n    print(i)\n\nend',
  ],
  ['missing then', 'local n = 2\nif n == 2 then\n  print(n)\nend', 'local n = 2\nif n == 2\n  print(n)\nend'],
  ['= for ==', 'local n = 2\nif n == 2 then\n  print(n)\nend', 'local n = 2\nif n = 2 then\n  print(n)\nend'],
  [
    'missing do',
    'local xs = { 1 }\nfor _, x in ipairs(xs) do\n  print(x)\nend',
    'local xs = { 1 }\nfor _, x in ipairs(xs)\n  print(x)\nend',
  ],
  ['print misspelt', 'print("done")', 'pritn("done")'],
  ['math.round', 'print(math.floor(1.4 + 0.5))', 'print(math.round(1.4))'],
  ['os.getenv', 'print(os.time() > 0)', 'print(os.getenv("HOME"))'],
]
