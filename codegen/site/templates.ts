/** The templates of pages, compiled: what is between double braces is escaped, triple braces hold HTML of ours. */

/** All of them, by file name without ending. */
export const siteTemplateNames = [
  'changes',
  'changes-list',
  'effect',
  'errors',
  'example',
  'fields',
  'function',
  'function-list',
  'function-page',
  'function-rows',
  'home',
  'markdown',
  'missing',
  'namespace',
  'navigation',
  'page',
] as const

export type SiteTemplateName = (typeof siteTemplateNames)[number]
export type SiteTemplateTexts = { readonly [name in SiteTemplateName]: string }
export type SiteTemplates = { readonly [name in SiteTemplateName]: (view: object) => string }

/** Compiles all; each may use the others by name. Views must have every field that a template names. */
export async function compileSiteTemplates(texts: SiteTemplateTexts): Promise<SiteTemplates> {
  const { default: handlebars } = await import('handlebars')
  const engine = handlebars.create()
  const options = { strict: true, preventIndent: true, knownHelpersOnly: true }
  const compiled = siteTemplateNames.map((name) => [name, engine.compile(texts[name], options)] as const)
  for (const [name, template] of compiled) engine.registerPartial(name, template)
  return Object.fromEntries(compiled) as SiteTemplates
}
