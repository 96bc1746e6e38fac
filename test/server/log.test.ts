import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loggedPath } from '#server/http/logged-path.ts'
import { freshDatabase } from '../builders/database.ts'
import { LiveClient } from '../builders/live-client.ts'
import { aSpan, eventually, liveStudy } from '../builders/live-study.ts'
import { keptLog } from '../builders/log.ts'

const token = 'kL3_'.repeat(11)

test.each([
  ['/projects/new?name=Secret', '/projects/new'],
  [`/invitation/${token}`, '/invitation/:token'],
  [`/invitation/${token}.data?_routes=x`, '/invitation/:token'],
  [`/Password/${token}/`, '/password/:token'],
  [`//%69nvitation/short`, '/invitation/:token'],
  [`/api/v1/projects/prl_${token}`, '/api/v1/projects/:token'],
  ['/live/what somebody wrote', '/live/:none'],
  ['/projects/2f1f6f0c-6a2b-4a54-8f0e-2f6f4a1f4c11', undefined],
  ['/%E0%A4%A', undefined],
])('[SO1] of the path %s the log has what opens no door', (target, logged) => {
  expect(loggedPath(target)).toBe(logged ?? target)
})

test('[SO1] a path of any length takes one short line', () => {
  expect(loggedPath(`/${'a b'.repeat(5_000)}`).length).toBeLessThan(310)
})

test('[SO1] an error is logged with where it came from, and without what it met', async () => {
  const database = await freshDatabase()
  const kept = keptLog()
  const failures = [
    () => JSON.parse('{"memo": heron}'),
    () => sql`select ${'heron'}::text::uuid`.execute(database.db),
    () => sql`insert into people (id, name) values (null, 'heron')`.execute(database.db),
    () => {
      const cause = new SyntaxError('heron')
      throw Object.assign(new Error('outer', { cause }), { row: 'heron', query: 'heron' })
    },
  ]
  for (const fail of failures) {
    try {
      await fail()
    } catch (err) {
      kept.log.error({ err }, 'failed')
    }
  }
  await database.drop()
  const lines = kept.lines('failed').map((line) => line.err as { name: string; from: string[] })
  expect(lines.map(({ name }) => name)).toEqual([
    'SyntaxError',
    'PostgresError',
    'PostgresError',
    'Error',
  ])
  for (const { from } of lines) expect(from.join()).toContain('log.test.ts')
  expect(lines[2]).toMatchObject({ code: expect.stringMatching(/^23/) })
  expect(lines[3]).toMatchObject({ message: 'outer', cause: { name: 'SyntaxError' } })
  expect(kept.text()).not.toContain('heron')
})

test('[SO2] a socket has a line when it is let in and one when it ends, with who, where and why', async () => {
  const kept = keptLog()
  const study = await liveStudy({ log: kept.log })
  const name = study.layerOf(study.ana)
  const client = await new LiveClient(study.url, name, study.ana).join()
  const opened = kept.lines('socket opened')
  expect(opened).toMatchObject([{ document: name, personId: study.ana.id }])
  const { connectionId } = opened[0]!
  await client.close()
  await eventually(() => kept.lines('socket closed').length === 1)
  expect(kept.lines('socket closed')[0]).toMatchObject({ connectionId, code: 1005 })

  const writer = await new LiveClient(study.url, name, study.ana).join()
  writer.doc.getMap('codedSpans').set('heron', aSpan({ memo: 'heron' }))
  expect((await writer.closed).reason).toContain('heron')
  const stranger = new LiveClient(study.url, name, study.zoe)
  expect((await stranger.closed).code).toBe(4404)
  const nowhere = new LiveClient(study.url, 'heron', study.ana)
  expect((await nowhere.closed).code).toBe(4404)
  await eventually(() => kept.lines('socket closed').length === 4)
  expect(kept.lines('socket closed').slice(1)).toMatchObject([
    { document: name, personId: study.ana.id, code: 4400, reason: 'invalid-input' },
    { document: name, personId: study.zoe.id, code: 4404, reason: 'not-found' },
    { personId: study.ana.id, code: 4404, reason: 'not-found' },
  ])
  expect(kept.lines('socket opened')).toHaveLength(2)
  expect(kept.text()).not.toContain('heron')
  await study.stop()
})

test('[SO1] a change that the database refuses is named by its document, not by its words', async () => {
  const kept = keptLog()
  const study = await liveStudy({ log: kept.log })
  await sql`alter table coded_spans add constraint no_bird check (memo <> 'heron')`.execute(
    study.database.db,
  )
  const name = study.layerOf(study.ana)
  const client = await new LiveClient(study.url, name, study.ana).join()
  client.layer.put(aSpan({ memo: 'heron' }))
  expect((await client.closed).code).toBe(4503)
  expect(kept.lines('a change cannot be stored')).toMatchObject([
    { document: name, err: { code: '23514', at: expect.arrayContaining(['no_bird']) } },
  ])
  expect(kept.text()).not.toContain('heron')
  await study.stop()
})
