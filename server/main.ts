import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ServerBuild } from '@remix-run/node'
import type { Logger } from 'pino'
import sirv from 'sirv'
import { migrate } from '#db/migrate.ts'
import { deleteEndedSessions } from '#db/sessions.ts'
import { makeFigures } from './agreement/figures.ts'
import { endpoints } from './api/index.ts'
import { openApiOf } from './api/openapi.ts'
import { makeApi } from './api/router.ts'
import { startDemo } from './demo/start-demo.ts'
import { removeUnfinishedDemos } from './demo/unfinished.ts'
import { makeTexts } from './files/texts.ts'
import { portProblem } from './free-port.js'
import { answerOn, type Front, makeServer } from './http/listener.ts'
import { makePages } from './http/pages.ts'
import { makeSetUpLink } from './links.ts'
import { startLive } from './live/start.ts'
import { makeLog } from './log.ts'
import { type Metrics, makeMetrics } from './metrics.ts'
import { needsSetUp } from './people.ts'
import { makeRates } from './rates.ts'
import type { Clock, Services } from './services.ts'
import { makeSessions, sessionIdleMs } from './sessions.ts'
import type { Settings } from './settings.ts'
import { openStorage } from './storage.ts'
import { versionOf } from './version.ts'
import { withinMs } from './within.ts'

export interface Running {
  /** Where people open it. */
  url: string
  /** Where the first account is made; `null` once there is one. */
  setUpUrl: string | null
  /** The account of the demo study, the one time that it is made. */
  demo: { email: string; password: string } | null
  /** Where Prometheus reads its figures; `null` where that is not set. */
  metricsUrl: string | null
  services: Services
  /** Commits what is under way, tells the sockets, and stops everything it started. */
  close(): Promise<void>
}

/** How long answers under way have when the server stops: one that is read for ever does not hold it. */
const longestAnswerMs = 3_000

export interface StartOptions {
  root?: string
  clock?: Clock
  log?: Logger
  dev?: boolean
}

/**
 * Starts Parley: database, migrations, live documents, and last the port, so that whoever reaches it
 * is served.
 *
 * @throws {Error} in words for whoever starts it: a port in use, a data folder in use, a database away
 */
export async function startServer(
  settings: Settings,
  options: StartOptions = {},
): Promise<Running> {
  const root = options.root ?? process.cwd()
  const dev = options.dev ?? false
  const clock = options.clock ?? { now: () => new Date() }
  const log = options.log ?? makeLog(settings.logLevel)
  const stops: (() => Promise<void>)[] = []

  try {
    const storage = await openStorage(settings, log)
    stops.push(() => storage.close())
    await migrate(storage.db)

    // Open until what was taken is committed: whoever comes meanwhile is told in words.
    const listener = makeServer()
    stops.push(() => closeListener(listener))
    const version = versionOf(root)
    const metrics = settings.metrics && makeMetrics(version)
    const rates = makeRates(settings.limits)
    const live = await startLive({
      db: storage.db,
      sql: storage.sql,
      clock,
      log,
      limits: settings.limits,
      counts: metrics?.live,
    })
    stops.push(() => live.close())
    metrics?.observe(() => live.state())
    const figures = makeFigures({ db: storage.db, clock, log, limits: settings.limits })
    stops.push(() => figures.close())
    const texts = makeTexts(settings.limits)
    stops.push(() => texts.close())
    const services: Services = {
      db: storage.db,
      clock,
      log,
      settings,
      live,
      rates,
      figures,
      texts,
    }

    const secure = settings.url?.startsWith('https:') === true
    await removeUnfinishedDemos(services)
    const tidying = setInterval(() => {
      void deleteEndedSessions(storage.db, clock.now(), sessionIdleMs).catch(() => {})
      void removeUnfinishedDemos(services).catch(() => {})
    }, 60 * 60_000).unref()
    stops.push(async () => clearInterval(tidying))
    const sessions = makeSessions(services, { secure, secret: storage.secret })
    const front = dev ? await developmentFront(root, listener) : await builtFront(root)
    stops.push(() => front.close())
    let isStopping = false
    const answers = answerOn(listener, {
      services,
      sessions,
      version,
      dev,
      isStopping: () => isStopping,
      answered: (status, ms) => metrics?.answered(status, ms),
      files: front.files,
      pages: makePages(services, sessions, front.build, dev ? 'development' : 'production'),
      api: makeApi(services, endpoints, openApiOf(endpoints, version)),
      acceptSocket: (request, socket, head, who) => live.accept(request, socket, head, who),
    })
    const metricsUrl = metrics ? await listenForMetrics(metrics, settings, stops) : null
    const port = await listen(listener, settings, 'PORT')
    stops.push(async () => {
      isStopping = true
      // A proxy asks another server, or waits for the one that takes this one's place, and nobody sees it.
      // Without one, people are told in words.
      if (settings.proxy !== undefined) listener.close()
      await withinMs(longestAnswerMs, answers.idle())
    })

    const url =
      settings.url ?? `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`
    const demo = settings.demo ? await startDemo(services) : null
    const isNew = await needsSetUp(services)
    const setUpUrl = isNew ? `${url}/set-up?token=${await makeSetUpLink(services)}` : null
    return { url, setUpUrl, demo, metricsUrl, services, close: () => stopAll(stops) }
  } catch (error) {
    await stopAll(stops)
    throw error
  }
}

interface PagesFront {
  build: ServerBuild | (() => Promise<ServerBuild>)
  files: Front['files']
  close(): Promise<void>
}

async function builtFront(root: string): Promise<PagesFront> {
  const serve = sirv(join(root, 'build', 'client'), {
    etag: true,
    // Made with the build, beside each file.
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      // Files of the build carry a hash of what they hold in their name.
      const forever = path.startsWith('/assets/')
      response.setHeader(
        'Cache-Control',
        forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const files: Front['files'] = (request, response, next) => {
    // A new build beside a running server takes files away under it. A page may then have to be loaded
    // anew; without this the reading that fails would end the process, and with it everybody's session.
    response.once('pipe', (source: Readable) => source.once('error', () => response.destroy()))
    serve(request, response, next)
  }
  const build = (await import(join(root, 'build', 'server', 'index.js'))) as ServerBuild
  return { build, files, close: async () => {} }
}

async function developmentFront(root: string, listener: Server): Promise<PagesFront> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    server: { middlewareMode: true, hmr: { server: listener } },
  })
  // Remix's compiler of children stops the process on SIGTERM, before anything here is flushed.
  process.removeAllListeners('SIGTERM')
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    files: vite.middlewares,
    close: () => vite.close(),
  }
}

/** On a port of its own, which no proxy passes on: figures are for whoever runs the server. */
async function listenForMetrics(
  { listener }: Metrics,
  { metrics }: Settings,
  stops: (() => Promise<void>)[],
): Promise<string> {
  stops.push(() => closeListener(listener))
  const { host, port } = metrics!
  return `http://${host}:${await listen(listener, { host, port }, 'PARLEY_METRICS_PORT')}/metrics`
}

function listen(
  listener: Server,
  { port, host }: Pick<Settings, 'port' | 'host'>,
  setting: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', (error) => reject(portProblem(error, { port, host }, setting)))
    listener.listen(port, host, () => {
      resolve((listener.address() as AddressInfo).port)
    })
  })
}

function closeListener(listener: Server): Promise<void> {
  return new Promise((resolve) => {
    listener.close(() => resolve())
    listener.closeIdleConnections()
    // What is under way now are refusals in a few words.
    setTimeout(() => listener.closeAllConnections(), 500).unref()
  })
}

/** In the order opposite to starting; what fails to stop does not keep the rest from it. */
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => {})
}
