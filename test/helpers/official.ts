/** Telnyx's own OpenAPI document, which this repository does not hold. */
export const officialDocument =
  process.env['MOONBIND_UPSTREAM'] ?? new URL('../../../shared/upstream/telnyx.openapi.json', import.meta.url).pathname
