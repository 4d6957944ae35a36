import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { connect as connectTo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { root } from '../helpers/cli.js'
import { serve } from './serving.js'

const call = (id: number, code: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'run_lua', arguments: { code } } })

describe('over HTTP', () => {
  const body = call(1, 'return 41 + 1')
  const json = 'Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n'
  const ended = `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
  const good = `POST /mcp HTTP/1.1\r\nHost: localhost\r\n${json}${ended}`

  const sized = (text: string): string =>
    good.replace(/Content-Length: \d+/, `Content-Length: ${text.length}`).replace(body, text)

  /** The status of what is answered to these bytes; 0 if nothing is. */
  function statusOf(url: string, bytes: string): Promise<number> {
    const socket = connectTo(Number(new URL(url).port), '127.0.0.1')
    let text = ''
    return new Promise((resolve) => {
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1')
        if (text.includes('\r\n\r\n')) socket.destroy()
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)))
      socket.write(bytes, 'latin1')
    })
  }

  const attacks: readonly (readonly [what: string, status: number, bytes: string])[] = [
    ['a call', 200, good],
    ['a session that nobody opened', 200, good.replace('Host', 'Mcp-Session-Id: none\r\nHost')],
    ['a host of somebody else', 403, good.replace('localhost', 'evil.example')],
    ['a host with the name of somebody', 400, good.replace('localhost', 'evil@127.0.0.1')],
    ['a host with an empty name', 400, good.replace('localhost', '@127.0.0.1')],
    ['a host with a path', 400, good.replace('localhost', '127.0.0.1/evil')],
    ['a host with a query', 400, good.replace('localhost', '127.0.0.1?')],
    ['a host with a port that is none', 403, good.replace('localhost', '127.0.0.1:99999')],
    ['an origin with the name of somebody', 400, good.replace('Host', 'Origin: http://evil@127.0.0.1\r\nHost')],
    ['no host', 403, good.replace('Host: localhost\r\n', '').replace('HTTP/1.1', 'HTTP/1.0')],
    ['a host that is no name', 403, good.replace('localhost', '[')],
    ['a page of a browser', 403, good.replace('Host', 'Origin: https://evil.example\r\nHost')],
    ['an origin that is no address', 403, good.replace('Host', 'Origin: ::::\r\nHost')],
    ['another path', 404, good.replace('/mcp', '/')],
    ['a path that is no address', 404, good.replace('/mcp', '//')],
    ['an address that cannot be parsed', 404, good.replace('/mcp', 'http://[::bad/mcp')],
    ['a query that cannot be decoded', 200, good.replace('/mcp', '/mcp?x=%zz')],
    ['no path', 404, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['another method', 405, good.replace('POST', 'PUT')],
    ['a version that is none', 400, good.replace('Host', 'Mcp-Protocol-Version: 1999-01-01\r\nHost')],
    ['a form', 415, good.replace('Content-Type: application/json', 'Content-Type: text/plain')],
    ['a batch of calls', 200, sized(`[${body},${body}]`)],
    ['a batch of what is no call', 400, sized('[1,null,"x",[]]')],
    ['an empty batch', 400, sized('[]')],
    ['an identifier of a megabyte', 200, sized(body.replace('"id":1', `"id":"${'x'.repeat(1_000_000)}"`))],
    ['an identifier that is an object', 400, sized(body.replace('"id":1', '"id":{}'))],
    [
      'a progress token that is an object',
      400,
      sized(body.replace('"params":{', '"params":{"_meta":{"progressToken":{}},')),
    ],
    ['broken JSON', 400, good.replace('{', '[')],
    ['a chunk that is none', 400, good.replace(/Content-Length[^]*$/, 'Transfer-Encoding: chunked\r\n\r\nZZ\r\n')],
    ['two lengths', 400, good.replace('Host', 'Transfer-Encoding: chunked\r\nHost')],
    ['a long header', 431, good.replace('Host', `X: ${'x'.repeat(100_000)}\r\nHost`)],
    ['no HTTP', 400, '\u0000\u0001\r\n\r\n'],
  ]

  test('over HTTP, each attack is refused, and the next call is answered', async () => {
    const { url } = await serve()
    const seen: (readonly [string, number])[] = []
    for (const [what, , bytes] of attacks) seen.push([what, await statusOf(url, bytes)])
    expect(seen).toEqual(attacks.map(([what, status]) => [what, status]))
    expect(await statusOf(url, good)).toBe(200)
  })

  test('over HTTP, slow and vanished clients do not delay others', async () => {
    const { url, sent } = await serve({ isolation: 'worker' })
    const loop = call(2, 'while true do app.integrations.telnyx.list_phone_numbers{} end')
    const port = Number(new URL(url).port)
    const head = `POST /mcp HTTP/1.1\r\nHost: localhost\r\n${json}Content-Length: ${loop.length}\r\n\r\n`
    const sockets = Array.from({ length: 60 }, () => connectTo(port, '127.0.0.1').on('error', () => {}))
    for (const [index, socket] of sockets.entries()) socket.write(index < 50 ? `${head}{` : `${head}${loop}`)
    while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const socket of sockets.slice(50)) socket.destroy()
    expect(await statusOf(url, good)).toBe(200)
    for (const socket of sockets) socket.destroy()
    // Runs of clients that have gone end: after a while no more calls are sent.
    for (let before = -1; before !== sent.length; ) {
      before = sent.length
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  })
})

describe('over stdio', () => {
  const opening = [
    {
      id: 0,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
    },
    { method: 'notifications/initialized' },
  ]
  const line = (message: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`
  const cancel = (requestId: number): string => line({ method: 'notifications/cancelled', params: { requestId } })
  const forever = 'while true do app.integrations.telnyx.list_phone_numbers{} end'

  /** The command, and all that it wrote so far. */
  async function started(...args: string[]): Promise<{ child: ChildProcess; written: { out: string; err: string } }> {
    const child = spawn(process.execPath, [join(root, 'dist/codegen/cli.js'), 'mcp', '--mock', ...args], { cwd: root })
    onTestFinished(() => void child.kill('SIGKILL'))
    const written = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      written.out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      written.err += chunk.toString()
    })
    child.stdin.on('error', () => {})
    child.stdin.write(opening.map(line).join(''))
    await once(child.stdout, 'data')
    return { child, written }
  }

  test('over stdio, invalid JSON-RPC does no harm, and too long a message ends the server', async () => {
    const { child, written } = await started()
    const answered = async (text: string): Promise<void> => {
      while (!written.out.includes(text)) await once(child.stdout!, 'data')
    }
    child.stdin!.write(`${call(1, forever)}\n`)
    child.stdin!.write([1, 1, 77].map(cancel).join(''))
    child.stdin!.write('{broken\n\n[]\nnull\n"x"\n{"jsonrpc":"2.0","id":{},"method":"tools/list"}\n')
    child.stdin!.write(`${line({ id: 2, method: 'no/such' })}${call(3, 'return 42')}\n`)
    await answered('"value":42')
    expect(written.out).not.toContain('"id":1,')
    expect(written.out).toContain('"id":2,"error"')
    child.stdin!.write(`${'x'.repeat(11 << 20)}\n`)
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(written.err).toBe(
      'moonbind: a message is not JSON-RPC and is ignored\nmoonbind: a message of more than 10 MB ends the ' +
        'connection\n',
    )
  })

  test('over stdio, a client that closes its pipe ends the server, whatever runs', async () => {
    const { child, written } = await started()
    child.stdin!.write(`${call(1, forever)}\n`)
    child.stdin!.end()
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(written.err).toBe('')
  })

  test('over stdio, a mistake in the policy ends the command although a client is connected', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'moonbind-mcp-')), 'policy.yaml')
    writeFileSync(file, 'rules:\n  - { match: telnyx.send_sm, do: deny, because: no }\n')
    const { child, written } = await started('--policy', file)
    child.stdin!.write(`${call(1, 'return 1')}\n`)
    expect(await once(child, 'exit')).toEqual([2, null])
    expect(written.err).toMatch(/^moonbind: .*policy\.yaml:2:.*send_sms/)
    expect(written.out).not.toContain('"id":1,"result"')
  })
})
