// The API that http.mjs calls: a process of its own, so that it shares no event loop with what is measured. Bodies are
// written once and sent as they are. Sends its address to the parent, and ends with it.
import { createServer } from 'node:http'

const number = (index) => ({
  id: `${1293384261075731499n + BigInt(index)}`,
  record_type: 'phone_number',
  phone_number: `+1555${String(5550000 + index)}`,
  status: 'active',
  connection_name: 'Front desk',
  tags: ['desk', 'north'],
  emergency_enabled: index % 2 === 0,
  call_forwarding_enabled: true,
  created_at: '2026-03-14T09:00:00.000Z',
})

const message = {
  id: '40385f64-5717-4562-b3fc-2c963f66afa6',
  record_type: 'message',
  direction: 'outbound',
  type: 'SMS',
  from: { phone_number: '+15555550000', carrier: 'Carrier', line_type: 'Wireless' },
  to: [{ phone_number: '+15555550001', status: 'queued', carrier: 'Carrier', line_type: 'Wireless' }],
  text: 'Your table is ready.',
  parts: 1,
  sent_at: '2026-03-14T09:00:00.000Z',
}

const written = (value) => {
  const body = Buffer.from(JSON.stringify(value))
  return { body, headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength } }
}
const one = written({ data: number(0) })
const many = written({
  data: Array.from({ length: 20 }, (_, index) => number(index)),
  meta: { page_number: 1, page_size: 20, total_pages: 1, total_results: 20 },
})
const sent = written({ data: message })
const lost = written({ errors: [{ code: '10005', title: 'Not found' }] })

const answerOf = ({ method, url }) => {
  if (method === 'POST') return url === '/v2/messages' ? sent : lost
  if (url.startsWith('/v2/phone_numbers/')) return one
  return url.startsWith('/v2/phone_numbers?') ? many : lost
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { body, headers } = answerOf(request)
  request.resume().on('end', () => {
    response.writeHead(body === lost.body ? 404 : 200, headers)
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}/v2`))
process.on('disconnect', () => process.exit())
