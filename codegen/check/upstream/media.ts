/** Bodies and answers must be JSON; any other media type is a finding. */
import { isJson } from '../../overlay/openapi/operation.js'
import { placeOf } from '../breaking/change.js'
import type { Finding } from '../finding.js'
import type { Compared } from './compared.js'
import { upstream } from './subject.js'

export function checkMedia({ documented, call, operation, name }: Compared): Finding[] {
  const subject = { name, place: placeOf(documented) }
  const { body, answer } = operation
  const sendsBody =
    call.constants.some(({ target }) => target.place === 'body') ||
    [...call.parameters.values()].some((entry) => entry.kind === 'sent' && entry.target.place === 'body')
  const taken = body?.mediaTypes ?? []
  const given = answer?.mediaTypes ?? []
  const reads = (documented.result !== undefined || call.pages !== undefined) && !call.hooks.includes('answer')
  const found: Finding[] = []
  if (sendsBody && taken.length > 0 && !taken.some(isJson))
    found.push(
      upstream(
        'body-media-type',
        subject,
        `the API takes ${taken.join(', ')}, and the overlay sends application/json`,
        {
          expected: taken.join(', '),
          fix: 'use another operation, or mark the function absent in the overlay',
        },
      ),
    )
  if (reads && answer && !given.some(isJson)) {
    const said = given.length === 0 ? 'without a body' : given.join(', ')
    found.push(
      upstream('answer-media-type', subject, `the API answers ${said}, and an answer is documented`, {
        expected: said,
        fix: 'take the answer out of the document, or use another operation in the overlay',
      }),
    )
  }
  return found
}
