import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/builders/postgres.setup.ts'],
    // Two cores: more files at once would only make each of them late.
    maxWorkers: 2,
    // A browser on two busy cores misses a beat now and then: it is asked once more, then it counts.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
