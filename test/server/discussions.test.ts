import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setRoles } from '#db/members.ts'
import { listTalks } from '#db/talks.ts'
import {
  answerThread,
  changeComment,
  openThread,
  readTalks,
  resolveThread,
} from '#server/discussions.ts'
import { countUnread, markRead, readInbox } from '#server/inbox.ts'
import { deleteRound, setRoundStatus } from '#server/rounds.ts'
import { insertPerson, insertStudy, type Study } from '../builders/live-study.ts'
import { refused } from '../builders/refused.ts'
import { startServices, type TestServices } from '../builders/services.ts'

let services: TestServices
let study: Study
beforeAll(async () => {
  services = await startServices()
  study = await insertStudy(services.db)
})
afterAll(() => services.stop())

type Person = Study['ana']

/** Opens a thread on the first word, which mentions some people. */
function say(by: Person, told: readonly { id: string }[] = [], of = study) {
  const mentions = told.map(({ id }) => id)
  return openThread(services, by, of, { start: 0, end: 3, text: `Is this “blame”?`, mentions })
}

describe('[DI2] by request as by the live document', () => {
  test('people answer, resolve and open again, and each is named', async () => {
    const { id, comments } = await say(study.ana)
    const answer = await answerThread(services, study.ben, study, id, { text: 'No.', mentions: [] })
    const { resolved } = await resolveThread(services, study.ben, study, id, true)
    expect(resolved?.by).toBe(study.ben.id)
    // Who resolved it first, resolved it.
    expect((await resolveThread(services, study.ana, study, id, true)).resolved).toEqual(resolved)
    const talk = (await readTalks(services, study.lia, study)).talks.find((one) => one.id === id)
    expect(talk).toMatchObject({ by: study.ana.id, resolved })
    // The clock of the tests stands still.
    expect(talk?.comments).toHaveLength(2)
    const said = [comments[0], answer].map((one) => expect.objectContaining({ id: one!.id }))
    expect(talk?.comments).toEqual(expect.arrayContaining(said))
    expect((await resolveThread(services, study.ana, study, id, false)).resolved).toBeNull()
  })

  test('nobody changes or takes back what another said', async () => {
    const { id, comments } = await say(study.ana)
    const own = comments[0]!
    for (const saying of [{ text: 'Never mind.', mentions: [] }, null]) {
      const tried = changeComment(services, study.ben, study, own.id, saying)
      expect(await refused(tried)).toMatchObject({ code: 'not-permitted' })
    }
    const changed = { text: 'Or is it?', mentions: [] }
    await changeComment(services, study.ana, study, own.id, changed)
    const { talks } = await readTalks(services, study.ben, study)
    expect(talks.find((talk) => talk.id === id)?.comments).toMatchObject([changed])
    await changeComment(services, study.ana, study, own.id, null)
    const { talks: left } = await readTalks(services, study.ben, study)
    expect(left.some((talk) => talk.id === id)).toBe(false)
  })
})

test('[DI2] a lead takes back what somebody else said, and its place is kept', async () => {
  const { id, comments } = await say(study.ana, [study.ben])
  const { lia } = study
  const gone = await changeComment(services, lia, study, comments[0]!.id, null)
  expect(gone).toMatchObject({ text: '', mentions: [], by: study.ana.id, takenBackBy: lia.id })
  const { talks } = await readTalks(services, study.ben, study)
  expect(talks.find((talk) => talk.id === id)?.comments).toMatchObject([{ takenBackBy: lia.id }])
  // Asked twice, as by a request that was sent again, it is answered twice, and was done once.
  const twice = await changeComment(services, lia, study, comments[0]!.id, null)
  expect(twice).toEqual(gone)
  const words = { text: 'As I said.', mentions: [] }
  const others = (await say(study.ana)).comments[0]!.id
  const tries = [
    [lia, others, words],
    [study.ana, comments[0]!.id, words],
    [study.ana, comments[0]!.id, null],
  ] as const
  for (const [person, comment, saying] of tries) {
    const tried = changeComment(services, person, study, comment, saying)
    expect(await refused(tried)).toMatchObject({ code: 'not-permitted' })
  }
})

test('[DI5] whoever mentions somebody who may not read it is told so', async () => {
  const of = await insertStudy(services.db)
  const observer = await insertPerson(services.db, 'Ola')
  await setRoles(services.db, of.projectId, observer.id, ['observer'])
  const stranger = { id: randomUUID() }
  const { id, comments } = await say(of.ana, [of.ben, observer, stranger], of)
  expect(comments[0]!.notTold).toEqual([observer.id, stranger.id])
  const answer = { text: 'Ola?', mentions: [observer.id] }
  expect((await answerThread(services, of.ben, of, id, answer)).notTold).toEqual([observer.id])
})

test('[DI1] threads come page by page in reading order, each once with all that stands in it', async () => {
  const of = await insertStudy(services.db)
  const opened: string[] = []
  for (const start of [4, 0, 8]) {
    const at = { start, end: start + 2, text: 'Here?', mentions: [] }
    opened.push((await openThread(services, of.ana, of, at)).id)
  }
  const { db } = services
  const inOrder = [opened[1]!, opened[0]!, opened[2]!]
  const read = async (most: number) => {
    const pages: string[][] = []
    for (let after: string | undefined; ; ) {
      const { talks, next } = await listTalks(db, of, { after, most })
      pages.push(talks.map(({ id }) => id))
      if (next === null) return pages
      after = next
    }
  }
  expect(await read(10)).toEqual([inOrder])
  expect(await read(1)).toEqual(inOrder.map((id) => [id]))
  await answerThread(services, of.ben, of, opened[1]!, { text: 'There.', mentions: [] })
  expect(await read(2)).toEqual([[inOrder[0]], inOrder.slice(1)])
  const tried = readTalks(services, of.ana, of, randomUUID())
  expect(await refused(tried)).toMatchObject({ code: 'invalid-input' })
})

test('[DI3] a thread on a turn stands where the turn does, and on no other', async () => {
  const saying = { text: 'All of it?', mentions: [] }
  const { start, end } = await openThread(services, study.ana, study, { turn: 2, ...saying })
  const turns = await services.db
    .selectFrom('turns')
    .select(['start', 'end'])
    .where('transcript_id', '=', study.transcriptId)
    .orderBy('ordinal')
    .execute()
  expect({ start, end }).toEqual(turns[1])
  const tried = openThread(services, study.ana, study, { turn: 3, ...saying })
  expect(await refused(tried)).toMatchObject({ code: 'invalid-input' })
})

test('[DI1] a blind round has no discussion until it is revealed, then every member takes part', async () => {
  const blind = await insertStudy(services.db, { visibility: 'blind' })
  for (const person of [blind.lia, blind.ana]) {
    expect(await refused(readTalks(services, person, blind))).toMatchObject({
      code: 'not-permitted',
    })
    expect(await refused(say(person, [], blind))).toMatchObject({ code: 'not-permitted' })
  }
  await setRoundStatus(services, blind.lia, blind.projectId, blind.roundId, 'revealed')
  await say(blind.ana, [], blind)
  expect((await readTalks(services, blind.lia, blind)).talks).toHaveLength(1)
  expect(await refused(readTalks(services, blind.zoe, blind))).toMatchObject({ code: 'not-found' })
})

test('[RO8] a round in which something was said is not deleted', async () => {
  const of = await insertStudy(services.db)
  await say(of.lia, [], of)
  const tried = deleteRound(services, of.lia, of.projectId, of.roundId)
  expect(await refused(tried)).toMatchObject({ code: 'conflict' })
})

describe('[DI5] the inbox', () => {
  test('has what mentions somebody, unread until it was read, and no other words', async () => {
    const of = await insertStudy(services.db)
    await say(of.ana, [], of)
    const { id, comments } = await say(of.ana, [of.ben, of.ana, { id: randomUUID() }], of)
    const inbox = await readInbox(services, of.ben)
    expect(inbox).toMatchObject({
      unread: 1,
      next: null,
      mentions: [{ thread: { id, start: 0, end: 3 }, words: 'Ada', readAt: null }],
    })
    expect(inbox.mentions[0]).toMatchObject({
      author: { name: 'Ana' },
      round: { id: of.roundId },
      comment: { id: comments[0]!.id, text: comments[0]!.text },
    })
    // Who mentions themselves knows.
    expect((await readInbox(services, of.ana)).mentions).toEqual([])

    await markRead(services, of.ben, { comments: [comments[0]!.id], isRead: true })
    expect(await countUnread(services, of.ben)).toBe(0)
    // Other words with the same mention are no new one.
    const saying = { text: 'Really?', mentions: [of.ben.id] }
    await changeComment(services, of.ana, of, comments[0]!.id, saying)
    expect(await countUnread(services, of.ben)).toBe(0)
    await markRead(services, of.ben, { comments: [comments[0]!.id], isRead: false })
    expect(await countUnread(services, of.ben)).toBe(1)
    await markRead(services, of.ben, { isRead: true })
    expect(await countUnread(services, of.ben)).toBe(0)

    await changeComment(services, of.ana, of, comments[0]!.id, { ...saying, mentions: [] })
    expect((await readInbox(services, of.ben)).mentions).toEqual([])
  })

  test('has what answers somebody, once others wrote after them', async () => {
    const of = await insertStudy(services.db)
    const { id } = await say(of.ana, [], of)
    const answer = (by: Person, mentions: string[] = []) => {
      services.clock.pass(1_000)
      return answerThread(services, by, of, id, { text: 'And yet.', mentions })
    }
    const byBen = await answer(of.ben)
    const byLia = await answer(of.lia, [of.ben.id])
    const told = async (person: Person) =>
      (await readInbox(services, person)).mentions.map(({ comment, reason }) => [
        comment.id,
        reason,
      ])
    expect(await told(of.ana)).toEqual(
      expect.arrayContaining([byBen, byLia].map((one) => [one.id, 'answer'])),
    )
    expect(await told(of.ben)).toEqual([[byLia.id, 'mention']])
    expect(await told(of.lia)).toEqual([])
    // Changed words are no answer to who wrote later.
    await changeComment(services, of.ben, of, byBen.id, { text: 'Or so.', mentions: [] })
    expect(await told(of.lia)).toEqual([])
    // What is not said to Ben any more answers him still.
    await changeComment(services, of.lia, of, byLia.id, { text: 'And yet?', mentions: [] })
    expect(await told(of.ben)).toEqual([[byLia.id, 'answer']])
    await markRead(services, of.ben, { comments: [byLia.id], isRead: true })
    expect(await countUnread(services, of.ben)).toBe(0)
    await setRoles(services.db, of.projectId, of.ana.id, [])
    expect(await told(of.ana)).toEqual([])
    expect(await countUnread(services, of.ana)).toBe(0)
  })

  test('is nobody else’s to mark', async () => {
    const { comments } = await say(study.ana, [study.ben])
    const tried = markRead(services, study.lia, { comments: [comments[0]!.id], isRead: true })
    expect(await refused(tried)).toMatchObject({ code: 'not-found' })
    expect(await countUnread(services, study.ben)).toBe(1)
  })

  test('tells only of what may be read now', async () => {
    const of = await insertStudy(services.db)
    const observer = await insertPerson(services.db, 'Ola')
    await setRoles(services.db, of.projectId, observer.id, ['observer'])
    const { comments } = await say(of.ana, [of.ben, observer], of)
    const unread = () =>
      Promise.all([of.ben, observer].map((person) => countUnread(services, person)))
    expect(await unread()).toEqual([1, 0])
    expect((await readInbox(services, observer)).mentions).toEqual([])
    const tried = markRead(services, observer, { comments: [comments[0]!.id], isRead: true })
    expect(await refused(tried)).toMatchObject({ code: 'not-found' })
    await setRoundStatus(services, of.lia, of.projectId, of.roundId, 'revealed')
    await setRoles(services.db, of.projectId, of.ben.id, [])
    expect(await unread()).toEqual([0, 1])
    expect((await readInbox(services, of.ben)).mentions).toEqual([])
  })

  test('comes in pages, each mention once, the newest first', async () => {
    const of = await insertStudy(services.db)
    const said: string[] = []
    for (let count = 0; count < 53; count++) {
      said.push((await say(of.ana, [of.ben], of)).comments[0]!.id)
    }
    const first = await readInbox(services, of.ben)
    expect(first).toMatchObject({ unread: 53 })
    expect(first.mentions).toHaveLength(50)
    const second = await readInbox(services, of.ben, first.next!)
    expect(second.next).toBeNull()
    const found = [...first.mentions, ...second.mentions]
    expect(found.map(({ comment }) => comment.id).sort()).toEqual(said.sort())
    const times = found.map(({ mentionedAt }) => mentionedAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const wrong = ['nowhere', `999999999999999.${randomUUID()}`, `253402300800000.${randomUUID()}`]
    for (const cursor of wrong) {
      const tried = readInbox(services, of.ben, cursor)
      expect(await refused(tried), cursor).toMatchObject({ code: 'invalid-input' })
    }
    const last = await readInbox(services, of.ben, `253402300799999.${randomUUID()}`)
    expect(last.mentions).toHaveLength(50)
  })
})
