import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { project, put } from '../helpers/cli.js'
import { emit } from './emitting.js'
import { shop } from './shop.js'

/**
 * What esbuild makes of a program that uses the shop, without the runtime. The folder has no package.json that promises
 * no side effects.
 */
async function bundle(program: string): Promise<string> {
  const folder = project({ 'program.ts': program })
  for (const { path, text } of emit(shop)) put(folder, path, text)
  const { outputFiles } = await build({
    entryPoints: [`${folder}/program.ts`],
    external: ['moonbind/*'],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]!.text
}

/** The functions of the shop that a text validates or defines, and whether the pages are in it. */
function contents(text: string) {
  const names = ['list_orders', 'create_order', 'end', 'search'] as const
  const validators = ['ListOrders', 'CreateOrder', 'End', 'Search'].filter((name) =>
    text.includes(`function validate${name}(`),
  )
  return {
    validators,
    defined: names.filter((name) => text.includes(`name: "${name}"`)),
    pages: text.includes('# Shop'),
  }
}

describe('a bundle of a program that imports', () => {
  const cases: [what: string, program: string, want: ReturnType<typeof contents>][] = [
    [
      'one validator has that alone',
      `import { validateEnd } from './shop/index.js'\nconsole.log(validateEnd({}))\n`,
      { validators: ['End'], defined: [], pages: false },
    ],
    [
      'one function has its definition and its validator',
      `import { createOrder } from './shop/index.js'\nconsole.log(createOrder)\n`,
      { validators: ['CreateOrder'], defined: ['create_order'], pages: false },
    ],
    [
      'types only is empty',
      `import type { EndParams } from './shop/index.js'\nexport const params: EndParams = {}\n`,
      { validators: [], defined: [], pages: false },
    ],
    [
      'the namespace has all of it',
      `import { shop } from './shop/index.js'\nconsole.log(shop)\n`,
      {
        validators: ['ListOrders', 'CreateOrder', 'End', 'Search'],
        defined: ['list_orders', 'create_order', 'end', 'search'],
        pages: true,
      },
    ],
  ]
  test.each(cases)('the bundle of a program that imports %s', async (_what, program, want) =>
    expect(contents(await bundle(program))).toEqual(want),
  )
})
