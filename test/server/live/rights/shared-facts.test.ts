import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseDocumentName } from '#model/live/document-name.ts'
import { Standings } from '#server/live/rights/standings.ts'
import { Grounds } from '#server/live/rooms/grounds.ts'
import type { Person } from '#server/services.ts'
import { freshDatabase } from '../../../builders/database.ts'
import { insertStudy } from '../../../builders/live-study.ts'

test('all documents of a project hold one list of its members and one of its round’s facts, until these change', async () => {
  const { db, drop } = await freshDatabase()
  const study = await insertStudy(db)
  const standings = new Standings(db)
  const read = async (coder: Person) =>
    (await standings.read(parseDocumentName(study.layerOf(coder))!))!
  const [one, other] = [await read(study.ana), await read(study.ben)]
  expect(other.roles).toBe(one.roles)
  expect(other.round).toBe(one.round)

  await db
    .updateTable('members')
    .set({ roles: ['observer'] })
    .where('person_id', '=', study.ben.id)
    .execute()
  const after = await read(study.ana)
  expect(after.roles.get(study.ben.id)).toEqual(['observer'])
  expect(one.roles.get(study.ben.id)).not.toEqual(['observer'])
  expect((await read(study.ben)).roles).toBe(after.roles)
  await drop()
})

test('rooms that are made at once read their transcript once, and hold one text', async () => {
  const { db, drop } = await freshDatabase()
  const { projectId, transcriptId } = await insertStudy(db)
  const grounds = new Grounds(db)
  const [one, other] = await Promise.all([
    grounds.transcript(projectId, transcriptId),
    grounds.transcript(projectId, transcriptId),
  ])
  expect(other).toBe(one)
  await expect(grounds.transcript(projectId, randomUUID())).rejects.toThrow(/document/)
  await drop()
})
