import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import { LayerSession } from '#app/live/layer-session.ts'
import { readLayer } from '#db/layers.ts'
import { checkDocuments } from '#server/check.ts'
import { codingTeam, type SteadyCoder } from '../builders/coding-team.ts'
import { freshDatabase } from '../builders/database.ts'
import { aSpan, eventually } from '../builders/live-study.ts'
import { type ServerProcess, startServerProcess } from '../builders/server-process.ts'
import { type LineTreatment, type TcpProxy, tcpProxy } from '../builders/tcp-proxy.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let server: ServerProcess
let url: URL
let team: SteadyCoder[]

beforeAll(async () => {
  database = await freshDatabase()
  team = await codingTeam(database.db)
  server = startServerProcess({
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'a secret of the faults of lines, long enough',
  })
  url = new URL(await server.address)
})
afterAll(async () => {
  server?.child.kill('SIGTERM')
  await server?.exit
  await database?.drop()
})

function shelfOf({ key: { roundId, transcriptId, coderId } }: SteadyCoder): KeptShelf {
  return new KeptShelf(coderId, `layer.${roundId}.${transcriptId}.${coderId}`, false)
}

/** The page of a coder, with the stock provider, at a port of this machine. */
async function open(
  coder: SteadyCoder,
  port: string | number,
  shelf = shelfOf(coder),
): Promise<LayerSession> {
  const session = new LayerSession({
    name: shelf.document,
    personId: coder.key.coderId,
    epoch: 1,
    readOnly: null,
    shelf,
    describe: () => ({ path: '/', row: {} }),
    firstSpans: [],
    onOutdated: () => {},
    origin: `ws://127.0.0.1:${port}/live`,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { token: coder.token },
  })
  await session.whenSaved(10_000)
  return session
}

const ids = (session: LayerSession) =>
  session.spans
    .get()
    .map(({ id }) => id)
    .sort()

interface Fault {
  line: LineTreatment
  lastsMs: number
  /** Whether the line is of no use meanwhile, so that the page must say so. */
  breaks: boolean
  /** Whether lines that stand are reset as it begins. */
  cuts?: boolean
}

const faults: [string, Fault][] = [
  ['silent for a minute', { line: 'silent', lastsMs: 60_000, breaks: true }],
  ['half-open', { line: 'half-open', lastsMs: 20_000, breaks: true }],
  ['reset and refused', { line: 'refuse', lastsMs: 15_000, breaks: true, cuts: true }],
  ['cut after each 3,000 bytes', { line: { cutAfter: 3_000 }, lastsMs: 15_000, breaks: false }],
  ['slow by 300 ms a piece', { line: { slow: 300 }, lastsMs: 10_000, breaks: false }],
]

test.each(faults)(
  '[LV8] with a line that is %s one codes on, and all arrives once',
  async (_, fault) => {
    const coder = team[faults.findIndex(([, { line }]) => line === fault.line) % team.length]!
    const proxy: TcpProxy = await tcpProxy(Number(url.port))
    const shelf = shelfOf(coder)
    const [far, near] = await Promise.all([open(coder, proxy.port, shelf), open(coder, url.port)])
    const write = (session: LayerSession) =>
      session.do({ kind: 'add', code: 'concession' }, (layer) => layer.put(aSpan()))
    const before = ids(near).length

    proxy.treat(fault.line)
    if (fault.cuts === true) proxy.cut()
    const begun = performance.now()
    let toldAfterMs: number | undefined
    let written = 0
    while (performance.now() - begun < fault.lastsMs) {
      write(far)
      write(near)
      written += 2
      await pause(250)
      const { link, late, saved } = far.connection.get()
      if (fault.line === 'silent' || fault.line === 'refuse') expect(saved).toBe(false)
      if (link === 'offline' || late) toldAfterMs ??= performance.now() - begun
    }
    if (fault.breaks) expect(toldAfterMs).toBeLessThan(10_000)
    if (typeof fault.line === 'object' && 'cutAfter' in fault.line)
      expect(proxy.made()).toBeGreaterThan(3)

    proxy.treat('through')
    const healed = performance.now()
    await eventually(() => ids(near).length === before + written, 20_000)
    await Promise.all([far.whenSaved(20_000), near.whenSaved(20_000)])
    await eventually(() => ids(far).length === before + written)
    console.log(
      `${_}: told after ${Math.round(toldAfterMs ?? Number.NaN)} ms, whole ${Math.round(performance.now() - healed)} ms after it healed, ${written} written`,
    )
    expect(ids(far)).toEqual(ids(near))
    const rows = await readLayer(database.db, coder.key)
    expect(rows.map(({ id }) => id).sort()).toEqual(ids(near))
    expect(shelf.aside.get()).toEqual([])
    expect(await checkDocuments(database.db)).toEqual([])
    far.close()
    near.close()
    await proxy.close()
  },
)
