import pLimit, { type LimitFunction } from 'p-limit'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import type { RateKind, Rates } from './services.ts'

/** Counts tries in this process. The numbers are those of design and of `model/limits.ts`. */
export function makeRates(limits: Limits): Rates {
  const window = limits.signInWindowMs / 1000
  const limiters: Record<RateKind, RateLimiterMemory> = {
    'sign-in-account': new RateLimiterMemory({ points: limits.signInTries, duration: window }),
    'sign-in-address': new RateLimiterMemory({ points: limits.signInTries * 4, duration: window }),
    'link-address': new RateLimiterMemory({
      points: limits.linkTries,
      duration: limits.linkWindowMs / 1000,
    }),
    export: new RateLimiterMemory({ points: limits.exportsPerMinute, duration: 60 }),
    report: new RateLimiterMemory({ points: limits.exportsPerMinute, duration: 60 }),
    calculator: new RateLimiterMemory({ points: limits.calculationsPerMinute, duration: 60 }),
    // A bucket of `apiBurst` that fills up again at `apiRequestsPerSecond`.
    'api-token': new RateLimiterMemory({
      points: limits.apiBurst,
      duration: limits.apiBurst / limits.apiRequestsPerSecond,
    }),
  }
  const reading = pLimit(limits.readings)
  const readings = new Map<string, LimitFunction>()
  return {
    async whileReading({ id }, act) {
      const own = readings.get(id) ?? pLimit(limits.readingsPerPerson)
      if (own.pendingCount >= limits.readingsWaiting) {
        throw new DomainError(
          'too-many-requests',
          'You opened very many of these at once. Wait until they are there, and open the next.',
          { retryAfterSeconds: 10 },
        )
      }
      readings.set(id, own)
      try {
        return await own(() => reading(act))
      } finally {
        if (own.activeCount === 0 && own.pendingCount === 0) readings.delete(id)
      }
    },
    async take(kind, key) {
      try {
        await limiters[kind].consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw new DomainError('too-many-requests', sentences[kind](seconds), {
          retryAfterSeconds: seconds,
        })
      }
    },
    async forget(kind, key) {
      await limiters[kind].delete(key)
    },
    async giveBack(kind, key) {
      await limiters[kind].reward(key)
    },
  }
}

const sentences: Record<RateKind, (seconds: number) => string> = {
  'sign-in-account': (s) => `Too many tries to sign in to this account. Wait ${inWords(s)}.`,
  'sign-in-address': (s) => `Too many tries to sign in from here. Wait ${inWords(s)}.`,
  'link-address': (s) => `Too many tries to open a link from here. Wait ${inWords(s)}.`,
  export: (s) => `This file was exported many times in a minute. Wait ${inWords(s)}.`,
  report: (s) => `A report of this round was asked for many times in a minute. Wait ${inWords(s)}.`,
  calculator: (s) => `The calculator was asked very often from here. Wait ${inWords(s)}.`,
  'api-token': (s) =>
    `Too many requests with this token. Wait ${inWords(s)} and go on more slowly.`,
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? 'one second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'one minute' : `${minutes} minutes`
}
