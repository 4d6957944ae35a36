/** The page: editor, check, plan, run and results. */
import { applyFixes, checkScript, type Finding } from '#runtime/lint/index.js'
import { CallList } from './call-list.js'
import { h, part } from './dom.js'
import { type Editor, openEditor } from './editor.js'
import { findingsList } from './findings-list.js'
import type { LoadedNamespace, Namespaces } from './load-namespaces.js'
import { Picker } from './picker.js'
import { planOf } from './plan.js'
import { type Outcome, runScript } from './runner.js'
import { applyShared, readSettings, watchAccounts } from './settings.js'
import { isShared, readLink, writeLink } from './share.js'
import { tree } from './tree.js'

export class Playground {
  readonly #namespaces: Namespaces
  readonly #editor: Editor
  readonly #picker: Picker
  #running: AbortController | undefined

  constructor(namespaces: Namespaces) {
    this.#namespaces = namespaces
    this.#editor = openEditor({
      parent: part('editor'),
      namespaces,
      accountsOf: (namespace) => this.#accountsOf(namespace),
      check: (source) => this.#check(source),
      run: () => void this.run(),
      changed: () => part('link').replaceChildren(),
    })
    this.#picker = new Picker(namespaces, (code) => this.#show(code))
    part('run').addEventListener('click', () => void this.run())
    part('stop').addEventListener('click', () => this.#running?.abort())
    part('share').addEventListener('click', () => void this.#share())
    watchAccounts(() => this.#editor.recheck())
  }

  /** Shows what the fragment of the address names: a shared script, an example, or the first example. */
  async open(fragment: string): Promise<void> {
    try {
      if (!isShared(fragment)) return await this.#picker.open(fragment)
      const shared = await readLink(fragment)
      applyShared(shared)
      await this.#picker.open('', false)
      this.#show(shared.code)
    } catch (error) {
      // Show something to run, next to the message.
      await this.#picker.open('').catch(() => {})
      this.#say(messageOf(error), true)
    }
  }

  async run(): Promise<void> {
    if (this.#running) return
    const running = new AbortController()
    const calls = new CallList((line) => this.#goTo(line))
    this.#begin(running, calls)
    try {
      const { accounts, limits, ask } = readSettings()
      const outcome = await runScript(this.#namespaces, {
        source: this.#editor.source(),
        accounts,
        limits,
        signal: running.signal,
        onCall: (event) => calls.hear(event),
        onAnswer: (id, answer) => calls.answered(id, answer),
        ...(ask && { approve: (call, { signal }) => calls.ask(call, signal) }),
      })
      this.#showOutcome(outcome, calls)
    } catch (error) {
      this.#say(messageOf(error), true)
    } finally {
      this.#running = undefined
      this.#setRunning(false)
    }
  }

  #begin(running: AbortController, calls: CallList): void {
    this.#running = running
    this.#setRunning(true)
    this.#say('Running…')
    for (const id of ['output', 'error', 'returned', 'notes']) part(id).replaceChildren()
    part('calls').replaceChildren(calls.element)
    part('returned-part').hidden = true
    part('result').dataset['state'] = 'running'
  }

  #setRunning(running: boolean): void {
    part<HTMLButtonElement>('run').disabled = running
    part<HTMLButtonElement>('stop').disabled = !running
  }

  #showOutcome({ run, notes }: Outcome, calls: CallList): void {
    part('output').textContent = run.output
    part('error').textContent = run.error?.message ?? ''
    part('notes').replaceChildren(...notes.map((note) => h('li', {}, note)))
    part('returned-part').hidden = run.values.length === 0
    part('returned').replaceChildren(...run.values.map((value) => tree(value)))
    if (calls.count === 0) part('calls').replaceChildren(h('p', { class: 'faint' }, 'No call was made.'))
    part('result').dataset['state'] = run.ok ? 'ok' : 'failed'
    const { cpuMs, memoryBytes } = run.usage
    const used = [`${Math.round(cpuMs)} ms of CPU time`, sizeOf(memoryBytes), countOf(calls.count)].join(', ')
    this.#say(run.ok ? `Finished: ${used}.` : `Failed (${run.error?.kind ?? 'unknown'}): ${used}.`)
  }

  async #check(source: string): Promise<readonly Finding[]> {
    const reached = await this.#namespaces.for(source)
    const accounts = Object.fromEntries(reached.map((namespace) => [namespace.entry.name, this.#accountsOf(namespace)]))
    const { findings, uses } = checkScript(source, {
      integrations: reached.map(({ definition }) => definition),
      accounts,
    })
    part('plan').replaceChildren(...planOf(uses, (line) => this.#goTo(line)))
    part('findings').replaceChildren(
      ...findingsList(
        findings,
        ({ line }) => this.#goTo(line),
        (finding) => this.#fix(finding),
      ),
    )
    return findings
  }

  #accountsOf({ data }: LoadedNamespace): readonly string[] {
    return [...new Set([...data.accounts, ...readAccounts()])]
  }

  #fix(finding: Finding): void {
    this.#editor.replace(applyFixes(this.#editor.source(), [finding]).text)
    this.#editor.focus()
  }

  #goTo(line: number): void {
    const lines = this.#editor.source().split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
    this.#editor.select(start, start + (lines[line - 1] ?? '').length)
  }

  #show(code: string): void {
    this.#running?.abort()
    this.#editor.replace(code)
    this.#say('Ready.')
    for (const id of ['output', 'error', 'returned', 'notes', 'calls', 'link']) part(id).replaceChildren()
    part('returned-part').hidden = true
    delete part('result').dataset['state']
    this.#editor.recheck()
  }

  async #share(): Promise<void> {
    try {
      const { accounts, ask } = readSettings()
      const fragment = await writeLink({
        code: this.#editor.source(),
        ...(accounts.length > 0 && { accounts: accounts.join(', ') }),
        ...(ask && { ask }),
      })
      const address = `${location.href.replace(/#.*$/s, '')}#${fragment}`
      history.replaceState(null, '', `#${fragment}`)
      const copied = await copy(address)
      const input = h('input', { type: 'text', readonly: true, value: address, 'aria-label': 'Link to this script' })
      part('link').replaceChildren(input)
      input.select()
      this.#say(
        copied
          ? 'The link is copied. The script is in the link itself, nothing was uploaded.'
          : 'Here is the link: copy it.',
      )
    } catch (error) {
      this.#say(messageOf(error), true)
    }
  }

  #say(message: string, isProblem = false): void {
    const status = part('status')
    status.textContent = message
    status.classList.toggle('problem', isProblem)
  }
}

const sizeOf = (bytes: number): string =>
  bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`

const countOf = (calls: number): string => (calls === 1 ? '1 call' : `${calls} calls`)

function readAccounts(): readonly string[] {
  try {
    return readSettings().accounts
  } catch {
    return []
  }
}

/** Not every page may write to the clipboard. */
const copy = (text: string): Promise<boolean> =>
  navigator.clipboard
    ? navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
    : Promise.resolve(false)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
