import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'

/** The last eighth is for bodies no larger than a form: who signs in does not wait for who sends files. */
const partOfLarge = 7 / 8

/**
 * Bytes of request bodies that are in memory at this moment: those of everybody, and those of one person
 * or address. Each body has a limit of its own; many of them at once need another.
 */
export class Bodies {
  private bytes = 0
  private readonly byOwner = new Map<string, number>()

  constructor(private readonly limits: Limits) {}

  /** @param owner asked with each piece, since the API learns who asks when a piece has come already */
  open(owner: () => string): Body {
    return new Body(this, owner)
  }

  /** @throws {DomainError} `too-many-requests` past one owner's share, `unavailable` past that of all */
  take(owner: string, bytes: number, isLarge: boolean): void {
    const part = isLarge ? partOfLarge : 1
    const { heldBodyBytes, heldBodyBytesPerPerson } = this.limits
    const own = this.byOwner.get(owner) ?? 0
    if (own + bytes > heldBodyBytesPerPerson * part) {
      throw new DomainError(
        'too-many-requests',
        'You are sending a lot at once. Wait until some of it is there, then send this again.',
        { retryAfterSeconds: 10 },
      )
    }
    if (this.bytes + bytes > heldBodyBytes * part) {
      throw new DomainError(
        'unavailable',
        'Many large files are being sent to this server just now. Wait a minute, then send this again.',
        { retryAfterSeconds: 30 },
      )
    }
    this.add(owner, bytes)
  }

  /** Adds without asking; less than nothing gives back. */
  add(owner: string, bytes: number): void {
    this.bytes += bytes
    const own = (this.byOwner.get(owner) ?? 0) + bytes
    if (own === 0) this.byOwner.delete(owner)
    else this.byOwner.set(owner, own)
  }

  get largestForm(): number {
    return this.limits.formBytes
  }
}

/** What came of one body. */
export class Body {
  private bytes = 0
  private owner = ''
  private isReleased = false

  constructor(
    private readonly bodies: Bodies,
    private readonly ownerNow: () => string,
  ) {}

  /** @throws {DomainError} as `Bodies.take` does */
  take(bytes: number): void {
    // What still comes of it then is dropped.
    if (this.isReleased) return
    const owner = this.ownerNow()
    if (owner !== this.owner) {
      this.bodies.add(this.owner, -this.bytes)
      this.bodies.add(owner, this.bytes)
      this.owner = owner
    }
    this.bodies.take(owner, bytes, this.bytes + bytes > this.bodies.largestForm)
    this.bytes += bytes
  }

  /** It was read and answered: nothing holds it any more. */
  release(): void {
    this.isReleased = true
    this.bodies.add(this.owner, -this.bytes)
  }
}
