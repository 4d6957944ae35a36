import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentOf, moonbindProcess, project, root } from '../helpers/cli.js'

const script = join(root, 'dist/codegen/cli.js')

test('the exit code of a command is that of the process', async () => {
  expect(await moonbindProcess(['generate', '--spec', 'nowhere'])).toEqual({
    code: 3,
    out: '',
    err:
      'moonbind: cannot read the documents of nowhere: no such file or folder (name another folder with ' +
      '--spec DIR, or begin with: npx moonbind init)\n',
  })
})

test('a process reads a script from standard input', async () => {
  const cwd = project({})
  const bad = await moonbindProcess(['run', '-'], { cwd, input: Buffer.from('print("\xe9")', 'latin1') })
  expect(bad).toMatchObject({ code: 3, out: '', err: 'moonbind: standard input:1:8: expected UTF-8 text\n' })
  expect(await moonbindProcess(['run', '-'], { input: 'print("hello")' })).toEqual({ code: 0, out: 'hello\n', err: '' })
})

test('a defect of moonbind is reported as one, with its place on demand', async () => {
  const broken = { NODE_OPTIONS: `--import ${join(project({ 'broken.mjs': sabotage }), 'broken.mjs')}` }
  const { code, err } = await moonbindProcess(['--version'], { env: broken })
  expect({ code, err }).toEqual({
    code: 70,
    err: 'moonbind: a defect of moonbind, please report it: no package here\nMOONBIND_DEBUG=1 shows where\n',
  })
  expect((await moonbindProcess(['--version'], { env: { ...broken, MOONBIND_DEBUG: '1' } })).err).toMatch(/\n {4}at /)
})

test.each(['generate', 'run --mock -e 1'])('%s in a working folder that was deleted is not a defect', async (args) => {
  const cwd = project({})
  const line = 'rmdir "$PWD" && exec "$0" "$@"'
  const child = spawn('sh', ['-c', line, process.execPath, script, ...args.split(' ')], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, err }).toEqual({
    code: 3,
    err: 'moonbind: the working folder does not exist any more; change into another one\n',
  })
})

/** Makes reading package.json throw what no command expects. */
const sabotage = `const parse = JSON.parse
JSON.parse = (text, ...rest) => {
  if (text.includes('"name": "moonbind"')) throw new Error('no package here')
  return parse(text, ...rest)
}
`

test('a closed output pipe is not a failure', async () => {
  const many = Array.from({ length: 400 }, (_, index) => `get_item_${index}`)
  const cwd = project({ 'shop.md': documentOf('shop', many) })
  const child = spawn(process.execPath, [script, 'schema', 'shop.md'], { cwd })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops the mock with exit code 0', async (signal) => {
  const child = spawn(process.execPath, [script, 'mock', '--port', '0'], { cwd: root })
  child.stdout.once('data', () => child.kill(signal))
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
})
