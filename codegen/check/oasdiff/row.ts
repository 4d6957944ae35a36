/** Rules of oasdiff, and the rules of this project that find the same change. */
import type { ChangeRuleId } from '../../rules/breaking.js'
import type { UpstreamRule } from '../../rules/upstream.js'

type Ours = `breaking/${ChangeRuleId}` | `upstream/${UpstreamRule}`

export interface PeerRow {
  readonly theirs: readonly string[]
  readonly ours: readonly Ours[]
  /** Why no rule, or another rule, finds it. */
  readonly why?: string
}
