/**
 * What a validation costs: the generated validators of spec/telnyx.md next to straight-line code that collects all
 * errors (the floor), ajv, zod and valibot. Medians of paired rounds; the A/A row shows the error of the measurement.
 *
 *     npm run bench:validate [-- --rounds 15] [--ms 30]
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const own = createRequire(new URL('../../package.json', import.meta.url))
const peers = createRequire(import.meta.url)
const option = (name, preset) => {
  const index = process.argv.indexOf(`--${name}`)
  return index < 0 ? preset : Number(process.argv[index + 1])
}
const [ROUNDS, MS] = [option('rounds', 15), option('ms', 30)]

const [{ functions }] = JSON.parse(readFileSync(`${root}generated/telnyx/schema.json`, 'utf8'))
const { definition } = await import(`${root}dist/generated/telnyx/index.js`)

/** Straight-line code: nothing is interpreted, an error is a path and what was expected. */
function floorOf({ parameters }) {
  const fail = (name, expected) =>
    `(errors ??= []).push({ path: ${JSON.stringify(name)}, expected: ${JSON.stringify(expected)} })`
  const checks = parameters.map(({ name, required, schema }, index) => {
    const chain = conditions(schema, `v${index}`).map(([wrong, expected]) => `if (${wrong}) ${fail(name, expected)}`)
    const there = `known++; ${chain.join('; else ')}`
    const absent = required
      ? `if (v${index} === undefined) ${fail(name, 'a value')}; else`
      : `if (v${index} !== undefined)`
    return `const v${index} = input[${JSON.stringify(name)}]; ${absent} { ${there} }`
  })
  const unknown = parameters.map(({ name }) => `key !== ${JSON.stringify(name)}`).join(' && ')
  return new Function(
    'input',
    `if (typeof input !== 'object' || input === null || Array.isArray(input)) return [{ path: '', expected: 'table' }];
    let errors; let known = 0; ${checks.join('\n')}
    for (const key in input) known--;
    if (known !== 0) for (const key in input) if (${unknown}) (errors ??= []).push({ path: key, expected: 'no such parameter' });
    return errors`,
  )
}

function conditions({ type, enum: values, minimum, maximum, items }, text) {
  if (values) return [[values.map((value) => `${text} !== ${JSON.stringify(value)}`).join(' && '), 'one of the values']]
  if (type === 'array')
    return [
      [
        `!Array.isArray(${text})${items?.type ? ` || ${text}.some((item) => typeof item !== '${items.type}')` : ''}`,
        'list',
      ],
    ]
  const bounds = [
    ...(minimum === undefined ? [] : [[`${text} < ${minimum}`, `>= ${minimum}`]]),
    ...(maximum === undefined ? [] : [[`${text} > ${maximum}`, `<= ${maximum}`]]),
  ]
  return [[type === 'integer' ? `!Number.isInteger(${text})` : `typeof ${text} !== '${type}'`, type], ...bounds]
}

const asJsonSchema = ({ parameters }) => ({
  type: 'object',
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
})

/** Schemas of a library that has `string()`, `number()` and the like; `lib` says how its parts are put together. */
function libraryOf(lib) {
  const one = ({ type, enum: values, minimum, maximum, items }) => {
    if (values) return lib.values(values)
    if (type === 'array') return lib.list(one(items ?? { type: 'string' }))
    return type === 'integer' ? lib.integer(minimum, maximum) : lib[type]()
  }
  return functions.map(({ parameters }) =>
    lib.object(
      Object.fromEntries(
        parameters.map(({ name, required, schema }) => [name, required ? one(schema) : lib.optional(one(schema))]),
      ),
    ),
  )
}

function zodValidators() {
  const { z } = peers('zod')
  const schemas = libraryOf({
    ...{ string: z.string, boolean: z.boolean, list: z.array, values: z.enum, object: z.strictObject },
    optional: (schema) => schema.optional(),
    integer: (least = -Infinity, most = Infinity) =>
      z
        .int()
        .min(Math.max(least, -(2 ** 53 - 1)))
        .max(Math.min(most, 2 ** 53 - 1)),
  })
  return schemas.map((schema) => (input) => schema.safeParse(input).success)
}

function valibotValidators() {
  const v = peers('valibot')
  const schemas = libraryOf({
    ...{ string: v.string, boolean: v.boolean, list: v.array, values: v.picklist, object: v.strictObject },
    optional: (schema) => v.optional(schema),
    integer: (least = -Infinity, most = Infinity) =>
      v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)),
  })
  return schemas.map((schema) => (input) => v.safeParse(schema, input).success)
}

const { Ajv2020 } = own('ajv/dist/2020.js')
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
const floor = () => functions.map(floorOf).map((validate) => (input) => validate(input) === undefined)
const subjects = {
  floor: floor(),
  'floor again (A/A)': floor(),
  moonbind: definition.functions.map(
    ({ validate }) =>
      (input) =>
        validate(input) === undefined,
  ),
  'ajv, all errors': functions.map((documented) => ajv.compile(asJsonSchema(documented))),
  zod: zodValidators(),
  valibot: valibotValidators(),
}

/** Inputs as `[index of the function, input]`. */
function inputs() {
  const right = ({ type, enum: values, minimum, maximum }) => {
    if (values) return values[0]
    return { string: 'text', integer: minimum ?? Math.min(maximum ?? 7, 7), boolean: true, array: ['item'] }[type]
  }
  const wrong = { string: 42, integer: 1.5, boolean: 'yes', array: 'item' }
  const full = ({ parameters }) => Object.fromEntries(parameters.map(({ name, schema }) => [name, right(schema)]))
  const valid = functions.flatMap((documented, index) => [
    [index, full(documented)],
    [
      index,
      Object.fromEntries(
        documented.parameters
          .filter((parameter) => parameter.required)
          .map(({ name, schema }) => [name, right(schema)]),
      ),
    ],
  ])
  const invalid = functions.flatMap((documented, index) => {
    const [{ name, schema }] = documented.parameters
    const limited = documented.parameters.find((parameter) => parameter.schema.enum ?? parameter.schema.maximum)
    return [
      [index, { ...full(documented), [name]: wrong[schema.type] }],
      [index, { ...full(documented), pagesize: 10 }],
      [index, { ...full(documented), [name]: wrong[schema.type], extra_key: true }],
      ...(limited
        ? [
            [
              index,
              {
                ...full(documented),
                [limited.name]: limited.schema.enum ? 'no-such-value' : limited.schema.maximum + 1,
              },
            ],
          ]
        : []),
    ]
  })
  return { valid, invalid }
}

const sets = inputs()
for (const [name, validators] of Object.entries(subjects))
  for (const [set, want] of [
    [sets.valid, true],
    [sets.invalid, false],
  ])
    for (const [index, input] of set)
      if (validators[index](input) !== want)
        throw new Error(`${name} disagrees: ${functions[index].name} ${JSON.stringify(input)}`)

let kept = 0
function nanoseconds(validators, set) {
  const until = performance.now() + MS
  let [count, spent] = [0, 0]
  while (performance.now() < until) {
    const start = process.hrtime.bigint()
    for (let round = 0; round < 50; round++) for (const [index, input] of set) if (validators[index](input)) kept++
    spent += Number(process.hrtime.bigint() - start)
    count += 50 * set.length
  }
  return spent / count
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const rows = Object.keys(subjects).map((name) => ({ name, valid: [], invalid: [] }))
for (let round = -2; round < ROUNDS; round++)
  for (const kind of ['valid', 'invalid'])
    for (const row of rows) {
      const time = nanoseconds(subjects[row.name], sets[kind])
      if (round >= 0) row[kind].push(time)
    }
const cell = (row, kind) => {
  const ratio = median(row[kind].map((time, round) => time / rows[0][kind][round]))
  return `${median(row[kind]).toFixed(0).padStart(8)} ns ${ratio.toFixed(2).padStart(7)} x`
}
console.log(`${'ns per validation, times the floor'.padEnd(36)} ${'valid'.padStart(18)} ${'invalid'.padStart(19)}`)
for (const row of rows) console.log(`${row.name.padEnd(36)} ${cell(row, 'valid')} ${cell(row, 'invalid')}`)
if (kept < 0) console.log(kept)
