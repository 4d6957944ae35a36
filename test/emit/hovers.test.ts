import type { Schema } from 'moonbind/codegen'
import { Project, type ts } from 'ts-morph'
import { describe, expect, test } from 'vitest'
import { emit, functionOf, namespaceOf, textOf } from './emitting.js'

/** What an editor shows at a parameter: the tags below its type and words. */
function hover(schema: Schema, more: { readonly description?: string; readonly reservation?: string } = {}): Hover {
  const parameter = { name: 'size', required: false, description: '', schema, ...more }
  const files = emit(namespaceOf([functionOf('list', { parameters: [parameter] })]))
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true })
  project.createSourceFile('demo.ts', textOf(files, 'demo/index.ts'))
  const use = `import type { ListParams } from './demo.js'\nexport const size = (params: ListParams) => params.size`
  const file = project.createSourceFile('use.ts', use)
  const service = project.getLanguageService().compilerObject
  const info = service.getQuickInfoAtPosition(file.getFilePath(), use.length - 1)
  return { words: textOfParts(info?.documentation), tags: (info?.tags ?? []).map(tagText) }
}

interface Hover {
  readonly words: string
  readonly tags: readonly string[]
}

const textOfParts = (parts: readonly ts.SymbolDisplayPart[] = []): string => parts.map(({ text }) => text).join('')
const tagText = ({ name, text }: ts.JSDocTagInfo): string => `@${name} ${textOfParts(text)}`.trim()

describe('an editor shows', () => {
  const tags: readonly (readonly [shown: readonly string[], schema: Schema])[] = [
    [['@minimum 1', '@maximum 250', '@default 20'], { type: 'integer', minimum: 1, maximum: 250, default: 20 }],
    [['@exclusiveMinimum 0', '@exclusiveMaximum 1.5'], { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1.5 }],
    [['@minLength 1', '@maxLength 60'], { type: 'string', minLength: 1, maxLength: 60 }],
    [['@minItems 1', '@maxItems 5'], { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 5 }],
    [['@format date-time', '@example "2024-01-01"'], { type: 'string', format: 'date-time', examples: ['2024-01-01'] }],
    [['@default "*\\/"', '@deprecated'], { type: 'string', default: '*/', deprecated: true }],
  ]
  test.each(tags)('the hover text of %j', (shown, schema) => {
    expect(hover(schema).tags).toEqual(shown)
  })

  test('a hover shows words of the document as words, even if they look like tags', () => {
    const { words, tags } = hover({ type: 'integer', maximum: 9 }, { description: 'At most nine.\n@maximum 3 */ {' })
    expect(tags).toEqual(['@maximum 9'])
    expect(words).toContain('At most nine.')
    expect(words).toContain('maximum 3 *')
  })

  test('a hover shows units and the meaning of values in words', () => {
    const { words } = hover({ type: 'integer', enum: [0, 1], 'x-labels': { 0: 'off', 1: 'on' }, 'x-unit': 'seconds' })
    expect(words).toContain('Unit: seconds.')
    expect(words).toContain('Values: 0 = off, 1 = on.')
  })

  test('a hover shows what an overlay restricts next to what the document says', () => {
    expect(hover({ type: 'integer' }, { description: 'Results', reservation: 'at most 50: small pages' }).words).toBe(
      'Results — at most 50: small pages',
    )
  })
})
