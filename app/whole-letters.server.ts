import { Transform } from 'node:stream'

/**
 * A page as React writes it, without the NUL bytes that it may not hold: where a letter of several bytes does not
 * fit into what is left of React 18's buffer, the buffer goes out with zeros at its end, and people see “�”.
 */
export function wholeLetters(): Transform {
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      done(null, bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes)
    },
  })
}
