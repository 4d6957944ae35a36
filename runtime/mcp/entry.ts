/**
 * moonbind/mcp, loaded step by step: if the library that serves the protocol is not installed, the error says what
 * installs it. Its exports are those of index.ts, which has their types.
 */
import { MoonbindError } from '../errors.js'

const LIBRARY = '@modelcontextprotocol/server'

export const { mcpServer } = await import('./index.js').catch((error: unknown) => {
  throw isMissing(error) ? notInstalled(error) : error
})

function isMissing(error: unknown): error is Error {
  const isUnresolved = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
  return isUnresolved && error.message.includes(`'${LIBRARY}'`)
}

function notInstalled(cause: Error): MoonbindError {
  const message = `${LIBRARY} is not installed: nothing but moonbind/mcp needs it. Install it with`
  return new MoonbindError('not_installed', `${message}\n\n  npm install ${LIBRARY}@2\n`, { cause })
}
