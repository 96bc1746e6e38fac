import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDiscussion } from '#db/discussions.ts'
import { readDocument } from '#db/documents.ts'
import { setRoles } from '#db/members.ts'
import { checkDocuments } from '#server/check.ts'
import {
  aComment,
  aThread,
  type Discussing,
  discussionOf,
  joinDiscussion,
  type OpenedThread,
  openThread,
} from '../../builders/discussion.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { type LiveStudy, liveStudy, text } from '../../builders/live-study.ts'
import { renewDocument } from '../../builders/renewing.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())

type Person = LiveStudy['ana']

const join = (person: Person, of = study) => joinDiscussion(person, of)
const stored = (of = study) => readDiscussion(of.database.db, of)

describe('[DI1] what people say about a transcript', () => {
  test('reaches whoever has it open, at once, and the database', async () => {
    const [ana, ben] = [await join(study.ana), await join(study.ben)]
    const { thread, comment } = openThread(ana.page.doc, study.ana)
    await ben.page.until(() => ben.talk.talks().some(({ id }) => id === thread.id))
    const answer = aComment(study.ben, thread, { text: 'I think so.' })
    ben.talk.say(answer)
    await ben.page.saved()
    await ana.page.until(() => ana.talk.talks().some(({ comments }) => comments.length === 2))
    const rows = await stored()
    expect(rows.threads.get(thread.id)).toEqual(thread)
    expect([comment, answer].map(({ id }) => rows.comments.get(id))).toEqual([comment, answer])
    await Promise.all([ana.page.close(), ben.page.close()])
  })

  test('is closed to everybody while a blind round is not revealed', async () => {
    const blind = await liveStudy({ visibility: 'blind' })
    for (const person of [blind.lia, blind.ana, blind.ben]) {
      const page = new LiveClient(blind.url, discussionOf(blind), person)
      expect((await page.closed).code).toBe(4403)
      expect(page.heard).toEqual([])
    }
    await blind.stop()
  })

  test('is stored no more once its author is removed, at a server that has not heard of it', async () => {
    const of = await liveStudy()
    const { page } = await join(of.ana, of)
    openThread(page.doc, of.ana)
    await page.saved()
    await setRoles(of.database.db, of.projectId, of.ana.id, [])
    openThread(page.doc, of.ana)
    await expect(page.saved()).rejects.toThrow('not-found')
    expect((await stored(of)).threads.size).toBe(1)
    await of.stop()
  })
})

describe('[DI2] words stand under the name of whoever wrote them', () => {
  /** What Ben does to a thread of Ana’s; the socket closes with the reason, and nothing is stored. */
  async function tries(act: (ben: Discussing, said: OpenedThread) => void) {
    const ana = await join(study.ana)
    const said = openThread(ana.page.doc, study.ana)
    await ana.page.saved()
    const before = await stored()
    const ben = await join(study.ben)
    act(ben, said)
    const { reason } = await ben.page.closed
    expect(await stored()).toEqual(before)
    await ana.page.close()
    return { reason, ...said }
  }

  test('nobody opens a thread or answers in another’s name', async () => {
    const thread = aThread(study.ana)
    const opening = await tries(({ talk }) => talk.open(thread, aComment(study.ben, thread)))
    expect(opening.reason).toBe(`not-permitted ${thread.id}`)
    const id = randomUUID()
    const answer = await tries(({ talk }, said) =>
      talk.say(aComment(study.ana, said.thread, { id })),
    )
    expect(answer.reason).toBe(`not-permitted ${id}`)
  })

  test('nobody changes or takes back what another said', async () => {
    const changed = await tries(({ talk }, { comment }) =>
      talk.say({ ...comment, text: 'Never mind.' }),
    )
    expect(changed.reason).toBe(`not-permitted ${changed.comment.id}`)
    const taken = await tries(({ talk }, { comment, thread }) =>
      talk.say(aComment(study.ben, thread, { id: comment.id })),
    )
    expect(taken.reason).toBe(`not-permitted ${taken.comment.id}`)
    const removed = await tries(({ talk }, { comment }) => talk.takeBack(comment.id))
    expect(removed.reason).toBe(`not-permitted ${removed.comment.id}`)
  })

  test('nobody resolves a thread in another’s name', async () => {
    const at = '2026-05-14T10:00:00.000Z'
    const resolved = await tries(({ talk }, { thread }) =>
      talk.resolve(thread.id, { by: study.ana.id, at }),
    )
    expect(resolved.reason).toBe(`not-permitted ${resolved.thread.id}`)
  })

  test('its author changes and takes back; anybody resolves and opens again', async () => {
    const [ana, ben] = [await join(study.ana), await join(study.ben)]
    const { thread, comment } = openThread(ana.page.doc, study.ana)
    await ben.page.until(() => ben.talk.talks().some(({ id }) => id === thread.id))
    const resolution = { by: study.ben.id, at: new Date().toISOString() }
    ben.talk.resolve(thread.id, resolution)
    await ben.page.saved()
    expect((await stored()).resolutions.get(thread.id)).toEqual(resolution)
    await ana.page.until(() => ana.talk.entries().resolutions.has(thread.id))
    ana.talk.reopen(thread.id)
    ana.talk.say({ ...comment, text: 'Or is it?', changedAt: new Date().toISOString() })
    await ana.page.saved()
    expect((await stored()).resolutions.has(thread.id)).toBe(false)
    expect((await stored()).comments.get(comment.id)?.text).toBe('Or is it?')
    ana.talk.takeBack(comment.id)
    await ana.page.saved()
    expect((await stored()).comments.has(comment.id)).toBe(false)
    const events = await study.database.db
      .selectFrom('audit_events')
      .select(['kind', 'person_id'])
      .where('about', '@>', { transcriptId: study.transcriptId })
      .orderBy('id', 'desc')
      .limit(4)
      .execute()
    expect(events.map(({ kind }) => kind).sort()).toEqual(
      ['comment-changed', 'comment-removed', 'thread-reopened', 'thread-resolved'].sort(),
    )
    await Promise.all([ana.page.close(), ben.page.close()])
  })
})

describe('[DI3] a thread stays on a passage that is there', () => {
  const emoji = Array.from(text).indexOf('👩')
  const bad: [string, object][] = [
    ['an end beyond the text', { start: 0, end: 10_000 }],
    ['an end before its start', { start: 5, end: 5 }],
    ['an edge inside a character', { start: emoji, end: emoji + 1 }],
    ['a turn that is not there', { turn: 3 }],
    ['another place than its turn has', { turn: 1, start: 0, end: 4 }],
    ['a field nobody knows', { colour: 'teal' }],
  ]
  test.each(bad)('%s is refused', async (_, fields) => {
    const ben = await join(study.ben)
    const thread = { ...aThread(study.ben), ...fields }
    ben.page.doc.getMap('threads').set(thread.id, thread)
    expect((await ben.page.closed).reason).toBe(`invalid-input ${thread.id}`)
  })

  test('whoever put it moves it no more, nor does anybody take it away', async () => {
    for (const act of ['move', 'remove'] as const) {
      const ben = await join(study.ben)
      const { thread } = openThread(ben.page.doc, study.ben)
      await ben.page.saved()
      const threads = ben.page.doc.getMap('threads')
      if (act === 'move') threads.set(thread.id, { ...thread, end: 8 })
      else threads.delete(thread.id)
      expect((await ben.page.closed).reason).toBe(`invalid-input ${thread.id}`)
      expect((await stored()).threads.get(thread.id)).toEqual(thread)
    }
  })

  test('a turn as a whole may be talked about', async () => {
    const ben = await join(study.ben)
    const end = Array.from(text.slice(0, text.indexOf('Ben:'))).length
    const { thread } = openThread(ben.page.doc, study.ben, { thread: { turn: 1, end } })
    await ben.page.saved()
    expect((await stored()).threads.get(thread.id)).toMatchObject({ turn: 1, start: 0, end })
    await ben.page.close()
  })
})

test('[LV11] a discussion is rebuilt with the same words, unless its rows differ', async () => {
  const of = await liveStudy()
  const { db } = of.database
  const { page } = await join(of.ana, of)
  openThread(page.doc, of.ana)
  await page.saved()
  await page.close()
  const key = { projectId: of.projectId, name: discussionOf(of) }
  const before = await stored(of)
  await renewDocument(db, key)
  expect((await readDocument(db, key))?.epoch).toBe(2)
  expect(await stored(of)).toEqual(before)
  expect(await checkDocuments(db)).toEqual([])
  await db.updateTable('discussion_comments').set({ text: 'others' }).execute()
  await renewDocument(db, key)
  expect((await readDocument(db, key))?.epoch).toBe(2)
  await of.stop()
})

test('the check finds what was changed behind a discussion’s back', async () => {
  const of = await liveStudy()
  const { db } = of.database
  const { page } = await join(of.ana, of)
  const said = [0, 1, 2].map(() => openThread(page.doc, of.ana))
  await page.saved()
  const [moved, lost, told] = said as [OpenedThread, OpenedThread, OpenedThread]
  const of3 = { project_id: of.projectId, round_id: of.roundId, transcript_id: of.transcriptId }
  await db
    .updateTable('discussion_threads')
    .set({ end: 9 })
    .where('id', '=', moved.thread.id)
    .execute()
  await db.deleteFrom('discussion_comments').where('id', '=', lost.comment.id).execute()
  await db
    .insertInto('discussion_mentions')
    .values({ ...of3, comment_id: told.comment.id, person_id: of.ben.id, read_at: null })
    .execute()
  const found = (await checkDocuments(db)).map(({ document, entry }) => [document, entry])
  const name = discussionOf(of)
  expect(found.sort()).toEqual(
    [moved.thread.id, lost.comment.id, told.comment.id].map((id) => [name, id]).sort(),
  )
  await db.deleteFrom('documents').where('name', '=', name).execute()
  expect(await checkDocuments(db)).toMatchObject([{ document: name, entry: null }])
  await page.close()
  await of.stop()
})
