/** The calls of a run, while it runs and afterwards. */
import type { CallEvent, CallRecord } from '#runtime/index.js'
import { button, h } from './dom.js'
import { tree } from './tree.js'

export type Decision = 'allow' | 'deny'

type Started = Extract<CallEvent, { type: 'start' }>['call']

/** How each state is shown; colour is never the only sign. */
const STATES: { readonly [state in CallRecord['state']]: string } = {
  ok: 'answered',
  error: 'failed',
  denied: 'denied',
  unknown: 'no answer',
}

const MOST_ROWS = 200

/** A list that fills as calls come. */
export class CallList {
  readonly element = h('ol', { class: 'calls' })
  readonly #goTo: (line: number) => void
  readonly #rows = new Map<string, HTMLDetailsElement>()
  readonly #answers = new Map<string, unknown>()
  #count = 0

  constructor(goTo: (line: number) => void) {
    this.#goTo = goTo
  }

  get count(): number {
    return this.#count
  }

  /** Remembers an answer until its call has ended. */
  answered(id: string, answer: unknown): void {
    if (this.#rows.has(id)) this.#answers.set(id, answer)
  }

  hear(event: CallEvent): void {
    if (event.type === 'start') this.#started(event.call)
    else this.#ended(event.call)
  }

  /** Shows the question next to its call. Rejects when the run ends first. */
  ask(call: { readonly id: string }, signal: AbortSignal): Promise<Decision> {
    return new Promise((resolve, reject) => {
      const row = this.#rows.get(call.id)
      const settle = (decision: Decision) => (): void => {
        question.remove()
        resolve(decision)
      }
      const allow = button('Allow', {}, settle('allow'))
      const question = h(
        'div',
        { class: 'question', role: 'group', 'aria-label': 'Approval' },
        'May this call be sent?',
        allow,
        button('Deny', {}, settle('deny')),
      )
      signal.addEventListener('abort', () => {
        question.remove()
        reject(new Error('the run has ended'))
      })
      if (row) row.after(question)
      else this.element.append(h('li', {}, question))
      allow.focus()
    })
  }

  #started(call: Started): void {
    this.#count++
    if (this.#count > MOST_ROWS) {
      if (this.#count === MOST_ROWS + 1)
        this.element.after(h('p', { class: 'faint' }, `Only the first ${MOST_ROWS} calls are listed.`))
      return
    }
    const row = h('details', { class: 'call', 'data-state': 'running' }, this.#summary(call, 'running'))
    this.#rows.set(call.id, row)
    this.element.append(h('li', {}, row))
  }

  #ended(call: CallRecord): void {
    const answer = this.#answers.get(call.id)
    this.#answers.delete(call.id)
    const row = this.#rows.get(call.id)
    if (!row) return
    row.dataset['state'] = call.state
    row.replaceChildren(
      this.#summary(call, `${STATES[call.state]} in ${Math.round(call.ms)} ms`),
      h(
        'div',
        { class: 'about' },
        call.error !== undefined && h('p', { class: 'error' }, call.error),
        h('h3', {}, 'Arguments'),
        tree(call.args ?? {}),
        call.state === 'ok' && h('h3', {}, 'Answer'),
        call.state === 'ok' && tree(answer),
        call.line !== undefined && button(`Go to line ${call.line}`, { class: 'quiet' }, () => this.#goTo(call.line!)),
      ),
    )
  }

  #summary({ id, path, effect }: Started, state: string): HTMLElement {
    return h(
      'summary',
      {},
      h('span', { class: 'step' }, id),
      h('code', {}, path.replace(/^app\.integrations\./, '')),
      h('span', { class: `badge ${effect}` }, effect),
      h('span', { class: 'state' }, state),
    )
  }
}
