/** The program of a consumer, with what README.md shows, as strict as compilers can be. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../helpers/cli.js'

/** Every option that makes a compiler stricter, and those that forbid what other tools cannot compile. */
export const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    declaration: true,
    resolveJsonModule: true,
    skipLibCheck: false,
    rootDir: '.',
    outDir: 'out',
  },
  include: ['generated', 'src'],
}

/** As projects have it that are built by a bundler and check little. */
export const lenient = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  types: ['node'],
  strict: false,
  resolveJsonModule: true,
  skipLibCheck: true,
}

const program = `import { createRuntime } from 'moonbind'
import { compare, createEmitter, parseDocument, readProject } from 'moonbind/codegen'
import { applyFixes, checkScript } from 'moonbind/lint'
import { createMockServer } from 'moonbind/mock'
import report from 'moonbind/schemas/report.schema.json' with { type: 'json' }
import { telnyx as telnyxOfPackage } from 'moonbind/telnyx'
import { mock as mockOfPackage } from 'moonbind/telnyx/mock'
import { tools } from 'moonbind/tools'
import { definition, type GetItemParams, type GetItemResult, shop } from '../generated/shop/index.js'
import { telnyx } from '../generated/telnyx/index.js'
import { mock } from '../generated/telnyx/mock.js'

export const all: readonly unknown[] = [
  compare, createEmitter, parseDocument, readProject, applyFixes, checkScript, report, telnyxOfPackage, mockOfPackage,
  tools([definition], { for: 'openai', strict: true }).tools,
]

const server = await createMockServer({ namespaces: [mock] })
const api = telnyx({
  accounts: { default: { apiKey: 'a' }, work: { apiKey: 'b' } },
  http: { baseUrl: server.baseUrl('telnyx') },
})
const sent = await api.account('work').send_sms({ from: '+12025550100', to: '+12025550101', text: 'Hi' })
export const refused = (): readonly unknown[] => [
  // @ts-expect-error no account has this name
  api.account('wrok'),
  // @ts-expect-error accounts have no such key
  telnyx({ accounts: { default: { apiKye: 'a' } } }),
  // @ts-expect-error integrations have no such option
  telnyx({ acounts: {} }),
  // @ts-expect-error no function has this name
  shop({ handlers: { get_itme: async () => ({}) } }),
]

const get_item = async ({ id, language = 'en' }: GetItemParams): Promise<GetItemResult> => ({
  data: { id, name: language === 'en' ? 'Item 1' : 'Ding 1' },
})
const items = shop({ handlers: { get_item } })
const unhandled = await shop({ handlers: {} }).get_item({ id: '1' }).then(() => undefined, (error: unknown) => error)
const runtime = await createRuntime({ integrations: [api, items] })
const run = await runtime.run('print(app.integrations.shop.get_item({ id = "1" }).data.name)')
await runtime.close()
await server.close()
console.log(
  JSON.stringify({
    sent: sent.data?.id !== undefined,
    item: (await items.get_item({ id: '1' })).data?.name,
    ran: run.ok,
    output: run.output,
    unhandled: unhandled instanceof Error && 'code' in unhandled ? unhandled.code : unhandled,
  }),
)
`

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** What the snippets of README.md leave to the reader. */
const declared: { readonly [name: string]: string } = {
  createRuntime: "import { createRuntime } from 'moonbind'",
  telnyx: "import { telnyx } from 'moonbind/telnyx'",
  definition: "import { definition } from 'moonbind/telnyx'",
  mock: "import { mock } from 'moonbind/telnyx/mock'",
  checkScript: "import { checkScript } from 'moonbind/lint'",
  createMockServer: "import { createMockServer } from 'moonbind/mock'",
  mcpServer: "import { mcpServer } from 'moonbind/mcp'",
  tools: "import { tools } from 'moonbind/tools'",
  readProject: "import { openCache, readProject } from 'moonbind/codegen'\nconst cache = openCache()",
  shop: "import { shop } from '../generated/shop/index.js'",
  findItem: 'declare const findItem: (id: string) => Promise<{ data: { id: string; name: string } }>',
  sendSms: "import { sendSms } from 'moonbind/telnyx'",
  api:
    "import { telnyx as connect } from 'moonbind/telnyx'\n" +
    "const api = connect({ accounts: { default: { apiKey: 'a' }, work: {} } })",
  integrations: "import { definition as known } from 'moonbind/telnyx'\nconst integrations = [known]",
  runtime: "import type { Runtime } from 'moonbind'\ndeclare const runtime: Runtime",
  askSomebody: "declare const askSomebody: (call: unknown) => Promise<'allow' | 'deny'>",
  ...Object.fromEntries(
    ['apiKey', 'otherKey', 'from', 'to', 'text', 'luaSource', 'source', 'spec', 'out'].map((name) => [
      name,
      `declare const ${name}: string`,
    ]),
  ),
  accounts: 'declare const accounts: { readonly default: { readonly apiKey: string } }',
  http: 'declare const http: { readonly timeoutMs?: number }',
  port: 'declare const port: number',
  latencyMs: 'declare const latencyMs: number',
}

const serving = `import { mcpServer } from 'moonbind/mcp'
export const all: readonly unknown[] = [mcpServer]
`

/** The program, and what README.md shows, as files by their paths. */
export const programFiles = (): Readonly<Record<string, string>> => ({
  'src/program.ts': program,
  'src/serving.ts': serving,
  ...Object.fromEntries(readmeFiles()),
})

/** Files of TypeScript with each snippet of README.md and each call of its table of exports. */
function readmeFiles(): (readonly [path: string, text: string])[] {
  const snippets = [...readme.matchAll(/```ts\n([^]*?)```/g)].map((match) => match[1]!)
  const cells = readme.split('\n').filter((line) => line.startsWith('| `moonbind'))
  const calls = cells.flatMap((line) => [...line.matchAll(/`([a-z]\w*\(.*?\))`/gi)].map((match) => match[1]!))
  return [...snippets, ...calls.map((call) => `export const value: unknown = ${call}\n`)].map((code, index) => [
    `src/readme-${index}.ts`,
    complete(code),
  ])
}

/** With a line for each name that the snippet uses and does not define. */
function complete(code: string): string {
  const words = new Set(code.replace(/'[^'\n]*'|\/\/.*|\.\w+|\b\w+:/g, ' ').match(/\b[a-z]\w*\b/gi))
  const lines = [...words].flatMap((word) => (isDefined(code, word) ? [] : (declared[word] ?? [])))
  const used = [...code.matchAll(/^const (\w+)/gm)].map((match) => match[1])
  return `${lines.join('\n')}\n${code}\nvoid [${used.join(', ')}]\nexport {}\n`
}

const isDefined = (code: string, word: string): boolean =>
  new RegExp(`(?:const |import \\{[^}]*)\\b${word}\\b`).test(code)
