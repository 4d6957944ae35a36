/** What the check found, below the editor: the same as its underlines, for those who do not see them. */
import type { Finding } from '#runtime/lint/index.js'
import { button, h } from './dom.js'

const MOST = 50

export function findingsList(
  findings: readonly Finding[],
  goTo: (finding: Finding) => void,
  fix: (finding: Finding) => void,
): readonly Node[] {
  const shown = findings.slice(0, MOST).map((finding) =>
    h(
      'li',
      { class: finding.severity },
      button(
        `${finding.line}:${finding.column}`,
        // The accessible name contains the visible text, which people who use voice control say.
        { class: 'quiet', 'aria-label': `${finding.line}:${finding.column}, go to this place` },
        () => goTo(finding),
      ),
      h('span', { class: 'kind' }, finding.severity),
      h('span', { class: 'message' }, finding.message),
      finding.fix && button('Fix', {}, () => fix(finding)),
    ),
  )
  const left = findings.length - MOST
  return left > 0 ? [...shown, h('li', {}, `${left} more`)] : shown
}
