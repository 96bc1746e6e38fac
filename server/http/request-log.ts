import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { loggedPath } from './logged-path.ts'

/** A request while it is answered: what is known of it by the time its line is written. */
export interface Seen {
  requestId: string
  /** Who asks, once that is known. */
  personId?: string
}

/** Asked for every few seconds, or many times a page: these are logged where everything is. */
const quiet = /^\/(livez|healthz|assets\/.*|favicon\.svg)$/

/** Writes the one line that a request has in the log, when its answer has gone out or broken off. */
export function logAnswer(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  seen: Seen,
  counted: (status: number, ms: number) => void,
): void {
  const since = performance.now()
  response.once('close', () => {
    const path = loggedPath(request.url ?? '')
    const { method } = request
    const { statusCode: status, writableFinished } = response
    const ms = Math.round((performance.now() - since) * 10) / 10
    counted(status, ms)
    const isCutOff = writableFinished ? undefined : true
    const line = { ...seen, method, path, status, ms, isCutOff }
    if (quiet.test(path) && status < 400) log.debug(line, 'request')
    else log.info(line, 'request')
  })
}
