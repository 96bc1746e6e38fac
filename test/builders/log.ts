import type { Logger } from 'pino'
import { makeLog } from '#server/log.ts'

/** One line of a log. */
export interface LogLine {
  level: string
  msg: string
  [field: string]: unknown
}

/** The log of a server as it is in use, every level of it, kept for a test to read. */
export function keptLog(): {
  log: Logger
  text(): string
  /** @param msg what they say */
  lines(msg: string): LogLine[]
} {
  let written = ''
  const log = makeLog('trace', {
    write: (line) => {
      written += line
    },
  })
  return {
    log,
    text: () => written,
    lines: (msg) =>
      written
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as LogLine)
        .filter((line) => line.msg === msg),
  }
}
