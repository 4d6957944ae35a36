/** The further places of a finding, in words. */
import type { Finding } from '../finding.js'
import { placeText } from './report.js'

/** How many subjects a line names before it only counts the rest. */
const MOST_NAMED = 12

/**
 * `also telnyx.list_messages.page_size (spec/telnyx.md:40:3), telnyx.list_calls.page_size (…)`, empty if there is no
 * other.
 */
export function alsoText({ also = [], section }: Finding): string {
  if (also.length === 0) return ''
  const named = also.slice(0, MOST_NAMED).map(({ subject, place }) => {
    const where = placeText({ subject, ...(place && { place }) })
    // For generated files the file is the subject; otherwise the document is the place.
    return section === 'stale'
      ? subject
      : section === 'documents' || where === subject
        ? where
        : `${subject} (${where})`
  })
  const more = also.length - named.length
  return `also ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}
