import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** A server as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  child: ChildProcess
  /** What it printed so far. */
  printed(): string
  /** The address it prints once it is ready. */
  address: Promise<string>
  /** Its exit code, `null` when it was killed. */
  exit: Promise<number | null>
}

/**
 * Starts it, on a port that is free unless the settings say which.
 *
 * @param settings environment variables; without `DATABASE_URL` they must name `PARLEY_DATA`
 * @param root folder it takes for that of Parley
 */
export function startServerProcess(
  settings: Record<string, string>,
  root = process.cwd(),
): ServerProcess {
  const child = spawn(process.execPath, [resolve('server/start.js')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      PORT: '0',
      PARLEY_LOG: 'silent',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const address = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk
      const found = text.match(/open (http:\/\/\S+)/)
      if (found) resolve(found[1]!)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void exit.then(() => reject(new Error(`It stopped and printed:\n${text}`)))
  })
  address.catch(() => {})
  return { child, printed: () => text, address, exit }
}
