import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What lies between a client and its server, for a test to break. */
export interface TcpProxy {
  port: number
  /** How many lines were made through it so far. */
  made(): number
  /** How it treats bytes from now on, of lines that stand and of new ones. */
  treat(line: LineTreatment): void
  /** Resets every line there is, as a router that restarts does. */
  cut(): void
  close(): Promise<void>
}

/**
 * `through`: as it comes. `silent`: nothing gets through, either way, and nothing is answered: a cable
 * pulled out; what was sent is held, as TCP holds it, and arrives once the cable is back. `half-open`:
 * what the client sends gets through, what the server says is held. `refuse`: new lines are reset at
 * once. `slow`: each piece waits so many milliseconds. `cutAfter`: a line is reset once so many bytes of
 * it went up.
 */
export type LineTreatment =
  | 'through'
  | 'silent'
  | 'half-open'
  | 'refuse'
  | { slow: number }
  | { cutAfter: number }

/** A plain proxy to a port of this machine, or to a Unix socket. */
export async function tcpProxy(target: number | string): Promise<TcpProxy> {
  let treatment: LineTreatment = 'through'
  let made = 0
  const lines = new Set<() => void>()
  const server = createServer((client) => {
    if (treatment === 'refuse') return void client.resetAndDestroy()
    const upstream = typeof target === 'string' ? connect(target) : connect(target, '127.0.0.1')
    made++
    let passedUp = 0
    const both = [client, upstream]
    const end = () => {
      lines.delete(end)
      client.resetAndDestroy()
      upstream.destroy()
    }
    lines.add(end)
    for (const socket of both) {
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', end)
    }
    pass(client, upstream, (bytes) => {
      passedUp += bytes
      if (typeof treatment !== 'object' || !('cutAfter' in treatment)) return
      if (passedUp > treatment.cutAfter) end()
    })
    pass(upstream, client)
    function pass(from: Socket, to: Socket, onBytes: (bytes: number) => void = () => {}): void {
      const isHeld = () =>
        treatment === 'silent' || (treatment === 'half-open' && from === upstream)
      void (async () => {
        for await (const chunk of from as AsyncIterable<Buffer>) {
          if (typeof treatment === 'object' && 'slow' in treatment) await pause(treatment.slow)
          while (isHeld() && !to.destroyed) await pause(50)
          onBytes(chunk.length)
          if (to.destroyed) return
          to.write(chunk)
        }
      })().catch(end)
    }
  })
  const cut = () => {
    for (const end of [...lines]) end()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    treat: (next) => {
      treatment = next
    },
    made: () => made,
    cut,
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
