import { createServer } from 'node:net'

/** Where Parley listens unless told otherwise. */
export const usualPort = 3000
export const usualHost = '127.0.0.1'

/**
 * Asks whether the port can be had, before anything that takes long: it is opened and closed again.
 * A setting that names no port is left to the settings, which tell of it.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<void>}
 * @throws {Error} one sentence that says what to do
 */
export function requireFreePort({ PORT, HOST }) {
  const port = PORT ? Number(PORT) : usualPort
  const host = HOST || usualHost
  return new Promise((resolve, reject) => {
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return resolve()
    const probe = createServer()
    probe.once('error', (error) => reject(portProblem(error, { port, host }, 'PORT')))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/**
 * What is said of a port that cannot be listened on.
 *
 * @param {NodeJS.ErrnoException} error
 * @param {{ port: number, host: string }} where
 * @param {string} setting which of the settings names the port
 */
export function portProblem(error, { port, host }, setting) {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} is in use. Stop what uses it, or choose another: ${setting}=${port + 1} npm start`,
      )
    case 'EACCES':
      return new Error(
        `Port ${port} may not be opened by this account. Choose one from 1024: ${setting}=3000 npm start`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(
        `${host} is no address of this machine. Choose 127.0.0.1, or 0.0.0.0 for all it has.`,
      )
    default:
      return error
  }
}
