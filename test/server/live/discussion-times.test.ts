import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDiscussion } from '#db/discussions.ts'
import { checkDocuments } from '#server/check.ts'
import { aComment, joinDiscussion, openThread } from '../../builders/discussion.ts'
import { type LiveStudy, liveStudy } from '../../builders/live-study.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())

type Person = LiveStudy['ana']

const join = (person: Person, of = study) => joinDiscussion(person, of)
const stored = (of = study) => readDiscussion(of.database.db, of)

describe('[DI2] [DI3] what a device says of the time and of what was there', () => {
  test.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'a comment of %s stands where it came',
    async (createdAt) => {
      const of = await liveStudy()
      const [ana, ben] = [await join(of.ana, of), await join(of.ben, of)]
      const { thread } = openThread(ana.page.doc, of.ana)
      await ben.page.until(() => ben.talk.talks().length === 1)
      ben.talk.say(aComment(of.ben, thread, { text: 'Second', createdAt }))
      await ben.page.saved()
      ana.talk.say(aComment(of.ana, thread, { text: 'Third', createdAt: new Date().toISOString() }))
      await ana.page.saved()
      await ben.page.until(() => ben.talk.talks()[0]!.comments.length === 3)
      for (const { talk } of [ana, ben]) {
        const words = talk.talks()[0]!.comments.map(({ text }) => text)
        expect(words).toEqual(['Is this blame?', 'Second', 'Third'])
      }
      expect(await stored(of)).toEqual(ana.talk.entries())
      expect(await checkDocuments(of.database.db)).toEqual([])
      const events = of.database.db.selectFrom('audit_events').select('kind')
      expect(await events.where('kind', '=', 'comment-changed').execute()).toEqual([])
      await Promise.all([ana.page.close(), ben.page.close()])
      await of.stop()
    },
  )

  test('who resolved a thread first, resolved it', async () => {
    const [ana, ben] = [await join(study.ana), await join(study.ben)]
    const { thread } = openThread(ana.page.doc, study.ana)
    const first = { by: study.ana.id, at: new Date().toISOString() }
    ana.talk.resolve(thread.id, first)
    await ana.page.saved()
    await ben.page.until(() => ben.talk.entries().resolutions.has(thread.id))
    const taken = { by: study.ben.id, at: new Date().toISOString() }
    ben.page.doc.getMap('resolutions').set(thread.id, taken)
    await ben.page.saved()
    await ben.page.until(() => ben.talk.entries().resolutions.get(thread.id)?.by === first.by)
    expect((await stored()).resolutions.get(thread.id)).toEqual(first)
    await Promise.all([ana.page.close(), ben.page.close()])
  })
})
