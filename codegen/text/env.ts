/** `ACUITY_SCHEDULING` of `acuity-scheduling`: prefix of environment variables. */
export const envPrefix = (namespace: string): string =>
  namespace
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^(?=\d)/, '_')
