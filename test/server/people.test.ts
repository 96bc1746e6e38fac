import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertPerson, readCredentials } from '#db/people.ts'
import { acceptInvitation, listInvitations, withdrawInvitation } from '#server/invitations.ts'
import { makeSetUpLink, setUp } from '#server/links.ts'
import { changeRoles, invite, listMembers, removeMember } from '#server/members.ts'
import { listOpenable, makePasswordLink, resetPassword } from '#server/password-links.ts'
import { changePassword, initialsOf, needsSetUp, signIn } from '#server/people.ts'
import { createProject } from '#server/projects.ts'
import { makeSessions } from '#server/sessions.ts'
import { callerOfToken, listTokens, makeToken, revokeToken } from '#server/tokens.ts'
import { isWaiting } from '../builders/database.ts'
import { eventually } from '../builders/live-study.ts'
import { invitedNewcomer } from '../builders/newcomer.ts'
import { startServices, type TestServices, testPassword } from '../builders/services.ts'

let services: TestServices

beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

const account = { email: 'Lead@Example.org', name: 'Lena Adane', password: testPassword }

test('the set-up link makes the first account, once, and the page is gone', async () => {
  const own = await startServices()
  try {
    expect(await needsSetUp(own)).toBe(true)
    const old = await makeSetUpLink(own)
    own.clock.pass(11 * 60_000)
    const beside = await makeSetUpLink(own)
    const token = await makeSetUpLink(own)
    await expect(setUp(own, old, account, '::1')).rejects.toMatchObject({ code: 'link-used' })
    const person = await setUp(own, beside, account, '::1')
    expect(person).toMatchObject({ email: 'lead@example.org', initials: 'LA' })
    expect(await needsSetUp(own)).toBe(false)
    for (const used of [beside, token]) {
      await expect(setUp(own, used, account, '::1')).rejects.toMatchObject({ code: 'link-used' })
    }
  } finally {
    await own.stop()
  }
})

test('of two that use a link at once, one alone gets an account', async () => {
  const own = await startServices()
  try {
    const token = await makeSetUpLink(own)
    const tries = await Promise.allSettled(
      ['one', 'two'].map((name) =>
        setUp(own, token, { ...account, email: `${name}@example.org` }, '::1'),
      ),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  } finally {
    await own.stop()
  }
})

test('a wrong password and an unknown address get one answer', async () => {
  await services.person('Known Person')
  const wrong = signIn(services, { email: 'known.person@example.org', password: 'x' }, '10.0.0.1')
  const unknown = signIn(services, { email: 'nobody@example.org', password: 'x' }, '10.0.0.1')
  const [first, second] = await Promise.allSettled([wrong, unknown])
  expect(first).toMatchObject({ reason: { code: 'not-permitted' } })
  expect(String((first as PromiseRejectedResult).reason)).toBe(
    String((second as PromiseRejectedResult).reason),
  )
})

test('the eleventh try to sign in within a quarter of an hour is refused, right password or not', async () => {
  const { email } = await services.person('Much Tried')
  for (let i = 0; i < 10; i++) {
    const from = `10.1.0.${i}`
    await expect(signIn(services, { email, password: 'wrong' }, from)).rejects.toMatchObject({
      code: 'not-permitted',
    })
  }
  await expect(
    signIn(services, { email, password: testPassword }, '10.1.1.1'),
  ).rejects.toMatchObject({
    code: 'too-many-requests',
    extras: { retryAfterSeconds: expect.any(Number) },
  })
})

test('two spellings of an address are one account', async () => {
  await services.person('Spelt Twice')
  const person = await signIn(
    services,
    { email: ' SPELT.TWICE@Example.ORG ', password: testPassword },
    '10.2.0.1',
  )
  expect(person.name).toBe('Spelt Twice')
})

test('a session ends with sign-out, after twelve idle hours, and after seven days', async () => {
  const sessions = makeSessions(services, { secure: false, secret: 'x'.repeat(32) })
  const { id } = await services.person('Session Owner')
  const cookieOf = async () => (await sessions.begin(id)).split(';')[0]!

  const ended = await cookieOf()
  const signedIn = await sessions.read(ended)
  expect(signedIn?.person.id).toBe(id)
  await sessions.end(signedIn!.credential)
  expect(await sessions.read(ended)).toBeNull()

  const idle = await cookieOf()
  services.clock.pass(12 * 3_600_000 + 1)
  expect(await sessions.read(idle)).toBeNull()

  const old = await cookieOf()
  for (let hours = 0; hours < 7 * 24; hours += 6) {
    expect(await sessions.read(old)).not.toBeNull()
    services.clock.pass(6 * 3_600_000)
  }
  expect(await sessions.read(old)).toBeNull()
})

test('a tampered cookie signs nobody in, and secure servers set a __Host- cookie', async () => {
  const sessions = makeSessions(services, { secure: true, secret: 'x'.repeat(32) })
  const { id } = await services.person('Cookie Owner')
  const header = await sessions.begin(id)
  expect(header).toMatch(/^__Host-parley=.*HttpOnly.*; Secure; SameSite=Lax/i)
  const cookie = header.split(';')[0]!
  expect(await sessions.read(cookie)).not.toBeNull()
  expect(await sessions.read(`${cookie.slice(0, -3)}AAA`)).toBeNull()
})

test('changing the password ends the other sessions and keeps this one', async () => {
  const sessions = makeSessions(services, { secure: false, secret: 'x'.repeat(32) })
  const person = await services.person('Password Changer')
  const here = (await sessions.begin(person.id)).split(';')[0]!
  const elsewhere = (await sessions.begin(person.id)).split(';')[0]!
  const { credential } = (await sessions.read(here))!
  const next = 'another long password'
  await expect(
    changePassword(services, person, { current: 'wrong', next }, credential),
  ).rejects.toMatchObject({ code: 'not-permitted' })
  await changePassword(services, person, { current: testPassword, next }, credential)
  expect(await sessions.read(here)).not.toBeNull()
  expect(await sessions.read(elsewhere)).toBeNull()
  await signIn(services, { email: person.email, password: next }, '10.3.0.1')
})

test('a token works until it is revoked, and its row does not hold it', async () => {
  const person = await services.person('Token Owner')
  const { id, token } = await makeToken(services, person, { name: 'R on my desk' })
  expect(await callerOfToken(services, token)).toMatchObject({
    person: { id: person.id },
    scope: 'read',
    credential: id,
  })
  const stored = JSON.stringify(await services.db.selectFrom('api_tokens').selectAll().execute())
  expect(stored).not.toContain(token.slice(4))
  const other = await services.person('Other Owner')
  await expect(revokeToken(services, other, id)).rejects.toMatchObject({ code: 'not-found' })
  await revokeToken(services, person, id)
  expect(await callerOfToken(services, token)).toBeNull()
  expect(await listTokens(services, person)).toEqual([])
})

test('an invitation makes an account with the roles of the invitation, whatever the form says', async () => {
  const lead = await services.person('Inviting Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Invitations' })
  const { link, member } = await invite(services, lead, projectId, {
    email: 'new@example.org',
    roles: ['coder', 'observer'],
  })
  expect(member).toBeNull()
  expect(await listInvitations(services, lead, projectId)).toHaveLength(1)
  const accepted = await acceptInvitation(
    services,
    link!,
    { account: { name: 'New Coder', password: testPassword } },
    '::1',
  )
  expect(accepted.projectId).toBe(projectId)
  const members = await listMembers(services, lead, projectId)
  expect(members.find(({ email }) => email === 'new@example.org')?.roles).toEqual([
    'coder',
    'observer',
  ])
  await expect(
    acceptInvitation(services, link!, { signedIn: accepted.person }, '::1'),
  ).rejects.toMatchObject({ code: 'link-used' })
})

test('an invitation that was withdrawn, or is for somebody else, opens nothing', async () => {
  const lead = await services.person('Withdrawing Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Withdrawn' })
  const { link } = await invite(services, lead, projectId, {
    email: 'a@example.org',
    roles: ['coder'],
  })
  const stranger = await services.person('Passing Stranger')
  await expect(
    acceptInvitation(services, link!, { signedIn: stranger }, '::1'),
  ).rejects.toMatchObject({ code: 'not-permitted' })
  const [invitation] = await listInvitations(services, lead, projectId)
  await withdrawInvitation(services, lead, projectId, invitation!.id)
  await expect(
    acceptInvitation(services, link!, { account: { name: 'A', password: testPassword } }, '::1'),
  ).rejects.toMatchObject({ code: 'link-used' })
  expect(await readCredentials(services.db, 'a@example.org')).toBeUndefined()
})

test('[PE5] who was removed does not come back through an invitation from before', async () => {
  const lead = await services.person('Removing Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Removals' })
  const { id: elsewhere } = await createProject(services, lead, { name: 'Elsewhere' })
  const invitation = { email: 'twice@example.org', roles: ['coder' as const] }
  const { link } = await invite(services, lead, projectId, invitation)
  const other = await invite(services, lead, elsewhere, invitation)
  const account = { name: 'Invited Twice', password: testPassword }
  const { person } = await acceptInvitation(services, other.link!, { account }, '::1')
  // Now that there is an account, it is let in at once, and the link lies unused.
  await invite(services, lead, projectId, invitation)
  expect(await listInvitations(services, lead, projectId)).toEqual([])
  await removeMember(services, lead, projectId, person.id)
  await expect(
    acceptInvitation(services, link!, { signedIn: person }, '::1'),
  ).rejects.toMatchObject({ code: 'link-used' })
  await expect(listMembers(services, person, projectId)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('an account that is made while an invitation to its address is accepted is said to be there', async () => {
  const lead = await services.person('At Once Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'At once' })
  const email = 'b@example.org'
  const { link } = await invite(services, lead, projectId, { email, roles: ['coder'] })
  const account = { name: 'B', password: testPassword }
  let accepting: Promise<unknown> | undefined
  await services.db.transaction().execute(async (trx) => {
    const person = { id: randomUUID(), email, name: 'B', initials: 'B', passwordHash: null }
    await insertPerson(trx, { ...person, now: services.clock.now() })
    accepting = acceptInvitation(services, link!, { account }, '::1').catch((error) => error)
    await eventually(() => isWaiting(services.db))
  })
  expect(await accepting).toMatchObject({ code: 'conflict' })
})

test.each([
  ['removed', []],
  ['made a coder', ['coder' as const]],
])('[PE8] the invitations of a lead who was %s open nothing', async (what, roles) => {
  const lead = await services.person(`Staying Lead ${what}`)
  const leaving = await services.person(`Leaving Lead ${what}`)
  const { id: projectId } = await createProject(services, lead, { name: 'Left behind' })
  await invite(services, lead, projectId, { email: leaving.email, roles: ['lead'] })
  const invitation = { email: `second.${leaving.email}`, roles: ['lead' as const] }
  const { link } = await invite(services, leaving, projectId, invitation)
  const other = { email: `other.${leaving.email}`, roles: ['coder' as const] }
  const { link: kept } = await invite(services, lead, projectId, other)
  if (roles.length === 0) await removeMember(services, lead, projectId, leaving.id)
  else await changeRoles(services, lead, projectId, leaving.id, roles)
  const account = { name: 'Second Self', password: testPassword }
  const accept = (token: string) => acceptInvitation(services, token, { account }, '::1')
  await expect(accept(link!)).rejects.toMatchObject({ code: 'link-used' })
  await accept(kept!)
})

test('[PE6] a password link kept until its person joins another project opens nothing', async () => {
  const lead = await services.person('Keeping Lead')
  const other = await services.person('Other Projects Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Kept link' })
  const { id: elsewhere } = await createProject(services, other, { name: 'Joined later' })
  const coder = await invitedNewcomer(services, lead, projectId, 'Later Elsewhere')
  const link = await makePasswordLink(services, lead, projectId, coder.id)
  await invite(services, other, elsewhere, { email: coder.email, roles: ['coder'] })
  await expect(resetPassword(services, link, 'chosen by the lead', '::1')).rejects.toMatchObject({
    code: 'link-used',
  })
  await signIn(services, { email: coder.email, password: testPassword }, '10.4.0.2')
})

test('however many sign in from one address, those who guess there are stopped all the same', async () => {
  const person = await services.person('Seminar Person')
  const from = '10.5.0.1'
  const wrong = (guess: number) =>
    signIn(services, { email: `guess.${guess}@example.org`, password: 'x' }, from)
  for (let guess = 0; guess < 39; guess++) {
    await expect(wrong(guess)).rejects.toMatchObject({ code: 'not-permitted' })
  }
  for (let time = 0; time < 3; time++) {
    await signIn(services, { email: person.email, password: testPassword }, from)
  }
  await expect(wrong(39)).rejects.toMatchObject({ code: 'not-permitted' })
  await expect(wrong(40)).rejects.toMatchObject({ code: 'too-many-requests' })
})

test('[PE9] a password link opens nothing once its person chose a password, or was taken out', async () => {
  const lead = await services.person('Patient Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Old links' })
  const coder = await invitedNewcomer(services, lead, projectId, 'Careful Coder')
  const opens = (link: string) => resetPassword(services, link, 'chosen by the lead', '::1')
  const first = await makePasswordLink(services, lead, projectId, coder.id)
  const next = 'chosen by the coder'
  await changePassword(services, coder, { current: testPassword, next }, '00')
  await expect(opens(first)).rejects.toMatchObject({ code: 'link-used' })
  const second = await makePasswordLink(services, lead, projectId, coder.id)
  await removeMember(services, lead, projectId, coder.id)
  await expect(opens(second)).rejects.toMatchObject({ code: 'link-used' })
  await signIn(services, { email: coder.email, password: next }, '10.4.0.3')
})

test('[PE10] tokens made before end with a password that is reset, or changed where that is asked for', async () => {
  const lead = await services.person('Resetting Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Tokens end' })
  const coder = await invitedNewcomer(services, lead, projectId, 'Robbed Coder')
  const bystander = await makeToken(services, lead, { name: 'of somebody else' })
  const make = () => makeToken(services, coder, { name: 'R', scope: 'write' })
  const works = async ({ token }: { token: string }) =>
    (await callerOfToken(services, token)) !== null
  const first = await make()
  const change = { current: testPassword, next: 'changed by the coder' }
  await changePassword(services, coder, change, '00')
  expect(await works(first)).toBe(true)
  const again = { current: change.next, next: 'changed once again', revokeTokens: true }
  await changePassword(services, coder, again, '00')
  expect(await works(first)).toBe(false)

  const second = await make()
  const link = await makePasswordLink(services, lead, projectId, coder.id)
  await resetPassword(services, link, 'chosen by the coder', '::1')
  expect(await works(second)).toBe(false)
  expect(await works(bystander)).toBe(true)
})

test('[PE7] a lead who adds an account that was here before cannot make its password link', async () => {
  const lead = await services.person('Reaching Lead')
  const settled = await services.person('Settled Account')
  const { id: projectId } = await createProject(services, lead, { name: 'Reaching out' })
  await invite(services, lead, projectId, { email: settled.email, roles: ['coder'] })
  await expect(makePasswordLink(services, lead, projectId, settled.id)).rejects.toMatchObject({
    code: 'not-permitted',
  })
  // Nor is it offered, nor told to whoever is no lead.
  expect(await listOpenable(services, lead, projectId)).toEqual([])
  await expect(listOpenable(services, settled, projectId)).rejects.toMatchObject({
    code: 'not-permitted',
  })
})

test('a project keeps a lead, and who is removed is told that it does not exist', async () => {
  const lead = await services.person('Only Lead')
  const coder = await services.person('Removed Coder')
  const { id: projectId } = await createProject(services, lead, { name: 'Leads' })
  await invite(services, lead, projectId, { email: coder.email, roles: ['coder'] })
  await expect(changeRoles(services, lead, projectId, lead.id, ['coder'])).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(changeRoles(services, coder, projectId, coder.id, ['lead'])).rejects.toMatchObject({
    code: 'not-permitted',
  })
  await removeMember(services, lead, projectId, coder.id)
  await expect(listMembers(services, coder, projectId)).rejects.toMatchObject({ code: 'not-found' })
})

test('a lead makes a password link for a coder, but not for one who works beyond the lead’s projects', async () => {
  const lead = await services.person('Linking Lead')
  const { id: projectId } = await createProject(services, lead, { name: 'Passwords' })
  const coder = await invitedNewcomer(services, lead, projectId, 'Forgetful Coder')
  expect(await listOpenable(services, lead, projectId)).toEqual([coder.id])
  const link = await makePasswordLink(services, lead, projectId, coder.id)
  await resetPassword(services, link, 'brand new password', '::1')
  await signIn(services, { email: coder.email, password: 'brand new password' }, '10.4.0.1')

  await createProject(services, coder, { name: 'The coder’s own' })
  await expect(makePasswordLink(services, lead, projectId, coder.id)).rejects.toMatchObject({
    code: 'not-permitted',
  })
  expect(await listOpenable(services, lead, projectId)).toEqual([])
})

test.each([
  ['Lena Adane', 'LA'],
  ['Plato', 'P'],
  ['María del Carmen Ruiz', 'MR'],
  ['李 明', '李明'],
  ['— —', '?'],
])('initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
