import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** The folder that holds `.git`, of the working directory or above it. */
function repositoryTop(): string | undefined {
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (folder === dirname(folder)) return undefined
  }
}

/**
 * Names paths of the working directory as seen from the top of its repository, which is looked for once; outside of one
 * as they are.
 */
export function repositoryPaths(): (file: string) => string {
  const top = repositoryTop()
  return (file) => {
    const path = top === undefined ? '' : relative(top, resolve(file))
    return path === '' || path.startsWith('..') ? file : path.split(sep).join('/')
  }
}
