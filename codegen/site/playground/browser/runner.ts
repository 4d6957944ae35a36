/** Runs a script as `moonbind run --mock` does: checked first, in a worker, against a new mock. */

import { MoonbindError } from '#runtime/errors.js'
import { type CallEvent, createRuntime, type Run, type Runtime, type RuntimeOptions } from '#runtime/index.js'
import { connectPlayed } from '#runtime/played/connect-played.js'
import { openInThread } from '#runtime/played/open-in-thread.js'
import type { LoadedNamespace, Namespaces } from './load-namespaces.js'

export interface RunRequest {
  readonly source: string
  /** Accounts in addition to those that the documents use, of every namespace. */
  readonly accounts: readonly string[]
  readonly limits: NonNullable<RuntimeOptions['limits']>
  /** Decides about writes; without it all calls are answered. */
  readonly approve?: RuntimeOptions['approve']
  readonly signal: AbortSignal
  readonly onCall: (event: CallEvent) => void
  /** Receives each answer before its call ends, with the id that `onCall` gives the call. */
  readonly onAnswer: (id: string, answer: unknown) => void
}

export interface Outcome {
  readonly run: Run
  /** A note about the run. */
  readonly notes: readonly string[]
}

export async function runScript(namespaces: Namespaces, request: RunRequest): Promise<Outcome> {
  const reached = await namespaces.for(request.source)
  const outcome = await runWith(reached, request)
  // The nearest right name may be in a namespace that the script does not name. No call was made yet.
  if (outcome.run.error?.kind !== 'check' || reached.length === namespaces.catalog.namespaces.length) return outcome
  return runWith(await namespaces.all(), request)
}

async function runWith(reached: readonly LoadedNamespace[], request: RunRequest): Promise<Outcome> {
  const { source, accounts, limits, approve, signal, onCall, onAnswer } = request
  const notes: string[] = []
  const integrations = connectPlayed(reached, {
    accounts: new Map(reached.map(({ entry, data }) => [entry.name, [...data.accounts, ...accounts]])),
    onRefused: (reason) => notes.push(`The mock answers what the API refuses: ${reason}`),
    onAnswer: ({ observer }, answer) => {
      if (observer?.callId !== undefined) onAnswer(observer.callId, answer)
    },
    open: openInThread,
  })
  const options: RuntimeOptions = { integrations, limits, onCall, ...(approve && { policy: { rules: [] }, approve }) }
  const runtime = await openRuntime(options)
  try {
    return { run: await runtime.run(source, { check: true, signal }), notes }
  } finally {
    await runtime.close()
  }
}

/** @throws {Error} if the browser starts no worker: a script that cannot be ended is not run in the page itself. */
async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  try {
    return await createRuntime(options)
  } catch (error) {
    if (!(error instanceof MoonbindError && error.code === 'no_worker')) throw error
    throw new Error(
      'This browser starts no worker for this page, and no script runs without one: allow workers from blob: ' +
        'addresses, or run the script with npx moonbind run --mock.',
    )
  }
}
