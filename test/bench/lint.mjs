/** How long the check of a script of 200 lines takes, warm: `npm run bench:lint`. */

import { definition } from '../../dist/generated/telnyx/index.js'
import { checkWithin } from '../../dist/runtime/lint/index.js'
import { readWorld } from '../../dist/runtime/lint/world.js'

/** Ten lines that list, loop, build tables and send; each block has names of its own. */
const block = (
  n,
) => `local numbers_${n} = app.integrations.telnyx.list_phone_numbers({ page_size = ${n + 1}, filter_status = "active" })
local sent_${n} = {}
for i, number in ipairs(numbers_${n}.data or {}) do
  local params = { from = number.phone_number, to = "+1234567890${n % 10}" }
  params.text = "message " .. i .. " of " .. #numbers_${n}.data
  if number.status == "active" and i > 1 then
    local ok, answer = pcall(app.integrations.telnyx.send_sms, params)
    sent_${n}[#sent_${n} + 1] = ok and answer or tostring(answer)
  end
end
`

const source = Array.from({ length: 20 }, (_, n) => block(n)).join('')
const world = readWorld([definition], ['work'])
for (let i = 0; i < 100; i++) checkWithin(source, world)
/** Time of the processor: what else the machine does is not counted. */
const times = Array.from({ length: 100 }, () => {
  const before = process.cpuUsage()
  checkWithin(source, world)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}).sort((a, b) => a - b)
const lines = source.split('\n').length - 1
const { findings, uses } = checkWithin(source, world)
console.log(
  `check of ${lines} lines, ${uses.length} calls, ${findings.length} findings, warm: ${times[0].toFixed(2)} ms at best, ` +
    `${times[50].toFixed(2)} ms in the middle of 100`,
)
