import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { type Namespace, parseDocument } from 'moonbind/codegen'
import { inputSchema } from 'moonbind/tools'
import { expect, test } from 'vitest'
import { compile, emit, load, validatorOf } from '../emit/emitting.js'
import { readCorpus, withoutCorpus } from '../helpers/corpus.js'
import { argumentsOf } from './schemas.js'

/** How many inputs each function is tried on. `npm run fuzz` tries 10,000, and more documents. */
const inputs = Number(process.env['MOONBIND_FUZZ'] ?? 40)
const every = process.env['MOONBIND_FUZZ'] === undefined ? 12 : 5

const namespaces = readCorpus()
  .filter((_, index) => index % every === 0)
  .flatMap(({ file, text }) => parseDocument(file, text).namespaces)

test.skipIf(withoutCorpus !== '')(
  `drafts 2020-12 and 07 accept what the generated validators accept${withoutCorpus}`,
  async () => {
    const folder = compile(namespaces.flatMap((namespace) => emit(namespace)))
    const newer = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true })
    const older = new Ajv({ strict: false, validateFormats: false, ownProperties: true })
    const verdicts = { right: 0, wrong: 0 }
    for (const namespace of namespaces) {
      const { definition } = await load(folder, namespace.namespace)
      for (const fn of namespace.functions) {
        const validate = validatorOf(definition, fn.name)
        const judges = [newer.compile(inputSchema(fn)), older.compile(inputSchema(fn, 'draft-07'))]
        for (const given of fc.sample(inputOf(fn), inputs)) {
          const wanted = validate(given) === undefined
          verdicts[wanted ? 'right' : 'wrong']++
          if (judges.some((judge) => judge(given) !== wanted))
            expect.fail(`${namespace.namespace}.${fn.name} on ${JSON.stringify(given)}: the validator says ${wanted}`)
        }
      }
    }
    expect(Math.min(verdicts.right, verdicts.wrong)).toBeGreaterThan(inputs)
  },
  3_600_000,
)

/** Right arguments, and such with one value of another kind, one more or one fewer name. */
function inputOf(fn: Namespace['functions'][number]): fc.Arbitrary<object> {
  const names = [...fn.parameters.map(({ name }) => name), 'unknown_name']
  const change = fc.option(fc.tuple(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 1 })))
  return fc.tuple(argumentsOf(fn), change).map(([given, changed]) => {
    const result = changed === null ? given : { ...given, [changed[0]]: changed[1] }
    return JSON.parse(JSON.stringify(result)) as object
  })
}
