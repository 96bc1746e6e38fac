import type { IncomingMessage, Server } from 'node:http'
import type { Caller } from '../services.ts'
import { callerOfToken } from '../tokens.ts'
import { addressOf } from './address.ts'
import type { Front } from './listener.ts'
import { loggedPath } from './logged-path.ts'
import { isFromOurPages } from './origin.ts'

/** Sockets of live documents, on the same port: whether one may be opened at all is asked here. */
export function answerUpgrades(server: Server, front: Front): void {
  const { services, sessions } = front
  const { settings, log } = services

  server.on('upgrade', (request, socket, head) => {
    const refuseUpgrade = (status: string) => {
      log.info({ path: loggedPath(request.url ?? ''), status }, 'socket refused')
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    }
    socket.on('error', () => socket.destroy())
    // Thrown here, an error would end the process.
    const url = addressOf(request, 'http://parley.invalid')
    if (url === null) {
      refuseUpgrade('400 Bad Request')
      return
    }
    if (!url.pathname.startsWith('/live/')) {
      // The development server speaks to its pages over sockets of its own.
      if (!front.dev) refuseUpgrade('404 Not Found')
      return
    }
    const token = url.searchParams.get('token')
    const hasSession = request.headers.cookie !== undefined && token === null
    if (!isFromOurPages(request, settings, { hasSession, isUpgrade: true })) {
      refuseUpgrade('403 Forbidden')
      return
    }
    if (front.isStopping()) {
      refuseUpgrade('503 Service Unavailable')
      return
    }
    front.acceptSocket(request, socket, head, {
      caller: callerOf(request, token),
      documentName: documentNameOf(url),
      query: url.searchParams,
    })
  })

  async function callerOf(request: IncomingMessage, token: string | null): Promise<Caller | null> {
    const bearer = token ?? request.headers.authorization?.match(/^Bearer ([\w-]+)$/i)?.[1]
    if (bearer !== undefined) return callerOfToken(services, bearer)
    const signedIn = await sessions.read(request.headers.cookie ?? null)
    return signedIn && { ...signedIn, scope: 'write' }
  }
}

function documentNameOf(url: URL): string {
  try {
    return decodeURIComponent(url.pathname.slice('/live/'.length))
  } catch {
    return ''
  }
}
