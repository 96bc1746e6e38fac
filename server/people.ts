import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { withdrawLinks } from '#db/links.ts'
import {
  hasAccounts,
  insertPerson,
  type Person,
  readCredentials,
  updatePerson,
} from '#db/people.ts'
import { deleteSessionsOf } from '#db/sessions.ts'
import { revokeTokensOf } from '#db/tokens.ts'
import { DomainError } from '#model/errors.ts'
import { EmailAddress, visibleName } from '#model/fields.ts'
import { type InterfaceLanguage, interfaceLanguages } from '#model/interface-language.ts'
import { lengths } from '#model/lengths.ts'
import { type TextSetting, textChoices } from '#model/text-setting.ts'
import { checked } from './checked.ts'
import { hashPassword, isPassword, Password } from './passwords.ts'
import type { Person as Actor, Services } from './services.ts'

export const PersonName = visibleName(lengths.name)
export const Initials = visibleName(lengths.initials).pipe(
  z.string().regex(/^[\p{L}\p{N}]{1,4}$/u, 'Initials are one to four letters or digits.'),
)

export const NewAccount = z.object({
  email: EmailAddress,
  name: PersonName,
  initials: z.union([Initials, z.literal('')]).optional(),
  password: Password,
})

/**
 * Makes an account. Registration is closed: callers are the set-up, an accepted invitation and the
 * command line.
 *
 * @throws {DomainError} `conflict` when the address has an account already
 */
export async function createAccount(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  given: z.input<typeof NewAccount>,
): Promise<Person> {
  const account = checked(NewAccount, given)
  const passwordHash = await hashPassword(account.password)
  const person = await insertPerson(db, {
    id: randomUUID(),
    email: account.email,
    name: account.name,
    initials: account.initials || initialsOf(account.name),
    passwordHash,
    now: clock.now(),
  })
  if (person === undefined) {
    throw new DomainError('conflict', 'This address has an account already. Sign in with it.')
  }
  return person
}

/** First letters of the first and the last word, as a start that the person can change. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? '')
    .join('')
  return letters === '' ? '?' : letters.toLocaleUpperCase()
}

/** Whether the set-up page is still open. */
export async function needsSetUp({ db }: Pick<Services, 'db'>): Promise<boolean> {
  return !(await hasAccounts(db))
}

/**
 * @param from the address signed in from, for the limit on tries
 * @throws {DomainError} `not-permitted` with one answer for an unknown address and a wrong password;
 *   `too-many-requests`
 */
export async function signIn(
  { db, rates }: Pick<Services, 'db' | 'rates'>,
  given: { email: string; password: string },
  from: string,
): Promise<Person> {
  const email = EmailAddress.safeParse(given.email).data ?? ''
  await rates.take('sign-in-address', from)
  await rates.take('sign-in-account', email)
  const known = await readCredentials(db, email)
  if (!(await isPassword(known?.passwordHash ?? null, given.password)) || known === undefined) {
    throw new DomainError(
      'not-permitted',
      'That address and password do not belong together. Try again, or ask a lead for a new password link.',
    )
  }
  await rates.forget('sign-in-account', email)
  // A seminar that signs in at once comes from one address; whoever guesses there goes on being counted.
  await rates.giveBack('sign-in-address', from)
  return known.person
}

/**
 * Changes a password and ends every other session of its owner.
 *
 * API tokens work on unless `revokeTokens` asks otherwise: scripts of weeks hang on them, and who changes
 * a password now and then means the password alone.
 */
export async function changePassword(
  services: Services,
  person: Actor,
  given: { current: string; next: string; revokeTokens?: boolean },
  keep: string,
): Promise<void> {
  const { db, clock, rates } = services
  await rates.take('sign-in-account', person.email)
  const known = await readCredentials(db, person.email)
  if (!(await isPassword(known?.passwordHash ?? null, given.current))) {
    throw new DomainError('not-permitted', 'The present password is another one. Try again.', {
      issues: [{ path: 'current', message: 'The present password is another one.' }],
    })
  }
  await rates.forget('sign-in-account', person.email)
  const next = checked(Password, given.next, 'next')
  const ended = await db.transaction().execute((trx) =>
    setPassword({ db: trx, clock }, person, next, {
      session: keep,
      tokens: given.revokeTokens !== true,
    }),
  )
  for (const credential of ended) await services.live.rightsChanged({ credential })
}

/**
 * Sets a password that was shown to be wanted, and ends the sessions, links and API tokens that go back
 * before it.
 *
 * @param keep what goes on, for somebody who knew the former password: one session, the tokens
 * @returns the sessions and tokens ended; tell their sockets once this is committed
 */
export async function setPassword(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, email }: Pick<Actor, 'id' | 'email'>,
  password: string,
  keep: { session?: string; tokens?: boolean } = {},
): Promise<string[]> {
  await updatePerson(db, id, { passwordHash: await hashPassword(password) })
  // Whoever kept one would take the account over from the password that was just chosen.
  await withdrawLinks(db, { kind: 'password', email })
  const kept = keep.session === undefined ? undefined : Buffer.from(keep.session, 'hex')
  const ended = await deleteSessionsOf(db, id, kept)
  const revoked = keep.tokens ? [] : await revokeTokensOf(db, { personId: id, now: clock.now() })
  return [...ended.map((hash) => hash.toString('hex')), ...revoked]
}

/** Signs a person out everywhere but in the session `keep`; open sockets of the others close. */
export async function signOutElsewhere(
  { db, live }: Pick<Services, 'db' | 'live'>,
  person: Actor,
  keep: string,
): Promise<void> {
  for (const hash of await deleteSessionsOf(db, person.id, Buffer.from(keep, 'hex'))) {
    await live.rightsChanged({ credential: hash.toString('hex') })
  }
}

const Profile = z.object({ name: PersonName, initials: Initials })

/** Changes the own name and initials. @throws {DomainError} `invalid-input` */
export async function updateProfile(
  { db }: Pick<Services, 'db'>,
  person: Actor,
  given: z.input<typeof Profile>,
): Promise<void> {
  await updatePerson(db, person.id, checked(Profile, given))
}

const Theme = z.enum(['system', 'light', 'dark'])

/** Keeps the look a person chose, on every device. @throws {DomainError} `invalid-input` */
export async function setTheme(
  { db }: Pick<Services, 'db'>,
  person: Actor,
  theme: string,
): Promise<void> {
  await updatePerson(db, person.id, { theme: checked(Theme, theme) })
}

const Language = z.enum(interfaceLanguages).nullable()

/** Keeps the language a person chose, on every device; `null`: the one each browser asks for. */
export async function setLanguage(
  { db }: Pick<Services, 'db'>,
  person: Actor,
  language: InterfaceLanguage | null,
): Promise<void> {
  await updatePerson(db, person.id, { language: checked(Language, language) })
}

const Setting = z.object({
  size: z.enum(textChoices.size),
  width: z.enum(textChoices.width),
  spacing: z.enum(textChoices.spacing),
  face: z.enum(textChoices.face),
})

/** Keeps how a person has transcripts set, on every device. @throws {DomainError} `invalid-input` */
export async function setTextSetting(
  { db }: Pick<Services, 'db'>,
  person: Actor,
  setting: { [part in keyof TextSetting]: string },
): Promise<TextSetting> {
  const textSetting = checked(Setting, setting)
  await updatePerson(db, person.id, { textSetting })
  return textSetting
}

/** For the command line, where whoever runs it already has the server. */
export async function personByEmail({ db }: Pick<Services, 'db'>, email: string): Promise<Person> {
  const known = await readCredentials(db, checked(EmailAddress, email))
  if (known === undefined) {
    throw new DomainError(
      'not-found',
      `Nobody here has the address ${email}. Check how it is spelt.`,
    )
  }
  return known.person
}
