import { createHash, randomBytes } from 'node:crypto'
import { createCookie, createSessionStorage } from '@remix-run/node'
import type { Person } from '#db/people.ts'
import { deleteSession, insertSession, readSession, touchSession } from '#db/sessions.ts'
import type { Services } from './services.ts'

export const sessionIdleMs = 12 * 60 * 60_000
const absoluteMs = 7 * 24 * 60 * 60_000
// Writing the time of each request would be a write a click; once in this while is enough.
const touchEveryMs = 5 * 60_000

export interface SignedIn {
  person: Person
  /** Hex of the session id's hash: names the session without being able to open it. */
  credential: string
}

export interface Sessions {
  /** Who a Cookie header signs in; `null` for nobody, an ended session, or a forged cookie. */
  read(cookieHeader: string | null): Promise<SignedIn | null>
  /** Starts a session under a new id. @returns the Set-Cookie header */
  begin(personId: string): Promise<string>
  /** Ends one session. @returns the Set-Cookie header that takes the cookie away */
  end(credential: string): Promise<string>
}

/**
 * Sessions in a table, found by the SHA-256 of a random 256-bit id that the cookie alone holds.
 * Idle for 12 hours or older than 7 days, a session is over.
 */
export function makeSessions(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  options: { secure: boolean; secret: string },
): Sessions {
  const cookie = createCookie(options.secure ? '__Host-parley' : 'parley', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: options.secure,
    secrets: [options.secret],
  })
  const storage = createSessionStorage<{ personId: string }>({
    cookie,
    async createData(values) {
      const id = randomBytes(32).toString('base64url')
      const now = clock.now()
      await insertSession(db, {
        idHash: hashOf(id),
        personId: values.personId ?? null,
        now,
        expiresAt: new Date(now.getTime() + absoluteMs),
      })
      return id
    },
    async readData(id) {
      const now = clock.now()
      const session = await readSession(db, hashOf(id))
      if (session === undefined || session.person === null) return null
      const idle = now.getTime() - session.lastSeenAt.getTime()
      if (session.expiresAt <= now || idle > sessionIdleMs) {
        await deleteSession(db, hashOf(id))
        return null
      }
      if (idle > touchEveryMs) await touchSession(db, hashOf(id), now)
      return { personId: session.person.id }
    },
    // A session holds who it is and nothing that changes: a new sign-in is a new session.
    async updateData() {},
    async deleteData(id) {
      await deleteSession(db, hashOf(id))
    },
  })

  return {
    async read(cookieHeader) {
      const session = await storage.getSession(cookieHeader)
      if (session.id === '' || session.get('personId') === undefined) return null
      const idHash = hashOf(session.id)
      const found = await readSession(db, idHash)
      if (found?.person == null) return null
      return { person: found.person, credential: idHash.toString('hex') }
    },
    async begin(personId) {
      const session = await storage.getSession()
      session.set('personId', personId)
      return storage.commitSession(session)
    },
    async end(credential) {
      await deleteSession(db, Buffer.from(credential, 'hex'))
      return cookie.serialize('', { maxAge: 0 })
    },
  }
}

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest()
}
