import { createServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LiveState } from './live/survey.ts'
import type { LiveWatch } from './live/watch.ts'

/** The figures of one server process, for Prometheus. They name nobody and no document. */
export interface Metrics {
  /** Told by the live documents. */
  live: LiveWatch
  /** Told of every answer over HTTP. */
  answered(status: number, ms: number): void
  /** Asked for `state` whenever the figures are read. */
  observe(state: () => LiveState): void
  /** `GET /metrics`, and nothing else, as a server that listens nowhere yet. */
  listener: ReturnType<typeof createServer>
}

const fromAMillisecond = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function makeMetrics(version: string): Metrics {
  const registry = new Registry()
  const registers = [registry]
  // Processor, memory, open files, garbage collection, and how late the event loop is.
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'parley_build',
    help: 'Always 1, labelled with the version that runs',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1)
  const requests = new Histogram({
    name: 'parley_http_request_duration_seconds',
    help: 'Answers over HTTP, by class of status',
    labelNames: ['status'],
    buckets: fromAMillisecond,
    registers,
  })
  return {
    live: liveCounts(registers),
    answered: (status, ms) => {
      requests.observe({ status: `${Math.floor(status / 100)}xx` }, ms / 1000)
    },
    observe: (state) => addGauges(registers, state),
    listener: createServer(async (request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end()
        return
      }
      const text = await registry.metrics()
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(text)
    }),
  }
}

function liveCounts(registers: Registry[]): LiveWatch {
  const commits = new Histogram({
    name: 'parley_commit_duration_seconds',
    help: 'Transactions that stored changes of live documents; their count is the number of commits',
    buckets: fromAMillisecond,
    registers,
  })
  const updates = new Histogram({
    name: 'parley_commit_updates',
    help: 'Updates that one commit stored',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
    registers,
  })
  const documents = new Histogram({
    name: 'parley_commit_documents',
    help: 'Documents whose updates one commit stored',
    buckets: [1, 2, 5, 10, 20, 50, 100],
    registers,
  })
  const failures = new Counter({
    name: 'parley_commit_failures_total',
    help: 'Transactions that failed; what they held waits, or was refused by the database',
    registers,
  })
  const acknowledged = new Counter({
    name: 'parley_acknowledged_updates_total',
    help: 'Updates that are committed and whose sender has been told so',
    registers,
  })
  const refusals = new Counter({
    name: 'parley_socket_refusals_total',
    help: 'Live connections that were refused or closed for what they sent, by reason',
    labelNames: ['code'],
    registers,
  })
  return {
    committed: (of) => {
      commits.observe(of.ms / 1000)
      updates.observe(of.updates)
      documents.observe(of.documents)
    },
    commitFailed: () => failures.inc(),
    acknowledged: (count) => acknowledged.inc(count),
    refused: (code) => refusals.inc({ code }),
  }
}

function addGauges(registers: Registry[], state: () => LiveState): void {
  const kinds = ['layer', 'feed', 'room', 'discussion', 'codebook'] as const
  new Gauge({
    name: 'parley_rooms',
    help: 'Live documents that are open in this process, by kind',
    labelNames: ['kind'],
    registers,
    collect() {
      const { rooms } = state()
      for (const kind of kinds) this.set({ kind }, rooms.get(kind) ?? 0)
    },
  })
  const gauge = (name: string, help: string, read: (state: LiveState) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(state()))
      },
    })
  gauge('parley_sockets', 'Live connections that are open', ({ sockets }) => sockets)
  gauge(
    'parley_uncommitted_bytes',
    'Bytes of changes that were taken and are not yet committed',
    ({ uncommittedBytes }) => uncommittedBytes,
  )
  gauge(
    'parley_unread_bytes',
    'Bytes sent to live connections that the other end has not read yet',
    ({ unreadBytes }) => unreadBytes,
  )
}
