import { meantName } from '../../runtime/validation/did-you-mean.js'
import { isBlocking } from '../check/documents.js'
import type { Finding } from '../check/finding.js'
import { gate } from '../check/gate.js'
import { ACCEPTED_FILE, type Acceptance, acceptedName, isDay, isFingerprint } from '../check/policy/accepted.js'
import { nearOf } from '../check/policy/identity.js'
import { exitCodes, Failure } from '../failure.js'
import { writeTextFile } from '../files/index.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { inspectOptions } from './project/gather-options.js'
import { readPolicy } from './project/policy.js'
import { today } from './project/today.js'

/** `moonbind accept`: a finding that the project decides to live with, and why. */
export const accept: Command = {
  name: 'accept',
  usage:
    'FINGERPRINT --reason TEXT [--until YYYY-MM-DD] [--base REF|FOLDER|FILE [--base-tip]] [--run] [--spec DIR] ' +
    '[--out DIR]',
  options: {
    reason: { type: 'value', value: 'TEXT', help: 'why it is accepted' },
    until: {
      type: 'value',
      value: 'YYYY-MM-DD',
      help: 'the last day on which it is; check fails from the next day on',
    },
    ...inspectOptions,
    json: commonOptions.json,
  },
  words: { min: 1, max: 1 },
  run: runAccept,
}

async function runAccept(args: Arguments, io: Io): Promise<number> {
  const wanted = readAcceptance(args)
  const policy = await readPolicy(today())
  const { input } = await (await import('./project/gather.js')).inspect(args, io, { ...policy, accepted: [] })
  const found = gate({ ...input, named: policy.accepted }).findings
  const known = found.find(({ fingerprint }) => fingerprint === wanted.fingerprint)
  if (!known) throw new Failure('usage', unknown(wanted.fingerprint, found, args))
  if (isBlocking(known))
    throw new Failure(
      'usage',
      `${wanted.fingerprint} cannot be accepted: nothing is generated from a document with an error, fix it ` +
        `(${known.subject}: ${known.message})`,
    )
  const { writeAccepted } = await import('../check/policy/accepted-file.js')
  const near = input.surroundings && nearOf(known, input.surroundings)
  const accepted: Acceptance = { ...wanted, ...(near !== undefined && { near }), finding: acceptedName(known) }
  writeTextFile(ACCEPTED_FILE, writeAccepted(policy.accepted, accepted))
  io.out(
    args.flag('json')
      ? `${JSON.stringify({ ...accepted, file: ACCEPTED_FILE }, undefined, 2)}\n`
      : `accepted ${wanted.fingerprint} in ${ACCEPTED_FILE}: ${accepted.finding}\n`,
  )
  return exitCodes.clean
}

function readAcceptance(args: Arguments): Acceptance {
  const [fingerprint = ''] = args.words
  const [reason, until] = [args.text('reason')?.trim() ?? '', args.text('until')]
  if (!isFingerprint(fingerprint))
    throw usage(
      accept,
      `expected a fingerprint of 12 hexadecimal digits, as check shows it, got ${JSON.stringify(fingerprint)}`,
    )
  if (reason === '') throw usage(accept, 'why? --reason TEXT explains it to later readers')
  if (until !== undefined && !isDay(until))
    throw usage(accept, `expected a day as YYYY-MM-DD, got ${JSON.stringify(until)}`)
  if (until !== undefined && until < today()) throw usage(accept, `${until} is already over`)
  return { fingerprint, reason, ...(until !== undefined && { until }) }
}

function unknown(fingerprint: string, found: readonly Finding[], args: Arguments): string {
  const names = new Map(found.map((finding) => [finding.fingerprint, acceptedName(finding)]))
  const meant = meantName(fingerprint, [...names.keys()], (near) => `${near} (${names.get(near)})`)
  const otherwise = args.text('base') === undefined ? '; findings about changes need the same --base as check' : ''
  const hint = meant === undefined ? otherwise : `, ${meant}`
  return `no finding has the fingerprint ${fingerprint} now${hint}`
}
