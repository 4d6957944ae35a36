// @generated from the documentation of telnyx by `moonbind generate`. Do not edit.
/* eslint-disable */
import type { DocumentSource } from 'moonbind/runtime';

/** The document that pages are made of; texts of definitions are kept there. */
export const document: DocumentSource = {
  parts: [
    { text: `# Telnyx — Lua API Reference

` },
    { of: ['list_phone_numbers'], text: (of) => `## list_phone_numbers

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | ${of('page_size')} |
| \`page_number\` | integer | no | ${of('page_number')} |
| \`filter_phone_number\` | string | no | ${of('filter_phone_number')} |
| \`filter_status\` | string | no | ${of('filter_status')} |

### Example

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

---

` },
    { of: ['get_phone_number'], text: (of) => `## get_phone_number

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`phone_number_id\` | string | yes | Telnyx phone number ID |

### Example

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

---

` },
    { of: ['list_messages'], text: (of) => `## list_messages

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | ${of('page_size')} |
| \`page_number\` | integer | no | ${of('page_number')} |
| \`direction\` | string | no | ${of('direction')} |
| \`filter_source\` | string | no | ${of('filter_source')} |
| \`filter_destination\` | string | no | ${of('filter_destination')} |
| \`filter_status\` | string | no | ${of('filter_status')} |

### Example

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

---

` },
    { of: ['send_sms'], text: (of) => `## send_sms

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`from\` | string | yes | ${of('from')} |
| \`to\` | string | yes | ${of('to')} |
| \`text\` | string | yes | Message body |
| \`subject\` | string | no | ${of('subject')} |
| \`media_urls\` | array | no | ${of('media_urls')} |
| \`use_mms\` | boolean | no | ${of('use_mms')} |

### Example

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

---

` },
    { of: ['list_calls'], text: (of) => `## list_calls

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | ${of('page_size')} |
| \`page_number\` | integer | no | ${of('page_number')} |
| \`filter_status\` | string | no | ${of('filter_status')} |

### Example

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

---

` },
    { of: ['get_call'], text: (of) => `## get_call

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`call_session_id\` | string | yes | Call session ID |

### Example

\`\`\`lua
${of('example 1')}
\`\`\`` },
    { text: `

---

` },
    { of: ['list_call_records'], text: (of) => `## list_call_records

${of()}

### Parameters

| Name | Type | Required | Description |
|------|------|----------|-------------|
| \`page_size\` | integer | no | ${of('page_size')} |
| \`page_number\` | integer | no | ${of('page_number')} |
| \`filter_call_session_id\` | string | no | Filter by call session ID |
| \`filter_conference_id\` | string | no | Filter by conference ID |

### Example

\`\`\`lua
${of('example 1')}
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
  notes: {
    list_phone_numbers: ['`page_size` is at least 1: the API refuses pages without items.'],
    list_messages: [
      'Answered from detail records of messages, because the API has no list of messages.',
      '`page_size` is at least 1 and at most 50: the API answers at most 50 detail records at once.',
      '`filter_status` is only `delivered`: detail records hold final statuses, of which this is the only documented one.',
      '`data[].text` is not answered: Detail records hold no message text.',
    ],
    list_calls: [
      'Answered from detail records of calls, because the API has no list of calls.',
      '`page_size` is at least 1 and at most 50: the API answers at most 50 detail records at once.',
      'The parameter `filter_status` is not available: The API describes no status of its detail records of calls.',
      '`data[].call_session_id` is not answered: The API does not describe the fields of its detail records of calls.',
      '`data[].status` is not answered: The API does not describe the fields of its detail records of calls.',
      'The documented example is refused: the parameter `filter_status` is not available.',
    ],
    get_call: ['Not available: The API finds a call by its call control id only, and a call session id leads to none.'],
    list_call_records: [
      '`page_size` is at least 1: the API refuses pages without items.',
      '`filter_call_session_id` is a UUID: the API knows call sessions by UUIDs.',
      'The documented example is refused: `filter_call_session_id` is not a UUID.',
    ],
  },
  paged: ['list_phone_numbers', 'list_messages', 'list_calls', 'list_call_records'],
};
