import { randomBytes, randomUUID } from 'node:crypto'
import { insertPerson, readCredentials, updatePerson } from '#db/people.ts'
import { hashPassword } from '../passwords.ts'
import { needsSetUp } from '../people.ts'
import type { Services } from '../services.ts'
import { makeDemoStudy } from './make-demo.ts'

/** The account of a server that shows the demo alone; `.invalid` can never be anybody's address. */
const account = { email: 'demo@demo.invalid', name: 'Demo lead', initials: 'DL' }

/**
 * What `PARLEY_DEMO=1` asks for on a server without accounts: one account that leads a demo study. The
 * password is set last, so a server that is stopped half-way begins anew.
 *
 * @returns address and password, which nobody can look up later; `null` once there is an account
 */
export async function startDemo(
  services: Services,
): Promise<{ email: string; password: string } | null> {
  if (!(await needsSetUp(services))) return null
  const { db, clock } = services
  await insertPerson(db, { id: randomUUID(), ...account, passwordHash: null, now: clock.now() })
  const known = await readCredentials(db, account.email)
  if (known === undefined) return null
  const { person } = known
  await makeDemoStudy(services, person)
  const password = randomBytes(15).toString('base64url')
  await updatePerson(db, person.id, { passwordHash: await hashPassword(password) })
  return { email: account.email, password }
}
