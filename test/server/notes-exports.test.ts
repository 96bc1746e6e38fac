import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layerDoc } from '#model/live/layer-doc.ts'
import { changeComment, openThread, resolveThread } from '#server/discussions.ts'
import type { Download } from '#server/files/download.ts'
import { commentsCsv, memosCsv } from '#server/notes-exports.ts'
import { setRoundStatus } from '#server/rounds.ts'
import { aSpan, insertStudy, type Study, text as stored } from '../builders/live-study.ts'
import { refused } from '../builders/refused.ts'
import { startServices, type TestServices } from '../builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

async function rowsOf({ stream }: Download): Promise<Record<string, string>[]> {
  return parse(await text(stream), { columns: true })
}

/** A memo on everything that bears one, each with the name of its coder in it. */
async function note(study: Study, coder: Study['ana']): Promise<void> {
  const { roundId, transcriptId } = study
  const document = `layer.${roundId}.${transcriptId}.${coder.id}`
  await services.live.change(document, coder, (doc) => {
    const layer = layerDoc(doc)
    layer.put(aSpan({ start: 0, end: 3, memo: `=on a span, ${coder.name}` }))
    layer.put(aSpan({ start: 4, end: 6, memo: '' }))
    layer.setMemo('turn:2', `on a turn, ${coder.name}`)
    layer.setMemo('code:blame', `on a code, ${coder.name}`)
    layer.setMemo('transcript', `on all of it, ${coder.name}`)
  })
}

describe('memos of a round', () => {
  test('are one row each, with what they are about and the words there', async () => {
    const study = await insertStudy(services.db)
    await note(study, study.ana)
    const rows = await rowsOf(await memosCsv(services, study.lia, study.projectId, study.roundId))
    const turn = await services.db
      .selectFrom('turns')
      .selectAll()
      .where('transcript_id', '=', study.transcriptId)
      .where('ordinal', '=', 2)
      .executeTakeFirstOrThrow()
    const words = (from: number, to: number) => Array.from(stored).slice(from, to).join('')
    const about = rows.map((row) => [row.about, row.turn, row.code_id, row.text, row.memo])
    expect(about).toEqual([
      ['transcript', '', '', '', 'on all of it, Ana'],
      ['turn', '2', '', words(turn.start, turn.end), 'on a turn, Ana'],
      ['code', '', 'blame', '', 'on a code, Ana'],
      ['span', '1', 'concession', words(0, 3), '=on a span, Ana'],
    ])
    const excel = await memosCsv(services, study.lia, study.projectId, study.roundId, {
      excel: true,
    })
    expect(await text(excel.stream)).toContain("'=on a span")
  })

  test('[EX4] in a blind round are a coder’s own, and nobody’s for a lead who codes nothing', async () => {
    const study = await insertStudy(services.db, { visibility: 'blind' })
    await note(study, study.ana)
    await note(study, study.ben)
    const { projectId, roundId } = study
    const own = await text((await memosCsv(services, study.ana, projectId, roundId)).stream)
    expect(own).toContain('on a turn, Ana')
    expect(own).not.toContain(', Ben')
    expect(own).not.toContain(study.ben.id)
    expect((await refused(memosCsv(services, study.lia, projectId, roundId))).code).toBe(
      'not-permitted',
    )
    await setRoundStatus(services, study.lia, projectId, roundId, 'revealed')
    expect(await rowsOf(await memosCsv(services, study.lia, projectId, roundId))).toHaveLength(8)
  })
})

describe('what people said in a round', () => {
  test('is one row a comment, with its thread; what a lead took back has no words', async () => {
    const study = await insertStudy(services.db)
    const { lia, ana, ben, projectId, roundId } = study
    const at = { start: 0, end: 3, mentions: [ben.id] }
    const { id } = await openThread(services, ana, study, { ...at, text: 'Is it "blame"?' })
    await resolveThread(services, ben, study, id, true)
    const { comments } = await openThread(services, ben, study, { ...at, text: 'No such thing.' })
    await changeComment(services, lia, study, comments[0]!.id, null)
    const rows = await rowsOf(await commentsCsv(services, lia, projectId, roundId))
    expect(rows).toHaveLength(2)
    expect(rows.find((row) => row.thread_id === id)).toMatchObject({
      ...{ author: 'Ana', comment: 'Is it "blame"?', mentions: 'Ben' },
      ...{ text: Array.from(stored).slice(0, 3).join(''), resolved_by: 'Ben', taken_back_by: '' },
    })
    expect(rows.find((row) => row.thread_id !== id)).toMatchObject({
      ...{ author: 'Ben', comment: '', mentions: '', resolved_by: '', taken_back_by: 'Lia' },
    })
  })

  test('[EX4] [DI1] goes to nobody while a blind round is not revealed', async () => {
    const { lia, ana, projectId, roundId } = await insertStudy(services.db, { visibility: 'blind' })
    for (const person of [lia, ana]) {
      const tried = commentsCsv(services, person, projectId, roundId)
      expect((await refused(tried)).code).toBe('not-permitted')
    }
  })
})
