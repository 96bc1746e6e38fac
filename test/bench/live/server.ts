import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Look } from './holder.ts'

/** How a server wants to be spoken to. */
export type Dialect = 'parley' | 'stock' | 'hocuspocus'

export interface Address {
  dialect: Dialect
  url: string
  /** Named in each frame, where the URL does not. */
  document: string
  /** What else a page of ours opens besides the layer: everybody's spans, and who is there. */
  beside?: { feed: string; presence: string }
}

/** A server in a process of its own. After `restart` it has another address and the same store. */
export interface Server {
  address(room: number): Address
  readonly pid: number
  /** @param collect lets it collect its garbage before */
  look(collect?: boolean): Promise<Look>
  kill(): Promise<void>
  stop(): Promise<void>
  restart(): Promise<void>
}

/** @throws {Error} when it does not start, with the last it wrote to standard error */
export async function startServer(
  options: object,
  addressing: (url: string) => (room: number) => Address,
): Promise<Server> {
  let running = await begin(options)
  const server: Server = {
    address: (room) => addressing(running.url)(room),
    get pid() {
      return running.child.pid!
    },
    look: async (collect = false) => {
      const answer = once(running.child, 'message')
      running.child.send(collect ? 'collect' : 'look')
      return (await answer)[0] as Look
    },
    kill: async () => {
      running.child.kill('SIGKILL')
      await running.ended
    },
    stop: async () => {
      if (running.child.connected) running.child.send('stop')
      // A peer that hangs while it stops must not hang the bench.
      const timer = setTimeout(() => running.child.kill('SIGKILL'), 30_000)
      await running.ended
      clearTimeout(timer)
    },
    restart: async () => {
      await server.stop()
      running = await begin(options)
    },
  }
  return server
}

async function begin(
  options: object,
): Promise<{ child: ChildProcess; ended: Promise<unknown>; url: string }> {
  const child = fork(new URL('./holder.ts', import.meta.url), [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr!.on('data', (text: Buffer) => (said = `${said}${text}`.slice(-2_000)))
  const ended = once(child, 'exit')
  const [{ url }] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(/^.*Error: .*$/m.exec(said)?.[0] ?? 'it ended without a word')
    }),
  ])) as [{ url: string }]
  return { child, ended, url }
}
