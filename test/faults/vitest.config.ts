import { defineConfig } from 'vitest/config'

/** `npm run test:faults`: long and rough, by hand; what `npm test` runs is its short form. */
export default defineConfig({
  test: {
    globalSetup: ['test/faults/build.setup.ts', 'test/builders/postgres.setup.ts'],
    include: ['test/faults/**/*.test.ts'],
    // One fault at a time: bounds in time are asserted here, and they must not meet one another.
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
})
