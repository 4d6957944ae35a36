// With `node --import`: every module that is loaded is named on standard error, one a line.
import { register } from 'node:module'

const hooks = `import { writeSync } from 'node:fs'
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context)
  if (!found.url.startsWith('node:')) writeSync(2, 'loads ' + found.url + '\\n')
  return found
}`

register(`data:text/javascript,${encodeURIComponent(hooks)}`)
