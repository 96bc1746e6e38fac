import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { enter, type Gate, type Visit } from './gate.ts'
import { Connection, type ConnectionWatch } from './line/connection.ts'

/** Takes requests over as sockets, each of which is a connection that asks at the gate. */
export class Accepting {
  private readonly sockets: WebSocketServer
  private isStopped = false

  /** @param connections those that are open, which is kept up here */
  constructor(
    private readonly gate: Gate,
    private readonly connections: Set<Connection>,
    private readonly watch: ConnectionWatch,
  ) {
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: watch.limits.stepTwoBytes,
      perMessageDeflate: false,
      clientTracking: false,
    })
  }

  /** @param socket of a request whose Origin was found right */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, who: Visit): void {
    // A handshake that fails leaves nobody who would hear of it.
    who.caller.catch(() => {})
    if (this.isStopped) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
      return
    }
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new Connection(webSocket, this.watch, socket)
      this.connections.add(connection)
      void connection.closed.then(() => this.connections.delete(connection))
      void enter(this.gate, connection, who)
    })
  }

  /** From now on whoever dials is told to come later. */
  stop(): void {
    this.isStopped = true
  }

  close(): void {
    this.sockets.close()
  }
}
