import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { onTestFinished } from 'vitest'
import { root } from '../helpers/cli.js'

/**
 * What a consumer writes. It calls the API over HTTP, runs a script where `isolation` says, answers by made-up data,
 * and asks for a mock server. All that it finds out is in `outcome`.
 */
const PROGRAM = `
import { createRuntime, MoonbindError, pages } from 'moonbind'
import { telnyx } from 'moonbind/telnyx'
import { createMockServer, mockTransport } from 'moonbind/mock'

const { baseUrl, isolation } = globalThis.settings ?? JSON.parse(process.argv[2])
const script = \`
  local numbers = app.integrations.telnyx.list_phone_numbers{ page_size = 2 }
  print(numbers.data[1].id)
  local sum = parallel({ function() return 1 end, function() return 2 end })
  return #numbers.data\`

const shown = (error) => \`\${error.code}: \${error.message}\`

async function runScript(api) {
  const runtime = await createRuntime({ integrations: [api], isolation, limits: { cpuMs: 20_000, wallMs: 60_000 } })
  try {
    const { output, values, error } = await runtime.run(script)
    return error ? error.message : [output.trim(), ...values]
  } finally {
    await runtime.close()
  }
}

async function main() {
  const api = telnyx({ accounts: { default: { apiKey: 'key-1' } }, http: { baseUrl, retries: 2 } })
  const listed = []
  for await (const { id } of pages(api).list_phone_numbers()) listed.push(id)
  const refused = await api.get_phone_number({ phone_number_id: 'none' }).catch(shown)
  const server = await createMockServer({ namespaces: [] }).then((server) => server.close().then(() => 'started'), shown)
  const scripted = await runScript(api).catch(shown)
  const mocked = await runScript(telnyx({ transport: mockTransport() })).catch(shown)
  return { listed, refused, server, scripted, mocked: Array.isArray(mocked) ? mocked.length : mocked }
}

globalThis.outcome = main().catch((error) => ({ crashed: String(error && error.stack) }))
`

/** A folder of a consumer who has installed this package; deleted after the test. */
function consumer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'moonbind-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/moonbind'))
  writeFileSync(join(folder, 'program.js'), PROGRAM)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return folder
}

/** A bundle: its file, which is where no package can be found, its text, and the modules in it. */
interface Bundle {
  readonly file: string
  readonly text: string
  readonly inputs: readonly string[]
}

export async function bundleByEsbuild(options: BuildOptions): Promise<Bundle> {
  const target = mkdtempSync(join(tmpdir(), 'moonbind-bundled-'))
  onTestFinished(() => rmSync(target, { recursive: true, force: true }))
  const file = join(target, options.format === 'cjs' ? 'program.cjs' : 'program.mjs')
  const { metafile } = await esbuild({
    entryPoints: [join(consumer(), 'program.js')],
    outfile: file,
    bundle: true,
    metafile: true,
    logLevel: 'silent',
    ...options,
  })
  return { file, text: readFileSync(file, 'utf8'), inputs: Object.keys(metafile!.inputs) }
}

/** The text of a bundle that Vite makes for a page. */
export async function bundleByVite(): Promise<string> {
  const folder = consumer()
  const built = await vite({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(folder, 'program.js'), formats: ['iife'], name: 'program', fileName: 'program' },
    },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('Vite made no output')
  return first.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
}
