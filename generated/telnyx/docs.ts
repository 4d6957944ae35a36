// @generated from the documentation of telnyx by `make generate`. Do not edit.
/* eslint-disable */
import { documentation, type NamespaceDocs } from 'moonbind/runtime';

/** The Markdown that agents read. */
export const docs: NamespaceDocs = documentation('telnyx', {
  parts: [
    { text: `# Telnyx — Lua API Reference

` },
    { of: ['list_phone_numbers'], text: `## list_phone_numbers

List phone numbers on your Telnyx account.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | Results per page (default: 20, max: 250) |
| \`page_number\` | integer | no | Page number (starts at 1) |
| \`filter_phone_number\` | string | no | Filter by E.164 number (e.g., \`"+12345678900"\`) |
| \`filter_status\` | string | no | Filter by status: \`active\`, \`deleted\`, \`purchase_pending\`, \`purchase_failed\`, \`port_pending\`, \`port_failed\` |

### Example

\`\`\`lua
local result = app.integrations.telnyx.list_phone_numbers({
  page_size = 10,
  filter_status = "active"
})

for _, pn in ipairs(result.data) do
  print(pn.phone_number .. " (" .. pn.status .. ")")
end
\`\`\`` },
    { text: `

---

` },
    { of: ['get_phone_number'], text: `## get_phone_number

Get details for a specific phone number.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`phone_number_id\` | string | yes | Telnyx phone number ID |

### Example

\`\`\`lua
local result = app.integrations.telnyx.get_phone_number({
  phone_number_id = "1293384265029123456"
})

print(result.data.phone_number)  -- "+12345678900"
print(result.data.status)        -- "active"
\`\`\`` },
    { text: `

---

` },
    { of: ['list_messages'], text: `## list_messages

List SMS and MMS messages sent and received.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | Results per page (default: 20, max: 250) |
| \`page_number\` | integer | no | Page number (starts at 1) |
| \`direction\` | string | no | \`inbound\` or \`outbound\` |
| \`filter_source\` | string | no | Source phone number (E.164) |
| \`filter_destination\` | string | no | Destination phone number (E.164) |
| \`filter_status\` | string | no | \`queued\`, \`sending\`, \`sent\`, \`delivered\`, \`undeliverable\`, \`expired\` |

### Example

\`\`\`lua
local result = app.integrations.telnyx.list_messages({
  direction = "outbound",
  page_size = 50
})

for _, msg in ipairs(result.data) do
  print(msg.from .. " -> " .. msg.to .. ": " .. msg.text)
end
\`\`\`` },
    { text: `

---

` },
    { of: ['send_sms'], text: `## send_sms

Send an SMS or MMS message.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`from\` | string | yes | Sender phone number (E.164, must be on your account) |
| \`to\` | string | yes | Destination phone number (E.164) |
| \`text\` | string | yes | Message body |
| \`subject\` | string | no | Subject (for MMS) |
| \`media_urls\` | array | no | URLs of media attachments for MMS |
| \`use_mms\` | boolean | no | Set to \`true\` to send as MMS |

### Example

\`\`\`lua
local result = app.integrations.telnyx.send_sms({
  from = "+12345678900",
  to = "+19876543210",
  text = "Hello from Telnyx!"
})

print("Message ID: " .. result.data.id)
print("Status: " .. result.data.status)
\`\`\`` },
    { text: `

---

` },
    { of: ['list_calls'], text: `## list_calls

List voice calls on the account.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | Results per page (default: 20, max: 250) |
| \`page_number\` | integer | no | Page number (starts at 1) |
| \`filter_status\` | string | no | \`initiating\`, \`ringing\`, \`in-progress\`, \`no-answer\`, \`completed\`, \`failed\`, \`busy\`, \`timeout\` |

### Example

\`\`\`lua
local result = app.integrations.telnyx.list_calls({
  filter_status = "completed",
  page_size = 20
})

for _, call in ipairs(result.data) do
  print("Call: " .. call.call_session_id .. " - " .. call.status)
end
\`\`\`` },
    { text: `

---

` },
    { of: ['get_call'], text: `## get_call

Get details for a specific call.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`call_session_id\` | string | yes | Call session ID |

### Example

\`\`\`lua
local result = app.integrations.telnyx.get_call({
  call_session_id = "0ccc7b54-4e3a-4fa1-8c3f-5d2e3f4g5h6i"
})

print("Status: " .. result.data.status)
print("Duration: " .. result.data.duration .. "s")
\`\`\`` },
    { text: `

---

` },
    { of: ['list_call_records'], text: `## list_call_records

List call recordings.

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | Results per page (default: 20, max: 250) |
| \`page_number\` | integer | no | Page number (starts at 1) |
| \`filter_call_session_id\` | string | no | Filter by call session ID |
| \`filter_conference_id\` | string | no | Filter by conference ID |

### Example

\`\`\`lua
local result = app.integrations.telnyx.list_call_records({
  filter_call_session_id = "0ccc7b54-4e3a-4fa1-8c3f-5d2e3f4g5h6i"
})

for _, rec in ipairs(result.data) do
  print("Recording: " .. rec.id .. " - " .. rec.duration .. "s")
  print("Download: " .. rec.download_urls[1])
end
\`\`\`` },
    { text: `

---

## Multi-Account Usage

If you have multiple Telnyx accounts configured, use account-specific namespaces:

\`\`\`lua
-- Default account
app.integrations.telnyx.send_sms({ from = "+1...", to = "+1...", text = "Hi" })

-- Named accounts
app.integrations.telnyx.work.send_sms({ from = "+1...", to = "+1...", text = "Hi" })
app.integrations.telnyx.personal.send_sms({ from = "+1...", to = "+1...", text = "Hi" })
\`\`\`

All functions are identical across accounts — only the credentials differ.
` },
  ],
  functions: {
    list_phone_numbers: {
      effect: 'read',
      notes: ['`page_size` is at least 1: the API refuses pages without items.'],
      calls: [
        'app.integrations.telnyx.list_phone_numbers({})',
        'app.integrations.telnyx.ACCOUNT.list_phone_numbers({})  -- with the credentials of a named account',
        'for item in pages(app.integrations.telnyx.list_phone_numbers, {}) do end  -- all items of all pages',
      ],
    },
    get_phone_number: {
      effect: 'read',
      calls: [
        'app.integrations.telnyx.get_phone_number({ phone_number_id = "…" })',
        'app.integrations.telnyx.ACCOUNT.get_phone_number({ phone_number_id = "…" })  -- with the credentials of a named account',
      ],
    },
    list_messages: {
      effect: 'read',
      notes: [
        'Answered from detail records of messages, because the API has no list of messages.',
        '`page_size` is at least 1 and at most 50: the API answers at most 50 detail records at once.',
        '`filter_status` is only `delivered`: detail records hold final statuses, of which this is the only documented one.',
        '`data[].text` is not answered: Detail records hold no message text.',
      ],
      calls: [
        'app.integrations.telnyx.list_messages({})',
        'app.integrations.telnyx.ACCOUNT.list_messages({})  -- with the credentials of a named account',
        'for item in pages(app.integrations.telnyx.list_messages, {}) do end  -- all items of all pages',
      ],
    },
    send_sms: {
      effect: 'write',
      calls: [
        'app.integrations.telnyx.send_sms({ from = "…", to = "…", text = "…" })',
        'app.integrations.telnyx.ACCOUNT.send_sms({ from = "…", to = "…", text = "…" })  -- with the credentials of a named account',
      ],
    },
    list_calls: {
      effect: 'read',
      notes: [
        'Answered from detail records of calls, because the API has no list of calls.',
        '`page_size` is at least 1 and at most 50: the API answers at most 50 detail records at once.',
        'The parameter `filter_status` is not available: The API describes no status of its detail records of calls.',
        '`data[].call_session_id` is not answered: The API does not describe the fields of its detail records of calls.',
        '`data[].status` is not answered: The API does not describe the fields of its detail records of calls.',
      ],
      calls: [
        'app.integrations.telnyx.list_calls({})',
        'app.integrations.telnyx.ACCOUNT.list_calls({})  -- with the credentials of a named account',
        'for item in pages(app.integrations.telnyx.list_calls, {}) do end  -- all items of all pages',
      ],
    },
    get_call: {
      effect: 'read',
      notes: ['Not available: The API finds a call by its call control id only, and a call session id leads to none.'],
      calls: [
        'app.integrations.telnyx.get_call({ call_session_id = "…" })',
        'app.integrations.telnyx.ACCOUNT.get_call({ call_session_id = "…" })  -- with the credentials of a named account',
      ],
    },
    list_call_records: {
      effect: 'read',
      notes: [
        '`page_size` is at least 1: the API refuses pages without items.',
        '`filter_call_session_id` is a UUID: the API knows call sessions by UUIDs.',
      ],
      calls: [
        'app.integrations.telnyx.list_call_records({})',
        'app.integrations.telnyx.ACCOUNT.list_call_records({})  -- with the credentials of a named account',
        'for item in pages(app.integrations.telnyx.list_call_records, {}) do end  -- all items of all pages',
      ],
    },
  },
});
