import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDiscussion } from '#db/discussions.ts'
import { setRoles } from '#db/members.ts'
import { readMentioned } from '#db/mentions.ts'
import type { Comment } from '#model/discussion.ts'
import { checkDocuments } from '#server/check.ts'
import { joinDiscussion, openThread } from '../../builders/discussion.ts'
import { type LiveStudy, liveStudy } from '../../builders/live-study.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())

type Person = LiveStudy['ana']

const join = (person: Person, of = study) => joinDiscussion(person, of)
const stored = (of = study) => readDiscussion(of.database.db, of)

describe('[DI2] a lead takes back what somebody else said', () => {
  const emptied = (comment: Comment, by: Person): Comment => ({
    ...comment,
    ...{ text: '', mentions: [], takenBackBy: by.id, changedAt: new Date().toISOString() },
  })

  test('on record, also of somebody who was removed; the place is kept, and nobody fills it again', async () => {
    const of = await liveStudy()
    const ana = await join(of.ana, of)
    const { thread, comment } = openThread(ana.page.doc, of.ana, {
      comment: { mentions: [of.ben.id] },
    })
    await ana.page.saved()
    await ana.page.close()
    await setRoles(of.database.db, of.projectId, of.ana.id, [])
    const lia = await join(of.lia, of)
    const gone = emptied(comment, of.lia)
    lia.talk.say(gone)
    await lia.page.saved()
    const rows = await stored(of)
    expect(rows.comments.get(comment.id)).toEqual(gone)
    expect(lia.talk.talks()).toMatchObject([{ id: thread.id, comments: [{ text: '' }] }])
    expect(await readMentioned(of.database.db, of)).toEqual(new Map())
    const events = await of.database.db
      .selectFrom('audit_events')
      .select(['person_id', 'about'])
      .where('kind', '=', 'comment-taken-back')
      .execute()
    expect(events).toMatchObject([
      { person_id: of.lia.id, about: { comment: comment.id, author: of.ana.id } },
    ])
    expect(await checkDocuments(of.database.db)).toEqual([])
    await lia.page.close()

    await setRoles(of.database.db, of.projectId, of.ana.id, ['coder'])
    for (const act of ['say', 'remove'] as const) {
      const again = await join(of.ana, of)
      if (act === 'remove') again.talk.takeBack(comment.id)
      else again.page.doc.getMap('comments').set(comment.id, comment)
      expect((await again.page.closed).reason).toBe(`not-permitted ${comment.id}`)
    }
    await of.stop()
  })

  test('and nobody else does, nor leaves other words, nor in another’s name', async () => {
    const ana = await join(study.ana)
    const { comment } = openThread(ana.page.doc, study.ana)
    await ana.page.saved()
    const gone = emptied(comment, study.lia)
    const bad: [Person, object, string][] = [
      [study.ben, { takenBackBy: study.ben.id }, 'not-permitted'],
      [study.ben, {}, 'not-permitted'],
      [study.lia, { text: 'Never said.' }, 'invalid-input'],
      [study.lia, { mentions: [study.ben.id] }, 'invalid-input'],
      [study.lia, { by: study.lia.id }, 'invalid-input'],
      [study.ana, { takenBackBy: study.ana.id }, 'invalid-input'],
    ]
    for (const [person, fields, code] of bad) {
      const { page } = await join(person)
      page.doc.getMap('comments').set(comment.id, { ...gone, ...fields })
      expect((await page.closed).reason).toBe(`${code} ${comment.id}`)
    }
    const { page, talk } = await join(study.lia)
    talk.takeBack(comment.id)
    expect((await page.closed).reason).toBe(`not-permitted ${comment.id}`)
    expect((await stored()).comments.get(comment.id)).toEqual(comment)
    await ana.page.close()
  })

  test('is stored no more once that lead is none, at a server that has not heard of it', async () => {
    const of = await liveStudy()
    const ana = await join(of.ana, of)
    const { comment } = openThread(ana.page.doc, of.ana)
    await ana.page.saved()
    const lia = await join(of.lia, of)
    await setRoles(of.database.db, of.projectId, of.lia.id, ['coder'])
    lia.talk.say(emptied(comment, of.lia))
    // She writes on, and has what is stored now loaded anew.
    await expect(lia.page.saved()).rejects.toThrow('stale-epoch')
    expect((await stored(of)).comments.get(comment.id)).toEqual(comment)
    await ana.page.close()
    await of.stop()
  })
})
