import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '#model/limits.ts'
import {
  aComment,
  joinDiscussion,
  type OpenedThread,
  openThread,
} from '../../builders/discussion.ts'
import { type LiveStudy, liveStudy } from '../../builders/live-study.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())

type Person = LiveStudy['ana']

const join = (person: Person, of = study) => joinDiscussion(person, of)

describe('a comment that is not right is refused by name', () => {
  const people = Array.from({ length: limits.mentionsPerComment + 1 }, () => randomUUID())
  const bad: [string, object, string?][] = [
    ['no words', { text: '  \n' }],
    ['nothing to be seen', { text: '\u200b\u202e\u2060\u3164\u0301' }],
    ['a time of very many digits', { createdAt: `2026-05-14T09:00:00.${'0'.repeat(900_000)}Z` }],
    ['one character too many', { text: 'x'.repeat(limits.commentCharacters + 1) }, 'too-large'],
    ['NUL', { text: 'a\u0000b' }],
    ['one mention too many', { mentions: people }],
    ['somebody mentioned twice', { mentions: [people[0], people[0]] }],
    ['an answer to no thread', { thread: randomUUID() }],
    ['another id than its key', { id: randomUUID() }],
    ['a time that is none', { createdAt: 'yesterday' }],
  ]
  test.each(bad)('%s', async (_, fields, code = 'invalid-input') => {
    const ben = await join(study.ben)
    const { thread } = openThread(ben.page.doc, study.ben)
    await ben.page.saved()
    const key = randomUUID()
    ben.page.doc
      .getMap('comments')
      .set(key, { ...aComment(study.ben, thread, { id: key }), ...fields })
    expect((await ben.page.closed).reason).toBe(`${code} ${key}`)
  })

  test('one whose words changed and that does not say when', async () => {
    const ben = await join(study.ben)
    const { comment } = openThread(ben.page.doc, study.ben)
    await ben.page.saved()
    ben.talk.say({ ...comment, text: 'I never said that.' })
    expect((await ben.page.closed).reason).toBe(`invalid-input ${comment.id}`)
  })

  test('one that goes over to another thread', async () => {
    const ben = await join(study.ben)
    const [{ comment }, { thread }] = [0, 1].map(() => openThread(ben.page.doc, study.ben)) as [
      OpenedThread,
      OpenedThread,
    ]
    await ben.page.saved()
    ben.talk.say({ ...comment, thread: thread.id })
    expect((await ben.page.closed).reason).toBe(`invalid-input ${comment.id}`)
  })

  test('one past what a transcript has room for', async () => {
    const of = await liveStudy({ limits: { ...limits, commentsPerTranscript: 2 } })
    const { page, talk } = await join(of.ana, of)
    const { thread } = openThread(page.doc, of.ana)
    talk.say(aComment(of.ana, thread))
    await page.saved()
    const { id } = aComment(of.ana, thread)
    talk.say(aComment(of.ana, thread, { id }))
    expect((await page.closed).reason).toBe(`too-large ${id}`)
    await of.stop()
  })
})

describe('what one person opens and takes back', () => {
  test('leaves the others room, and has an end', async () => {
    const few = { ...limits, commentsPerTranscript: 4, commentsPerPerson: 3 }
    const of = await liveStudy({ limits: few })
    const ben = await join(of.ben, of)
    for (let count = 0; count < few.commentsPerPerson; count++) {
      const { comment } = openThread(ben.page.doc, of.ben)
      ben.talk.takeBack(comment.id)
      await ben.page.saved()
    }
    const one = openThread(ben.page.doc, of.ben)
    expect((await ben.page.closed).reason).toBe(`too-large ${one.thread.id}`)
    const ana = await join(of.ana, of)
    for (let count = 0; count < 3; count++) openThread(ana.page.doc, of.ana)
    await ana.page.saved()
    const lia = await join(of.lia, of)
    openThread(lia.page.doc, of.lia)
    await lia.page.saved()
    const last = openThread(lia.page.doc, of.lia)
    expect((await lia.page.closed).reason).toBe(`too-large ${last.thread.id}`)
    await ana.page.close()
    await of.stop()
  })
})
