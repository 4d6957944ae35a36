import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { root } from '../helpers/cli.js'

const program = join(root, 'test/proof/node_modules/@stoplight/prism-cli/dist/index.js')

/** A port of loopback that is free now. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/**
 * Starts the mock of an OpenAPI document on loopback, and waits until it listens. It says in the header `sl-violations`
 * what the document forbids.
 */
export async function startPrism(file: string): Promise<{ readonly url: string; stop(): void }> {
  const port = await freePort()
  const mock = spawn(process.execPath, [program, 'mock', '--port', String(port), file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const listening = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed.push(String(chunk))
      if (printed.join('').includes('Prism is listening')) resolve()
    }
    mock.stdout.on('data', read)
    mock.stderr.on('data', read)
    mock.once('exit', (code) => reject(new Error(`the mock ended with ${code}:\n${printed.join('')}`)))
  })
  await listening
  return { url: `http://127.0.0.1:${port}`, stop: () => mock.kill() }
}
