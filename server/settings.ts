import { resolve } from 'node:path'
import { z } from 'zod'
import { fixedLimits, type Limits, limits } from '#model/limits.ts'
import { usualHost, usualPort } from './free-port.js'

/** `transcriptCharacters` is set by `PARLEY_TRANSCRIPT_CHARACTERS`, and so on for each limit. */
export const limitVariable = (name: string): string =>
  `PARLEY_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** Limits of which one makes no sense above the other. */
const orders: [keyof Limits, keyof Limits][] = [
  ['uploadBytes', 'heldBodyBytesPerPerson'],
  ['heldBodyBytesPerPerson', 'heldBodyBytes'],
]

const Port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(0, 'must be a port number')
  .max(65_535, 'must be a port number')

const Environment = z.object({
  PORT: Port.default(usualPort),
  HOST: z.string().min(1).default(usualHost),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PARLEY_DATA: z.string().min(1).default('./data'),
  PARLEY_URL: z.url({ protocol: /^https?$/ }).optional(),
  PARLEY_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PARLEY_DEMO: z.enum(['0', '1']).optional(),
  PARLEY_METRICS_PORT: Port.optional(),
  PARLEY_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  PARLEY_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Addresses or subnets of the proxies whose X-Forwarded-* headers are believed. */
  PARLEY_PROXY: z.string().optional(),
})

export interface Settings {
  port: number
  host: string
  /** Absent: the embedded PostgreSQL in `dataFolder`. */
  databaseUrl: string | undefined
  dataFolder: string
  /** The address people type, without a slash at its end. Absent: whatever Host they came by. */
  url: string | undefined
  secret: string | undefined
  demo: boolean
  logLevel: string
  /** Where figures for Prometheus are served, apart from the pages. Absent: nowhere. */
  metrics: { port: number; host: string } | undefined
  proxy: string | undefined
  limits: Limits
}

/** @throws {Error} one message that names every variable that is wrong or missing */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const problems: string[] = []
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      problems.push(`${issue.path.join('.')}: ${issue.message}`)
  }
  const own: Record<string, number> = {}
  for (const [name, usual] of Object.entries(limits)) {
    const text = given[limitVariable(name)]
    if (fixedLimits.has(name) && text !== undefined) {
      problems.push(`${limitVariable(name)}: is the same everywhere and cannot be set`)
    }
    own[name] = text === undefined ? usual : Number(text)
    if (!Number.isSafeInteger(own[name]) || own[name] < 1) {
      problems.push(`${limitVariable(name)}: must be a whole number from 1`)
    }
  }
  for (const [less, more] of orders) {
    if (own[less]! > own[more]!) {
      problems.push(`${limitVariable(more)}: must not be less than ${limitVariable(less)}`)
    }
  }
  const values = parsed.data
  if (given.DATABASE_URL !== undefined && given.PARLEY_SECRET === undefined) {
    problems.push(
      'PARLEY_SECRET: is required with DATABASE_URL. Make one with: openssl rand -hex 32',
    )
  }
  if (problems.length > 0 || values === undefined) {
    throw new Error(`These settings are wrong or missing:\n  ${problems.join('\n  ')}`)
  }
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataFolder: resolve(values.PARLEY_DATA),
    url: values.PARLEY_URL?.replace(/\/+$/, ''),
    secret: values.PARLEY_SECRET,
    demo: values.PARLEY_DEMO === '1',
    logLevel: values.PARLEY_LOG,
    metrics:
      values.PARLEY_METRICS_PORT === undefined
        ? undefined
        : { port: values.PARLEY_METRICS_PORT, host: values.PARLEY_METRICS_HOST },
    proxy: values.PARLEY_PROXY,
    limits: own as unknown as Limits,
  }
}
