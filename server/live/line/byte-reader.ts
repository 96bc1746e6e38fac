import { DomainError } from '#model/errors.ts'

/** What a peer sent and no Yjs program would have: its sender is told, nothing else happens. */
export function malformed(): DomainError {
  return new DomainError('invalid-input', 'This message is not one that Parley understands.')
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const deepest = 8
const shortBytes = 64

/** Of one value: what it takes to read one is then bounded, whatever its bytes. */
const mostValueParts = 10_000

/**
 * Reads the encodings of lib0 from bytes of a stranger.
 *
 * lib0 itself believes the lengths it reads: a count of thirty million makes it allocate as many
 * places, and a string that claims to be longer than its message is read out of whatever stands
 * behind the message in memory. Here every length is held against the bytes that are left.
 *
 * @throws {DomainError} `invalid-input` from every method
 */
export class ByteReader {
  private position = 0
  private readonly bytes: Buffer
  /** Of the value that is being read. */
  private parts = 0
  private allParts = 0

  /** @param mostParts of all that is read: unpacked, each takes more than a hundred bytes */
  constructor(
    bytes: Uint8Array,
    private readonly mostParts = Number.POSITIVE_INFINITY,
  ) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** How far it has read. */
  get at(): number {
    return this.position
  }

  get left(): number {
    return this.bytes.length - this.position
  }

  get isAtEnd(): boolean {
    return this.position === this.bytes.length
  }

  byte(): number {
    if (this.left < 1) throw malformed()
    return this.bytes[this.position++]!
  }

  varUint(): number {
    let value = 0
    let weight = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 127) * weight
      if (value > Number.MAX_SAFE_INTEGER) throw malformed()
      if (byte < 128) return value
      weight *= 128
      if (weight > 2 ** 56) throw malformed()
    }
  }

  /** A number of things of which each takes at least `bytesEach` bytes. */
  count(bytesEach: number): number {
    const count = this.varUint()
    if (count * bytesEach > this.left) throw malformed()
    return count
  }

  slice(length: number): Uint8Array {
    if (length > this.left) throw malformed()
    this.position += length
    return this.bytes.subarray(this.position - length, this.position)
  }

  varBytes(): Uint8Array {
    return this.slice(this.varUint())
  }

  varString(): string {
    const length = this.count(1)
    const start = this.position
    this.position += length
    // Ids, keys and dates: to call a decoder takes ten times as long as to read them.
    if (length <= shortBytes && this.isAscii(start)) {
      return this.bytes.toString('latin1', start, this.position)
    }
    try {
      return utf8.decode(this.bytes.subarray(start, this.position))
    } catch {
      throw malformed()
    }
  }

  /** Whether all from `start` to where it has read is ASCII. */
  private isAscii(start: number): boolean {
    for (let index = start; index < this.position; index++) {
      if (this.bytes[index]! > 127) return false
    }
    return true
  }

  /** @throws {DomainError} `too-large` where it holds more parts than it may */
  countPart(): void {
    if (++this.allParts <= this.mostParts) return
    throw new DomainError('too-large', 'This is more than is taken in at once.')
  }

  /** A plain value as JSON knows it; what JSON has no word for (NaN, bytes, big integers) is refused. */
  plainValue(depth = 0): unknown {
    if (depth === 0) this.parts = 0
    if (depth > deepest || ++this.parts > mostValueParts) throw malformed()
    this.countPart()
    switch (this.byte()) {
      case 126:
        return null
      case 125:
        return this.varInt()
      case 124:
        return finite(this.view(4).getFloat32(0))
      case 123:
        return finite(this.view(8).getFloat64(0))
      case 121:
        return false
      case 120:
        return true
      case 119:
        return this.varString()
      case 118:
        return this.plainObject(depth)
      case 117:
        return this.plainArray(depth)
      default:
        throw malformed()
    }
  }

  private plainArray(depth: number): unknown[] {
    const values: unknown[] = []
    for (let left = this.count(1); left > 0; left--) values.push(this.plainValue(depth + 1))
    return values
  }

  private plainObject(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    for (let fields = this.count(2); fields > 0; fields--) {
      const key = this.varString()
      if (key === '__proto__' || Object.hasOwn(object, key)) throw malformed()
      object[key] = this.plainValue(depth + 1)
    }
    return object
  }

  private varInt(): number {
    const first = this.byte()
    const sign = (first & 64) === 0 ? 1 : -1
    let value = first & 63
    let weight = 64
    for (let byte = first; byte > 127; weight *= 128) {
      byte = this.byte()
      value += (byte & 127) * weight
      if (value > Number.MAX_SAFE_INTEGER || weight > 2 ** 56) throw malformed()
    }
    return finite(sign * value)
  }

  private view(length: number): DataView {
    const { buffer, byteOffset } = this.slice(length)
    return new DataView(buffer, byteOffset, length)
  }
}

/** JSON has one zero and no infinity; a document that had others would not equal its rows. */
function finite(value: number): number {
  if (!Number.isFinite(value) || Object.is(value, -0)) throw malformed()
  return value
}
