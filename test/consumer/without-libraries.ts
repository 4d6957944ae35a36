import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { documentOf, type Finished, project } from '../helpers/cli.js'
import { manifest, type Packed, probe } from './installed.js'

const install =
  'npm install --save-dev acorn@8 handlebars@4 mdast-util-gfm-table@2 micromark-extension-gfm-table@2 ' +
  'remark-parse@11 ts-morph@28 unified@11 vfile@6 vfile-message@4 yaml@2'

/** Exports that need nothing but the package's dependencies. */
const light: readonly string[] = [
  ...Object.keys(manifest.exports)
    .filter((name) => !/[*]|json$|codegen|mcp/.test(name))
    .map((name) => name.replace('.', 'moonbind')),
  'moonbind/telnyx',
  'moonbind/telnyx/mock',
]

/** Commands that run the bindings of the package. */
const running: readonly (readonly string[])[] = [
  ['--version'],
  ['help'],
  ['docs', 'read', 'telnyx.send_sms'],
  ['run', '--mock', '-'],
  ['run', '--mock', '-e', 'print(app.integrations.telnyx.list_messages({}).data[1].id)'],
  ['lint', 'script.lua'],
  ['mock', '--port', '0'],
  ['skill', '--out', 'made'],
  ['completion', 'bash'],
]

/** Commands that read the documents of a project. */
const reading: readonly (readonly string[])[] = [
  ['generate'],
  ['check'],
  ['schema', 'spec/shop.md'],
  ['explain', 'shop'],
  ['stubs'],
  ['tools', '--for', 'plain'],
  ['openapi', 'shop'],
]

const missing = /^moonbind: \S+ is not installed: .*\n\n {2}npm install --save-dev /

/** Tests of a project in which nothing is installed but the package. */
export function withoutLibraries(packed: () => Packed): void {
  const installed = (files: Readonly<Record<string, string>>): string => {
    const cwd = project({ 'package-lock.json': '{}', ...files })
    packed().install(cwd, [])
    return cwd
  }

  test('loads what runs bindings, and names what installs the rest', () => {
    const cwd = installed({ 'script.lua': 'return 1\n' })
    const { imported, finished } = probe(cwd, {
      exports: [...light, 'moonbind/codegen', 'moonbind/mcp'],
      commands: running,
    })
    expect(imported).toEqual({
      ...Object.fromEntries(light.map((name) => [name, 'loaded'])),
      'moonbind/codegen': expect.stringMatching(/^Failure: \S+ is not installed: /),
      'moonbind/mcp':
        'MoonbindError: @modelcontextprotocol/server is not installed: nothing but moonbind/mcp needs it. ' +
        'Install it with\n\n  npm install @modelcontextprotocol/server@2\n',
    })
    expect(imported['moonbind/codegen']).toContain(`\n\n  ${install}\n`)
    expect(running.flatMap((command, index) => wrong(command, finished[index]!))).toEqual([])
  })

  test('serves MCP with the libraries of the command', () => {
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } }
    const input = `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`
    const command = ['node_modules/moonbind/dist/codegen/cli.js', 'mcp', '--mock']
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: installed({}),
      input,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, result: { serverInfo: { name: 'moonbind' } } })
  })

  test('with documents of its own is sent to the libraries that read them', () => {
    const cwd = installed({ 'spec/shop.md': documentOf('shop', ['ping']) })
    const { finished } = probe(cwd, { commands: reading })
    for (const [index, command] of reading.entries())
      expect(finished[index], command.join(' ')).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(missing),
      })
    expect(finished[0]!.err).toContain(install)
  })
}

const wrong = (command: readonly string[], { code, err }: Finished): string[] =>
  code === 0 && err === '' ? [] : [`${command.join(' ')}: ${code} ${err}`]
