import { Steps } from '../../record/ids.js'
import type { LuaState } from '../fengari.js'

/** Numbers the steps of each thread of a run. Coroutines take the steps of the thread that resumes them. */
export class ThreadSteps {
  readonly #steps = new WeakMap<LuaState, Steps>()

  /** Begins to number a thread; `prefix` precedes each of its numbers. */
  begin(L: LuaState, prefix: string): void {
    this.#steps.set(L, new Steps(prefix))
  }

  next(L: LuaState): string {
    let root = L
    while (root.resumer !== null) root = root.resumer
    const known = this.#steps.get(root)
    if (known !== undefined) return known.next()
    const steps = new Steps()
    this.#steps.set(root, steps)
    return steps.next()
  }
}
