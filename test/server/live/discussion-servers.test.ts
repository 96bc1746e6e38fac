import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changeDiscussions, readDiscussion } from '#db/discussions.ts'
import { appendUpdates, reserveSequences } from '#db/documents.ts'
import { readMentioned } from '#db/mentions.ts'
import type { Database } from '#db/schema.ts'
import { discussionDoc } from '#model/live/discussion-doc.ts'
import { checkDocuments } from '#server/check.ts'
import {
  aComment,
  type Discussing,
  discussionOf,
  joinDiscussion as join,
  type OpenedThread,
  openThread,
} from '../../builders/discussion.ts'
import { eventually, hostLive, type LiveStudy, liveStudy } from '../../builders/live-study.ts'

type Person = LiveStudy['ana']

const stored = (of: LiveStudy) => readDiscussion(of.database.db, of)

const act = fc.record({
  isAna: fc.boolean(),
  what: fc.constantFrom('open', 'answer', 'change', 'take back', 'resolve', 'reopen', 'reload'),
  which: fc.nat(50),
  words: fc.constantFrom('Yes.', 'Tür 😀', 'No?'),
  mentions: fc.constantFrom('nobody', 'the other', 'both'),
})

test('[DI4] whatever two people say at once, the rows equal the document', async () => {
  const of = await liveStudy({ idleMs: 0, sweepMs: 10 })
  const { db } = of.database
  const people = [of.ana, of.ben] as const
  let pages = await Promise.all(people.map((person) => join(person, of)))
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
      for (const { isAna, what, which, words, mentions } of acts) {
        const [me, other] = isAna ? people : ([of.ben, of.ana] as const)
        const { page, talk } = pages[isAna ? 0 : 1]!
        const talks = talk.talks()
        const thread = talks[which % Math.max(1, talks.length)]
        const own = thread?.comments.filter(({ by }) => by === me.id) ?? []
        const told = { nobody: [], 'the other': [other.id], both: [me.id, other.id] }[mentions]
        const said = { text: words, mentions: told }
        if (what === 'reload') {
          await Promise.all(pages.map((one) => one.page.saved()))
          await Promise.all(pages.map((one) => one.page.close()))
          pages = await Promise.all(people.map((person) => join(person, of)))
        } else if (what === 'open') openThread(page.doc, me, { comment: said })
        else if (thread === undefined) continue
        else if (what === 'answer') talk.say(aComment(me, thread, said))
        else if (what === 'resolve') {
          talk.resolve(thread.id, { by: me.id, at: new Date().toISOString() })
        } else if (what === 'reopen') talk.reopen(thread.id)
        else if (own.length === 0) continue
        else if (what === 'change') {
          const changedAt = new Date().toISOString()
          talk.say({ ...own[which % own.length]!, ...said, changedAt })
        } else talk.takeBack(own[which % own.length]!.id)
      }
      await Promise.all(pages.map(({ page }) => page.saved()))
      const { doc } = await of.live.read(discussionOf(of))
      const rows = await stored(of)
      expect(rows).toEqual(discussionDoc(doc).entries())
      const expected = [...rows.comments.values()].flatMap(({ id, by, mentions }) => {
        const told = mentions.filter((person) => person !== by)
        return told.length === 0 ? [] : [[id, new Set(told)] as const]
      })
      expect(await readMentioned(db, of)).toEqual(new Map(expected))
      expect(await checkDocuments(db)).toEqual([])
    }),
    { numRuns: 25, seed: 20261128 },
  )
  await Promise.all(pages.map(({ page }) => page.close()))
  await of.stop()
}, 60_000)

describe('[DI4] two who write under one id at two servers at once', () => {
  type Act = (page: Discussing, person: Person, said: OpenedThread) => void
  const id = '0c5f9a52-6b0f-4d5e-9d53-0f6f4a1b7c11'
  const acts: [string, Act, (of: LiveStudy) => [Person, Person]][] = [
    [
      'leave one comment, by whoever was stored first',
      ({ talk }, person, { thread }) => talk.say(aComment(person, thread, { id, text: person.id })),
      ({ ana, ben }) => [ana, ben],
    ],
    [
      'leave one thread, as it was stored first',
      ({ page }, person) => openThread(page.doc, person, { thread: { id } }),
      ({ ana, ben }) => [ana, ben],
    ],
    [
      'leave one comment in one thread, also where both are one person',
      ({ page, talk }, person) =>
        talk.say(aComment(person, openThread(page.doc, person).thread, { id })),
      ({ ana }) => [ana, ana],
    ],
  ]
  test.each(acts)('%s, and rows that equal the document', async (_, act, writersOf) => {
    const of = await liveStudy()
    const other = await hostLive(of.database)
    const { db } = of.database
    const writers = writersOf(of)
    const pages = [await join(writers[0], of), await join(writers[1], { ...of, url: other.url })]
    const said = openThread(pages[0]!.page.doc, writers[0])
    await pages[0]!.page.saved()
    await pages[1]!.page.until(() => pages[1]!.talk.talks().length === 1)
    const outcomes = await atOnce(of, pages, (page, index) => act(page, writers[index]!, said))
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
    const rows = await stored(of)
    const first = writers[outcomes.indexOf('fulfilled')]!
    expect((rows.comments.get(id) ?? rows.threads.get(id))?.by).toBe(first.id)
    for (const { live } of [of, other]) {
      const { doc } = await live.read(discussionOf(of))
      expect(discussionDoc(doc).entries()).toEqual(rows)
    }
    expect(await checkDocuments(db)).toEqual([])
    // Who was refused loads it anew, and goes on.
    const again = await join(of.ben, { ...of, url: other.url })
    again.talk.say(aComment(of.ben, said.thread))
    await again.page.saved()
    await Promise.all([...pages, again].map(({ page }) => page.close()))
    await other.stop()
    await of.stop()
  })

  test('resolve one thread once on record, by whoever was stored first', async () => {
    const of = await liveStudy()
    const other = await hostLive(of.database)
    const { db } = of.database
    const people = [of.ana, of.ben]
    const pages = [await join(of.ana, of), await join(of.ben, { ...of, url: other.url })]
    const { thread } = openThread(pages[0]!.page.doc, of.ana)
    await pages[0]!.page.saved()
    await pages[1]!.page.until(() => pages[1]!.talk.entries().threads.has(thread.id))
    const outcomes = await atOnce(of, pages, ({ talk }, index) =>
      talk.resolve(thread.id, { by: people[index]!.id, at: new Date().toISOString() }),
    )
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
    const first = people[outcomes.indexOf('fulfilled')]!
    const rows = await stored(of)
    expect(rows.resolutions.get(thread.id)?.by).toBe(first.id)
    const events = await db
      .selectFrom('audit_events')
      .select('person_id')
      .where('kind', '=', 'thread-resolved')
      .execute()
    expect(events).toEqual([{ person_id: first.id }])
    for (const { live } of [of, other]) {
      const { doc } = await live.read(discussionOf(of))
      expect(discussionDoc(doc).entries()).toEqual(rows)
    }
    expect(await checkDocuments(db)).toEqual([])
    await Promise.all(pages.map(({ page }) => page.close()))
    await other.stop()
    await of.stop()
  })
})

/** What a page at each server does at one moment: both wait for the document. @returns how it ended for each */
async function atOnce(
  of: LiveStudy,
  pages: readonly Discussing[],
  act: (page: Discussing, index: number) => void,
): Promise<('fulfilled' | 'rejected')[]> {
  const { db } = of.database
  const ends: Promise<PromiseSettledResult<void>[]>[] = []
  await db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('documents')
      .select('name')
      .where('name', '=', discussionOf(of))
      .forUpdate()
      .execute()
    for (const [index, one] of pages.entries()) {
      act(one, index)
      ends.push(Promise.allSettled([one.page.saved()]))
      await eventually(async () => (await waitingCommits(db)) > index)
    }
  })
  return (await Promise.all(ends)).flat().map(({ status }) => status)
}

async function waitingCommits(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pid)::int as count from pg_locks where not granted`.execute(db)
  return rows[0]!.count
}

test('[DI1] an answer by request finds the thread it answers, though its server has not heard of it', async () => {
  const of = await liveStudy({ gapMs: 3_600_000 })
  const { db } = of.database
  const { doc } = await of.live.read(discussionOf(of))
  const before = Y.encodeStateVector(doc)
  const { thread, comment } = openThread(doc, of.ana)
  const addition = {
    projectId: of.projectId,
    name: discussionOf(of),
    updates: [{ update: Y.encodeStateAsUpdate(doc, before), personId: of.ana.id }],
    clients: [],
  }
  await db.transaction().execute(async (trx) => {
    const reserved = await reserveSequences(trx, [addition])
    const change = { threads: [thread], comments: [comment], removedComments: [], resolutions: [] }
    await changeDiscussions(trx, [{ discussion: of, ...change }])
    await appendUpdates(trx, [addition], reserved.before)
  })
  const answer = aComment(of.ben, thread)
  const change = { root: 'comments', key: answer.id, value: answer }
  await of.live.write(discussionOf(of), of.ben, () => [change])
  expect((await stored(of)).comments.get(answer.id)).toEqual(answer)
  expect(await checkDocuments(db)).toEqual([])
  await of.stop()
})
