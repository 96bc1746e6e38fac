import { Writable } from 'node:stream'

/** Output that shows nothing: a password is not echoed. */
export class Silent extends Writable {
  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done()
  }
}
