/** The three ways to ask a person about a call: in the answer, by a request to the client, or outside the client. */
import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { Approval, ApprovalCall } from '../policy/gate.js'
import { argumentsText } from '../policy/question.js'

/** Where questions wait if a client cannot ask: `moonbind approve` reads them and writes answers. */
export interface ApprovalStore {
  /** Keeps a question until it is answered. */
  put(run: string, question: PendingQuestion): Promise<void>
  /** The answer, if there is one. Each answer is read once. */
  take(run: string): Promise<{ readonly call: string; readonly approval: 'allow' | 'deny' } | undefined>
  delete(run: string): Promise<void>
}

/** A call that waits. Secrets are removed from its arguments. */
export interface PendingQuestion {
  readonly call: string
  readonly path: string
  readonly effect: string
  readonly args: unknown
  readonly because?: string
}

export const pendingQuestion = ({ id, path, effect, args, rule }: ApprovalCall): PendingQuestion => ({
  call: id,
  path,
  effect,
  args,
  ...(rule?.because !== undefined && { because: rule.because }),
})

/** The field of the form in which a person decides. */
const FIELD = 'allow'
/** Longer arguments are cut: a person has to read them. */
const SHOWN = { characters: 1_500, lines: 100 }

/**
 * Whether the client can show a form. A client of the 2026 protocol states its capabilities with each request, one of
 * 2025 states them once; over stateless HTTP, the latter has stated none. A client that names kinds of elicitation
 * supports no others.
 */
export function canAsk({ server }: McpServer, { mcpReq }: ServerContext): boolean {
  const envelope: { readonly [key: string]: unknown } = mcpReq.envelope ?? {}
  const said = envelope[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined
  const declared = said ?? server.getClientCapabilities()
  const elicitation = declared?.elicitation
  if (elicitation === undefined) return false
  return elicitation.form !== undefined || Object.keys(elicitation).length === 0
}

/** Asks in the answer; the SDK makes a request of it for clients of 2025. */
export function question(call: ApprovalCall, requestState: string): InputRequiredResult {
  return inputRequired({
    requestState,
    inputRequests: {
      [FIELD]: inputRequired.elicit({
        message: questionText(call),
        requestedSchema: {
          type: 'object',
          properties: { [FIELD]: { type: 'boolean', title: 'Send this call', default: false } },
          required: [FIELD],
        },
      }),
    },
  })
}

export function questionText({ path, effect, args, rule, line }: ApprovalCall): string {
  const shown = argumentsText(args, SHOWN)
  const because = rule?.because === undefined ? '' : `\nBecause: ${rule.because}`
  const where = line === undefined ? '' : ` in line ${line}`
  return `The script wants to call ${path} (${effect})${where} with\n${shown}${because}\nSend it?`
}

/** What the person answered. Anything but a clear yes denies the call. */
export function answerIn(context: ServerContext): Approval {
  const response = context.mcpReq.inputResponses?.[FIELD] as
    | { readonly action?: unknown; readonly content?: { readonly [FIELD]?: unknown } }
    | undefined
  return response?.action === 'accept' && response.content?.[FIELD] === true ? 'allow' : 'deny'
}
