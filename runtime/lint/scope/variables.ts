/** The variables of a script and their scopes. */

import type { FunctionNode, NameNode, Span } from '../syntax/tree.js'
import type { Binding } from './binding.js'

/** The variables that a loop or a function may assign, and those whose value it may change. */
export interface Touched {
  readonly assigned: Set<Binding>
  readonly values: Set<Binding>
}

export abstract class Variables {
  readonly bindings = new Map<NameNode, Binding>()
  readonly declared = new Map<NameNode, Binding>()
  readonly touched = new Map<Span, Touched>()
  readonly globals = new Map<string, Binding>()
  /** Metatables may give tables any behaviour. */
  metatables = false
  /** The script may define names in ways that cannot be seen. */
  dynamic = false
  #scopes: Map<string, Binding>[] = [new Map()]
  #owner: FunctionNode | undefined
  #regions: Touched[] = []

  protected declare(node: NameNode): Binding {
    const binding: Binding = {
      name: node.name,
      start: node.start,
      owner: this.#owner,
      assigned: 0,
      assignedInside: false,
      touchedInside: false,
      hosted: false,
      touches: 0,
    }
    this.#scopes.at(-1)!.set(node.name, binding)
    this.declared.set(node, binding)
    return binding
  }

  protected find(name: string): Binding | undefined {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const found = this.#scopes[index]!.get(name)
      if (found) return found
    }
    return this.globals.get(name)
  }

  protected inScope(work: () => void): void {
    this.#scopes.push(new Map())
    work()
    this.#scopes.pop()
  }

  protected inFunction(node: FunctionNode, work: () => void): void {
    const outer = this.#owner
    this.#owner = node
    this.region(node, () => this.inScope(work))
    this.#owner = outer
  }

  /** Records what a loop or a function changes. */
  protected region(node: Span, work: () => void): void {
    const touched: Touched = { assigned: new Set(), values: new Set() }
    this.touched.set(node, touched)
    this.#regions.push(touched)
    work()
    this.#regions.pop()
  }

  protected use(node: NameNode): Binding | undefined {
    const binding = this.find(node.name)
    if (binding) this.bindings.set(node, binding)
    if (node.name === 'setmetatable') this.metatables = true
    if (node.name === '_G' || node.name === '_ENV' || node.name === 'load' || node.name === 'loadstring')
      this.dynamic = true
    return binding
  }

  protected assignTo(node: NameNode): void {
    const binding = this.use(node)
    if (!binding) return
    binding.assigned++
    if (binding.owner !== this.#owner) binding.assignedInside = true
    for (const region of this.#regions) region.assigned.add(binding)
  }

  protected touch(node: NameNode): void {
    const binding = this.find(node.name)
    if (!binding) return
    binding.touches++
    if (binding.owner !== this.#owner) binding.touchedInside = true
    for (const region of this.#regions) region.values.add(binding)
  }
}
