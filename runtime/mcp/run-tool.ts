/** `run_lua` and `run_lua_readonly`: one run, which may take several rounds. */
import type { CallToolResult, InputRequiredResult, McpServer, ServerContext } from '@modelcontextprotocol/server'
import type { Run } from '../script/runtime-types.js'
import { answerIn, canAsk, pendingQuestion, question, questionText } from './approvals.js'
import type { Job } from './jobs.js'
import { runResult, toolResult } from './outcome.js'
import type { RoundState, Rounds } from './round-state.js'
import type { Session } from './session.js'

/** The arguments of a tool that runs scripts. */
export interface RunArguments {
  readonly code?: string
  readonly run?: string
  readonly maxTokens?: number
}

export interface RunRequest {
  readonly server: McpServer
  readonly session: Session
  readonly rounds: Rounds
  readonly given: RunArguments
  readonly context: ServerContext
  readonly readOnly: boolean
}

type Answer = CallToolResult | InputRequiredResult

/** Runs or continues a script until it is over or a person has to be asked. */
export async function runTool(request: RunRequest): Promise<Answer> {
  const { session, given, context } = request
  const state = context.mcpReq.requestState<RoundState>()
  if (!state && (given.code === undefined) === (given.run === undefined))
    return failed('arguments', 'run_lua: expected either "code", a script, or "run", a paused run')
  const job = state ? session.jobs.find(state.run) : given.run ? session.jobs.find(given.run) : await begin(request)
  if (!job)
    return failed(
      'unknown_run',
      `there is no run ${JSON.stringify((state?.run ?? given.run ?? '').slice(0, 60))}: it has ended, or it ` +
        'never existed; run the script again',
    )
  if (state) job.answer(state.call, answerIn(context))
  const { signal } = context.mcpReq
  const cancel = (): void => job.end()
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  try {
    return await follow(job, request)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

function begin({ session, given, context, readOnly }: RunRequest): Promise<Job> {
  const token = context.mcpReq._meta?.progressToken
  let calls = 0
  const onCall = (path: string): void => {
    calls++
    if (token === undefined) return
    const params = { progressToken: token, progress: calls, message: path }
    // A client that has left gets no progress.
    context.mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {})
  }
  return session.begin(given.code ?? '', { readOnly, onCall })
}

async function follow(job: Job, request: RunRequest): Promise<Answer> {
  const { session, given, server, rounds, context } = request
  for (;;) {
    const run = await job.settled()
    if (run) {
      session.jobs.forget(job)
      const shown = request.readOnly ? pointing(run) : run
      return runResult(shown, session.results, given.maxTokens ?? session.maxTokens)
    }
    const asked = job.question
    if (!asked) continue
    if (canAsk(server, context)) return question(asked, await rounds.mint({ run: job.id, call: asked.id }, context))
    const answered = given.run === job.id ? await session.approvals?.take(job.id) : undefined
    if (answered) job.answer(answered.call, answered.approval)
    else if (session.approvals) return paused(job, questionText(asked), session)
    else job.answer(asked.id, 'deny')
  }
}

/** Says which tool can do what was refused. */
function pointing(run: Run): Run {
  const { error } = run
  if (error?.kind !== 'denied') return run
  return { ...run, error: { ...error, message: `${error.message} run_lua runs scripts that change something.` } }
}

/** Nobody can be asked here. A person answers outside the client; the model cannot. */
async function paused(job: Job, text: string, session: Session): Promise<CallToolResult> {
  const asked = job.question
  if (asked) await session.approvals?.put(job.id, pendingQuestion(asked))
  const message =
    `${text}\nA person decides with: ${session.approveCommand(job.id)}. Then call run_lua with { ` +
    `"run": "${job.id}" }.`
  return toolResult({
    status: 'paused',
    calls: 'waits for an approval',
    error: { kind: 'paused', message },
    run: job.id,
  })
}

/** The answer for a call that cannot be served, in the form of all answers. */
function failed(kind: string, message: string): CallToolResult {
  return toolResult({ status: 'failed', calls: 'no calls', error: { kind, message } })
}
