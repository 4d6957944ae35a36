/**
 * What the conformance suite expects of every server for its own tests: tools that answer each kind of content,
 * resources and prompts. Added to a server of ours for the proof only, as a program adds tools of its own.
 */
import {
  type CallToolResult,
  fromJsonSchema,
  type GetPromptResult,
  type McpServer,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server'

/** One red pixel, and a sound of no length. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='
const WAV = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='

const text = (said: string) => ({ type: 'text' as const, text: said })
const image = { type: 'image' as const, data: PNG, mimeType: 'image/png' }
const resource = (uri: string, mimeType: string, said: string) => ({
  type: 'resource' as const,
  resource: { uri, mimeType, text: said },
})

type Content = CallToolResult['content']

const contents: { readonly [tool: string]: Content } = {
  test_simple_text: [text('This is a simple text response for testing.')],
  test_image_content: [image],
  test_audio_content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }],
  test_embedded_resource: [resource('test://embedded-resource', 'text/plain', 'An embedded resource.')],
  test_multiple_content_types: [
    text('Several kinds of content:'),
    image,
    resource('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
  ],
}

export function addFixtures(server: McpServer): McpServer {
  for (const [name, content] of Object.entries(contents))
    server.registerTool(name, { description: name }, () => ({ content }))
  server.registerTool('test_error_handling', { description: 'Fails' }, () => {
    throw new Error('This tool fails on purpose')
  })
  server.registerTool('test_tool_with_progress', { description: 'Reports progress' }, async (context) => {
    for (const progress of [0, 50, 100]) await report(context, progress)
    return { content: [text('done')] }
  })
  addResources(server)
  addPrompts(server)
  return server
}

async function report({ mcpReq }: ServerContext, progress: number): Promise<void> {
  const progressToken = mcpReq._meta?.progressToken
  if (progressToken !== undefined)
    await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } })
  await new Promise((resolve) => setTimeout(resolve, 20))
}

function addResources(server: McpServer): void {
  server.registerResource('static-text', 'test://static-text', { mimeType: 'text/plain' }, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'text/plain', text: 'The content of a text.' }],
  }))
  server.registerResource('static-binary', 'test://static-binary', { mimeType: 'image/png' }, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'image/png', blob: PNG }],
  }))
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined })
  server.registerResource('template', template, { mimeType: 'application/json' }, ({ href }, { id }) => ({
    contents: [{ uri: href, mimeType: 'application/json', text: JSON.stringify({ id, data: `Data for ID: ${id}` }) }],
  }))
}

type Message = GetPromptResult['messages'][number]['content']

function addPrompts(server: McpServer): void {
  const says = (...said: readonly Message[]): GetPromptResult => ({
    messages: said.map((content) => ({ role: 'user', content })),
  })
  const strings = <Name extends string>(...names: readonly Name[]) =>
    fromJsonSchema<{ readonly [name in Name]: string }>({
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string', description: name }])),
      required: [...names],
    })
  server.registerPrompt('test_simple_prompt', { description: 'Simple' }, () => says(text('A simple prompt.')))
  server.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'With arguments', argsSchema: strings('arg1', 'arg2') },
    ({ arg1, arg2 }) => says(text(`arg1='${arg1}', arg2='${arg2}'`)),
  )
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'With a resource', argsSchema: strings('resourceUri') },
    ({ resourceUri }) => says(resource(resourceUri, 'text/plain', 'An embedded resource.'), text('Read it.')),
  )
  server.registerPrompt('test_prompt_with_image', { description: 'With an image' }, () => says(image, text('Look.')))
}
