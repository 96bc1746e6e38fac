import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveClient } from '../../../builders/live-client.ts'
import { aSpan, eventually, type LiveStudy } from '../../../builders/live-study.ts'
import { WitnessedStudy } from '../../../builders/witnessed-study.ts'

// One study for all: that nothing of any of this is left behind is what the file is about.
let witnessed: WitnessedStudy
let study: LiveStudy
beforeAll(async () => {
  witnessed = await WitnessedStudy.start()
  study = witnessed.study
})
afterAll(() => witnessed?.end())

describe('client ids', () => {
  test('[LV3] one that another member brought is refused', async () => {
    const writer = new LiveClient(study.url, study.codebook, study.lia)
    await writer.join()
    writer.doc.getMap('about').set('name', 'Ferry codes')
    await writer.saved()
    await study.database.db
      .updateTable('members')
      .set({ roles: ['lead', 'coder'] })
      .where('person_id', '=', study.ben.id)
      .execute()
    await study.live.rightsChanged({ projectId: study.projectId, personId: study.ben.id })
    const thief = new Y.Doc()
    Y.applyUpdate(thief, Y.encodeStateAsUpdate(writer.doc))
    thief.clientID = writer.doc.clientID
    await writer.close()
    const client = await new LiveClient(study.url, study.codebook, study.ben, '', thief).join()
    client.doc.getMap('about').set('description', 'not theirs')
    expect(await client.closed).toEqual({ code: 4403, reason: 'not-permitted' })
  })

  test('one under which another connection writes is refused while that one answers', async () => {
    const first = await witnessed.join()
    const kept = aSpan()
    first.layer.put(kept)
    await first.saved()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(first.doc))
    copy.clientID = first.doc.clientID
    const second = await witnessed.join('', copy)
    second.layer.put(aSpan())
    expect(await second.closed).toEqual({ code: 4409, reason: 'conflict' })
    first.layer.remove(kept.id)
    await first.saved()
    await first.close()
    await eventually(() => witnessed.witness.layer.codedSpans().length === 1)
    await witnessed.expectUntouched()
  })

  test('one whose former line is dead goes on where it was', async () => {
    const first = await witnessed.join()
    const kept = aSpan()
    first.layer.put(kept)
    await first.saved()
    // The line is cut without a word: the server does not know yet.
    first.pause()
    const same = new Y.Doc()
    Y.applyUpdate(same, Y.encodeStateAsUpdate(first.doc))
    same.clientID = first.doc.clientID
    const second = await witnessed.join('', same)
    second.layer.remove(kept.id)
    second.layer.put(aSpan({ id: kept.id }))
    second.layer.remove(kept.id)
    await second.saved()
    await second.close()
    first.terminate()
    await eventually(() => witnessed.witness.layer.codedSpans().length === 1)
    await witnessed.expectUntouched()
  })
})
