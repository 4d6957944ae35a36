/** Reads and writes the file of acceptances, which is YAML. */
import { isMap, type Node, stringify } from 'yaml'
import { type Mistake, readFields, readItems, readString, readYaml, type YamlReader } from '../../text/yaml.js'
import { type Acceptance, isDay, isFingerprint } from './accepted.js'

/** Reads the file of acceptances. */
export function readAccepted(
  file: string,
  text: string,
): { accepted: readonly Acceptance[]; mistakes: readonly Mistake[] } {
  const reader = readYaml(file, text)
  const accepted = readItems(reader, reader.root, 'the accepted findings').flatMap((item) =>
    readAcceptance(reader, item),
  )
  return { accepted, mistakes: reader.mistakes }
}

function readAcceptance(reader: YamlReader, item: Node): Acceptance[] {
  if (!isMap(item)) {
    reader.report(item, 'expected an acceptance to be a map with "fingerprint" and "reason"')
    return []
  }
  const fields = readFields(reader, item, 'an acceptance', ['fingerprint', 'reason', 'until', 'near', 'finding'])
  const text = (name: string): string | undefined => readString(reader, fields.get(name), `"${name}"`)
  const [fingerprint, reason, until, what] = [text('fingerprint'), text('reason'), text('until'), text('finding')]
  if (!fields.has('fingerprint') || !fields.has('reason'))
    reader.report(item, 'expected an acceptance to have "fingerprint" and "reason"')
  if (fingerprint !== undefined && !isFingerprint(fingerprint))
    reader.report(fields.get('fingerprint'), `expected a fingerprint of 12 hexadecimal digits, got "${fingerprint}"`)
  if (until !== undefined && !isDay(until))
    reader.report(fields.get('until'), `expected a day as YYYY-MM-DD, got "${until}"`)
  const near = text('near')
  if (near !== undefined && !isFingerprint(near))
    reader.report(fields.get('near'), `expected 12 hexadecimal digits, as moonbind accept writes them, got "${near}"`)
  if (fingerprint === undefined || reason === undefined) return []
  const more = { ...(until !== undefined && { until }), ...(near !== undefined && { near }) }
  return [{ fingerprint, reason, ...more, ...(what !== undefined && { finding: what }) }]
}

/** Adds an acceptance to the file; it replaces an older one with the same fingerprint. */
export function writeAccepted(accepted: readonly Acceptance[], added: Acceptance): string {
  const entries = [...accepted.filter(({ fingerprint }) => fingerprint !== added.fingerprint), added]
  return stringify(
    entries.map(({ fingerprint, near, reason, until, finding: what }) => ({
      fingerprint,
      ...(near !== undefined && { near }),
      ...(what !== undefined && { finding: what }),
      reason,
      ...(until !== undefined && { until }),
    })),
    { lineWidth: 0 },
  )
}
