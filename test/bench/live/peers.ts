import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { BenchClient } from './client.ts'
import { insertLayers } from './own-study.ts'
import type { BenchPostgres } from './postgres.ts'
import { type Address, type Dialect, type Server, startServer } from './server.ts'

export interface Peer {
  name: string
  /** Whether a server that starts again holds what the one before was given. */
  isDurable: boolean
  /** A server with nothing stored yet, and rooms from 0 on. */
  start(settings?: { rooms?: number; idleMs?: number }): Promise<Server>
}

export type PeerName = 'parley' | 'stock' | 'memory' | 'sqlite' | 'postgres' | 'postgres0'

/** Ours and those it is measured against. */
export function peersOn(postgres: BenchPostgres): Record<PeerName, Peer> {
  let files = 0
  const other = (
    name: string,
    isDurable: boolean,
    dialect: Dialect,
    options: () => Promise<object>,
  ): Peer => ({
    name,
    isDurable,
    start: async () =>
      startServer({ module: dialect, ...(await options()) }, (url) => plainAddress(url, dialect)),
  })
  const onPostgres = async () => ({ postgres: postgres.optionsOf(await postgres.fresh('empty')) })
  return {
    parley: {
      name: 'Parley',
      isDurable: true,
      start: async ({ rooms = 1, idleMs } = {}) => {
        const databaseUrl = postgres.urlOf(await postgres.fresh('parley'))
        const layers = await insertLayers(databaseUrl, rooms)
        return startServer({ module: 'parley', databaseUrl, idleMs }, (url) => (room) => {
          const { layer, feed, presence, coderId } = layers[room]!
          const as = (document: string) => `${url}/${document}?as=${coderId}`
          return {
            dialect: 'parley',
            document: '',
            url: as(layer),
            beside: { feed: as(feed), presence: as(presence) },
          }
        })
      },
    },
    stock: other('stock, memory', false, 'stock', async () => ({})),
    memory: other('Hocuspocus, memory', false, 'hocuspocus', async () => ({})),
    sqlite: other('Hocuspocus, SQLite', true, 'hocuspocus', async () => ({
      sqlite: join(postgres.folder, `${++files}.sqlite`),
    })),
    postgres: other('Hocuspocus, Postgres', true, 'hocuspocus', onPostgres),
    postgres0: other('Hocuspocus, Postgres, debounce 0', true, 'hocuspocus', async () => ({
      ...(await onPostgres()),
      debounce: 0,
    })),
  }
}

function plainAddress(url: string, dialect: Dialect): (room: number) => Address {
  return (room) => ({
    dialect,
    document: `room-${room}`,
    url: dialect === 'stock' ? `${url}/room-${room}` : url,
  })
}

/** Installs the peers once; what cannot be compiled here is found missing when it starts. */
export async function installPeers(): Promise<void> {
  const folder = join(import.meta.dirname, '..', 'peers')
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return
  console.log('installing the peers; the first time, some minutes may go into compiling')
  // Where Node came with its headers, a binding is compiled with these and nothing is downloaded.
  const headers = { npm_config_nodedir: join(process.execPath, '..', '..') }
  await promisify(execFile)(
    'npm',
    ['install', '--package-lock=false', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: folder, env: { ...process.env, ...headers } },
  )
}

/** Names those of the peers that do not start or do not serve a document, and leaves them out. */
export async function thoseThatStart(
  peers: Record<PeerName, Peer>,
): Promise<Partial<Record<PeerName, Peer>>> {
  const found: Partial<Record<PeerName, Peer>> = {}
  for (const [name, peer] of Object.entries(peers) as [PeerName, Peer][]) {
    try {
      await serveOnce(peer)
      found[name] = peer
    } catch (error) {
      if (name === 'parley') throw error
      console.log(`left out: ${peer.name} does not start here (${(error as Error).message})`)
    }
  }
  return found
}

const servedWithinMs = 15_000

async function serveOnce(peer: Peer): Promise<void> {
  const server = await peer.start()
  const client = new BenchClient(true)
  const late = pause(servedWithinMs, null, { ref: false }).then(() => {
    throw new Error('no document was served')
  })
  try {
    await Promise.race([client.dial(server.address(0)), late])
  } finally {
    client.hangUp()
    await server.kill()
  }
}
