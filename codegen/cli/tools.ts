import { tools as makeTools, type ToolNote, type Tools, type ToolVendor, vendors } from '../../runtime/tools/index.js'
import { didYouMean } from '../../runtime/validation/did-you-mean.js'
import { exitCodes } from '../failure.js'
import { usage } from './arguments.js'
import { type Arguments, type Command, commonOptions, type Io } from './command.js'
import { asUsage } from './connect/bindings.js'
import { readNamespaces } from './project/read-namespaces.js'

/** `moonbind tools`: documented functions as tools of a model. */
export const tools: Command = {
  name: 'tools',
  usage: '[--for VENDOR] [--strict] [--only NAME]… [--spec DIR] [--report | --json]',
  options: {
    for: { type: 'value', value: 'VENDOR', help: `${vendors.join(', ')} (plain)` },
    strict: { type: 'flag', help: 'schemas that the vendor enforces; what they cannot say is in the report' },
    only: { type: 'list', value: 'NAME', help: 'a namespace or a function: shop, shop.add_item' },
    report: { type: 'flag', help: 'instead, print where the schemas differ from the documents' },
    spec: commonOptions.spec,
    json: { ...commonOptions.json, help: 'one JSON object with tools and report' },
  },
  words: { min: 0, max: 0 },
  run: runTools,
}

async function runTools(args: Arguments, io: Io): Promise<number> {
  const vendor = args.text('for') ?? 'plain'
  if (!isVendor(vendor)) throw usage(tools, `unknown vendor ${JSON.stringify(vendor)}, ${didYouMean(vendor, vendors)}`)
  const only = args.list('only')
  const namespaces = await readNamespaces(args, io)
  if (!namespaces) return exitCodes.findings
  const made = await asUsage(async () =>
    makeTools(namespaces, { for: vendor, strict: args.flag('strict'), ...(only.length > 0 && { only }) }),
  )
  io.out(shown(made, args))
  if (!args.flag('report') && !args.flag('json')) io.err(summary(made.report))
  return exitCodes.clean
}

const isVendor = (name: string): name is ToolVendor => vendors.some((vendor) => vendor === name)

function shown({ tools, report }: Tools, args: Arguments): string {
  if (args.flag('json')) return `${JSON.stringify({ tools, report }, undefined, 2)}\n`
  if (args.flag('report')) return report.map(line).join('')
  return `${JSON.stringify(tools, undefined, 2)}\n`
}

const line = ({ function: name, action, message }: ToolNote): string => `${action.padEnd(9)}  ${name}: ${message}\n`

/** One line about what a list would hide: missing tools, and that there is a report. */
function summary(report: readonly ToolNote[]): string {
  const omitted = report.filter(({ action }) => action === 'omitted')
  const limited = report.filter(({ action }) => action === 'limited')
  const others = report.length - omitted.length - limited.length
  const more = others === 0 ? '' : `${others} constraints are not in the schemas as documented: --report lists them\n`
  return omitted.map(line).join('') + limited.slice(0, 1).map(line).join('') + more
}
