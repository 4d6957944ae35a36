import { defineConfig } from 'vitest/config'

// Tests run what ships: everything under dist/ is loaded by Node itself, so that there is one copy of each module.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    server: { deps: { external: [/\/dist\//] } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
