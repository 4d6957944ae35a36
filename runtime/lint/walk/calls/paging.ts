/** Loops over pages that a script writes itself. */
import type { CallNode, Expression, Span } from '../../syntax/tree.js'
import type { Target } from '../../values/value.js'
import { Fields } from '../fields/fields.js'

const PAGE_PARAMETERS =
  /^(?:page(?:_?(?:number|token|no))?|cursor|offset|starting_after|after|next_?(?:token|cursor)|start_cursor|skip)$/i
/** `#items == 0`, `has_more`: what ends a loop over pages. */
const ENDS_WITH_PAGE = /#\s*[\w.]+\s*(?:==\s*0|<\s*\w)|has_?more|next_?(?:page|cursor|token)/i

export abstract class Paging extends Fields {
  /** A loop that asks for the same page each time and ends when a page is empty. */
  protected repeatsPage(
    { space, fn, account }: Target,
    args: readonly Expression[],
    { start, end, callee }: CallNode,
  ): void {
    const loop = this.loops.at(-1)!
    const isCounted = /^for\b/.test(this.source.slice(loop.start, loop.start + 4))
    const page = fn.parameters.find(({ name }) => PAGE_PARAMETERS.test(name))
    if (isCounted || !page || fn.effect?.kind !== 'read' || callee.end > end) return
    if (!ENDS_WITH_PAGE.test(this.text(loop)) || this.#varies(args, loop)) return
    const hint = space.pages?.has(fn.name) ? `, or go through pages(${this.brief(callee)}, { … })` : ''
    this.report({
      rule: 'missing-parameter',
      severity: 'warning',
      message:
        `${this.pathOf({ space, fn, account })}: this loop asks for the same page each time: pass ` +
        `"${page.name}"${hint}`,
      start,
      end: callee.end,
    })
  }

  /** Whether arguments may differ from one run of a loop to the next. */
  #varies(args: readonly Expression[], loop: Span): boolean {
    const touched = this.survey.touched.get(loop)
    const text = args.map((arg) => this.text(arg)).join(' ')
    if (!touched || text.includes('(') || text.includes('...')) return true
    const inside = [...this.survey.declared.values()].filter(({ start }) => start > loop.start && start < loop.end)
    return [...touched.assigned, ...touched.values, ...inside].some(({ name }) =>
      new RegExp(`\\b${name}\\b`).test(text),
    )
  }
}
