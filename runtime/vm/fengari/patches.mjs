import { answers } from './patches/answers.mjs'
import { base } from './patches/base.mjs'
import { host } from './patches/host.mjs'
import { integers } from './patches/integers.mjs'
import { memory } from './patches/memory.mjs'
import { numbers } from './patches/numbers.mjs'
import { pack } from './patches/pack.mjs'
import { strings } from './patches/strings.mjs'
import { work } from './patches/work.mjs'

/**
 * The changes to Fengari 0.1.5 and their reasons. The build must find each site exactly once, and replaces the first
 * text by the second. `meter` (see meter.js) is in scope in every file. Each patch has a test of the same name, which
 * fails without it.
 *
 * @type {readonly { name: string, why: string, file: string, sites: readonly (readonly [from: string, to: string])[] }[]}
 */
export const patches = [...base, ...integers, ...numbers, ...pack, ...strings, ...memory, ...work, ...host, ...answers]
