import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['nornir-ts:source'] } },
  test: {
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      'bench/src/**/*.test.ts',
      'examples/*/*.test.ts',
      'test/**/*.test.ts',
    ],
    // Tests against servers that are installed first: `npm run test:netbox`, `npm run test:nautobot`.
    exclude: [...configDefaults.exclude, '**/*.real.test.ts'],
    maxWorkers: '100%', // the tests mostly wait: for servers, devices, processes
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 30_000,
    testTimeout: 30_000, // integration tests share the cores with everything else
    typecheck: {
      enabled: true,
      include: ['packages/*/src/**/*.test-d.ts'],
      // Without it the root tsconfig (`files: []`) is taken and wrong type tests pass.
      tsconfig: './tsconfig.check.json',
    },
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
    },
  },
})
