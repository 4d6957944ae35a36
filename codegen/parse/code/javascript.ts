/** JavaScript as the tree that Lua is read as: `const sent = await app.integrations.x.send({ to: "…" })`. */
import * as acorn from 'acorn'
import type { Chunk, Statement } from 'luaparse'
import { checkDepth } from './javascript-depth.js'
import { StatementReader } from './javascript-statements.js'
import { type CodeComment, chunk, UnreadableCode } from './tree.js'

/** Throws `UnreadableCode` for what does not parse. */
export function readJavaScript(code: string): Chunk {
  const comments: CodeComment[] = []
  const program = parse(code, comments)
  const body: Statement[] = new StatementReader(code).statements(program.body)
  return chunk(body, comments)
}

function parse(code: string, comments: CodeComment[]): acorn.Program {
  try {
    checkDepth(code)
    return acorn.parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowHashBang: true,
      onComment: (_isBlock, value, start, end) => void comments.push({ value, range: [start, end] }),
    })
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw new UnreadableCode(error.message)
    throw error
  }
}
