import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../helpers/cli.js'

/** Compiled modules that a module loads at once. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, name] of text.matchAll(/(?:^|[\n;] *)(?:import|export)\b[^'"\n;]*? from '(\.[^']+)'/g))
    loadedBy(join(dirname(file), name!), seen)
  return seen
}

test.each(['vm/index.js', 'vm/run/later.js', 'vm/worker/host.js'])(
  '%s loads no machine into the thread of the host',
  (file) => {
    const loaded = [...loadedBy(join(root, 'dist/runtime', file))].map((path) => path.slice(root.length + 1))
    expect(loaded.filter((path) => path.endsWith('/fengari.js'))).toEqual([])
    expect(loaded.length).toBeGreaterThan(1)
  },
)
