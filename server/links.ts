import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import * as rows from '#db/links.ts'
import { type Person, readCredentials } from '#db/people.ts'
import { DomainError } from '#model/errors.ts'
import type { Role } from '#model/round.ts'
import { createAccount, type NewAccount, needsSetUp } from './people.ts'
import { hashSecret, makeSecret } from './secrets.ts'
import type { Services } from './services.ts'

const hoursMs = 60 * 60_000
const lifetimeMs = { 'set-up': 24 * hoursMs, invitation: 14 * 24 * hoursMs, password: 24 * hoursMs }

export type Storage = Pick<Services, 'db' | 'clock'>

/** Servers that start together each print an address, and each of these works. */
const startTogetherMs = 10 * 60_000

/** A new token for the set-up page; those printed at an earlier start stop working. */
export async function makeSetUpLink({ db, clock }: Storage): Promise<string> {
  const madeBefore = new Date(clock.now().getTime() - startTogetherMs)
  await rows.withdrawLinks(db, { kind: 'set-up', madeBefore })
  return makeLink({ db, clock }, { kind: 'set-up' })
}

/** Makes the first account for the holder of the token. */
export async function setUp(
  services: Pick<Services, 'db' | 'clock' | 'rates'>,
  token: string,
  account: z.input<typeof NewAccount>,
  from: string,
): Promise<Person> {
  if (!(await needsSetUp(services))) throw usedLink()
  await readLink(services, token, from, 'set-up')
  return takeLink(services, token, (inTransaction) => createAccount(inTransaction, account))
}

/**
 * What a link is for, without using it up.
 * @throws {DomainError} `link-used` for one that is unknown, used or too old
 */
export async function readLink(
  { db, clock, rates }: Pick<Services, 'db' | 'clock' | 'rates'>,
  token: string,
  from: string,
  kind: rows.Link['kind'],
): Promise<rows.Link> {
  const link = await rows.findLink(db, hashSecret(token), clock.now())
  if (link === undefined || link.kind !== kind) {
    await rates.take('link-address', from)
    throw usedLink()
  }
  return link
}

/** Whether the address of an invitation has an account, and so has to sign in to accept it. */
export async function hasAccount({ db }: Pick<Services, 'db'>, email: string): Promise<boolean> {
  return ((await readCredentials(db, email))?.passwordHash ?? null) !== null
}

/** Keeps a new link, by its hash. @returns its secret part, to be shown once */
export async function makeLink(
  { db, clock }: Storage,
  link: {
    kind: rows.Link['kind']
    projectId?: string
    email?: string
    roles?: readonly Role[]
    createdBy?: string
  },
): Promise<string> {
  const token = makeSecret('')
  const now = clock.now()
  await rows.insertLink(db, {
    ...link,
    id: randomUUID(),
    hash: hashSecret(token),
    now,
    expiresAt: new Date(now.getTime() + lifetimeMs[link.kind]),
  })
  return token
}

/** Does something with a link's one use: both happen or neither. @throws {DomainError} `link-used` */
export async function takeLink<T>(
  { db, clock }: Storage,
  token: string,
  act: (inTransaction: Storage) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    if (!(await rows.useLink(trx, hashSecret(token), clock.now()))) throw usedLink()
    return act({ db: trx, clock })
  })
}

/** What is said of a link that no longer works, and of one that never did. */
export function usedLink(): DomainError {
  return new DomainError(
    'link-used',
    'This link was used already or is too old. Ask whoever sent it for a new one.',
  )
}
