import { defineConfig } from 'vitest/config'

/** Tests against a real NetBox or Nautobot; `scripts/netbox/test-against.mjs` starts it and says where it is. */
export default defineConfig({
  ssr: { resolve: { conditions: ['nornir-ts:source'] } },
  test: {
    include: ['**/*.real.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false, // figures are taken too
  },
})
