import { connect, createServer, type Socket } from 'node:net'

/** A plain load balancer without sticky sessions: each connection goes to the next server that answers. */
export interface RoundRobin {
  port: number
  /** How many connections each server was given. */
  given: number[]
  close(): Promise<void>
}

export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  const given = ports.map(() => 0)
  const sockets = new Set<Socket>()
  let next = 0

  const forward = (client: Socket, left: number): void => {
    const turn = next++ % ports.length
    const server = connect(ports[turn]!, '127.0.0.1')
    server.once('error', () => (left > 1 ? forward(client, left - 1) : client.destroy()))
    server.once('connect', () => {
      given[turn]! += 1
      sockets.add(server)
      server.on('close', () => client.destroy())
      client.on('close', () => server.destroy())
      client.pipe(server).pipe(client)
    })
  }

  const proxy = createServer((client) => {
    sockets.add(client)
    client.on('error', () => client.destroy())
    forward(client, ports.length)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    given,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
