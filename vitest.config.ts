import { defaultExclude, defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

// As `npm start` has it, unlike vitest: React says nothing in it that is meant for who writes it.
process.env.NODE_ENV = 'production'

const inChromium = 'test/browser/**/*.test.ts'
const byHand = 'test/faults/**'
const patience = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
}

export default defineConfig({
  test: {
    // Here and not in the projects: both use one Postgres.
    globalSetup: ['test/builders/postgres.setup.ts', 'test/builders/threads.setup.ts'],
    // Two cores, and much of a test is waiting: more files at once would only make each of them late.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...patience,
          name: 'parley',
          // No file changes what it imports, and importing all anew in each took a minute of the run.
          isolate: false,
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...defaultExclude, inChromium, byHand],
        },
      },
      {
        // A browser on two busy cores misses a beat now and then: it is asked once more, then it counts.
        test: {
          ...patience,
          name: 'chromium',
          isolate: false,
          include: [inChromium],
          retry: 1,
        },
      },
    ],
  },
})
