/** A namespace as its page shows it: its functions in a list, and in full as long as the page stays light. */
import type { EffectKind } from '../../../runtime/effect.js'
import { luaAccess } from '../../../runtime/lua/names.js'
import { sampleCalls } from '../../../runtime/lua/sample-call.js'
import type { Finding } from '../../check/finding.js'
import { documentedAccounts } from '../../emit/lua/accounts.js'
import type { ApiFunction, CallForm, Guide, Namespace } from '../../ir.js'
import { examplesOfGuide, type SiteExample } from '../examples.js'
import type { ChangeView } from './changes.js'
import type { PageContext } from './context.js'
import { exampleView } from './example.js'
import { textHtml } from './fields.js'

export interface NamespaceView {
  readonly name: string
  /** HTML. */
  readonly title: string
  /** HTML. */
  readonly description: string
  readonly groups: readonly GroupView[]
  readonly count: string
  readonly accounts: readonly string[]
  /** HTML: a call for the default account, and one for a named one. */
  readonly accountCode: string
  /** Further ways to call its functions: `telnyx.send_sms{…}`. */
  readonly calls: readonly string[]
  readonly server: string
  readonly guides: readonly GuideView[]
  readonly changes: readonly ChangeView[]
}

export interface GroupView {
  /** Empty for functions that are under no heading of their own. */
  readonly title: string
  readonly rows: readonly FunctionRow[]
}

/** A function in a list. */
export interface FunctionRow {
  readonly name: string
  readonly href: string
  readonly effect: EffectKind
  /** HTML, without links. */
  readonly summary: string
  readonly deprecated: boolean
  readonly unavailable: boolean
  readonly changed: boolean
}

export interface GuideView {
  readonly anchor: string
  readonly title: string
  /** HTML. */
  readonly html: string
}

export interface NamespaceInput {
  readonly namespace: Namespace
  readonly server: string | undefined
  readonly changes: readonly ChangeView[]
  /** What is wrong with examples of its guides. */
  readonly findings: readonly Finding[]
  readonly rowOf: (documented: ApiFunction) => FunctionRow
  readonly runHref: (example: SiteExample) => string | undefined
}

export function namespaceView(input: NamespaceInput, context: PageContext): NamespaceView {
  const { namespace, server = '', changes, findings, rowOf, runHref } = input
  const { title, description = '', functions, guides, calls = [] } = namespace
  const accounts = documentedAccounts(namespace)
  return {
    name: namespace.namespace,
    title: textHtml(title),
    description: context.prose.block(description, 1),
    groups: groupsOf(functions, rowOf),
    count: counted(functions.length, 'function'),
    accounts,
    accountCode: context.highlight(accountCalls(namespace, accounts[0]), 'lua'),
    calls: calls.map((form) => callText(form, namespace)),
    server,
    guides: guides.map((guide, index) => guideView({ namespace, guide, index, findings, runHref }, context)),
    changes,
  }
}

/** A call for the default account, and the same for a named one. */
function accountCalls({ namespace, functions }: Namespace, account = 'ACCOUNT'): string {
  const place = `app.integrations${luaAccess(namespace)}`
  const [documented] = functions
  const [call = ''] = documented
    ? sampleCalls(namespace, { name: documented.name, parameters: documented.parameters }, false)
    : []
  return `${call}\n${place}${luaAccess(account)}${call.slice(place.length)}`
}

/** Groups in the order in which their first functions are. */
function groupsOf(functions: readonly ApiFunction[], rowOf: (documented: ApiFunction) => FunctionRow): GroupView[] {
  const groups = new Map<string, FunctionRow[]>()
  for (const documented of functions) {
    const { group = '' } = documented
    groups.set(group, [...(groups.get(group) ?? []), rowOf(documented)])
  }
  return [...groups].map(([title, rows]) => ({ title, rows }))
}

function callText(form: CallForm, { namespace, functions }: Namespace): string {
  const name = functions[0]?.name ?? 'FUNCTION'
  switch (form) {
    case 'tools':
      return `tools.${name}{…}`
    case 'namespace':
      return `${namespace}.${name}{…}`
    case 'global':
      return `${name}{…}`
  }
}

interface GuideInput extends Pick<NamespaceInput, 'namespace' | 'findings' | 'runHref'> {
  readonly guide: Guide
  readonly index: number
}

function guideView({ namespace, guide, index, findings, runHref }: GuideInput, context: PageContext): GuideView {
  const examples = examplesOfGuide(namespace, guide, index)
  return {
    anchor: `.guide-${index + 1}`,
    title: guide.title,
    html: context.prose.block(guide.markdown, 2, (code) => {
      const found = examples.find(({ example }) => example.code.trim() === code.trim())
      return found && context.figure(exampleView(found, { findings, href: runHref(found), context }))
    }),
  }
}

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
