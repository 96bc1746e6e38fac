import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readLayer, readLayerMemos } from '#db/layers.ts'
import { feedDoc } from '#model/live/feed-doc.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { holdRows } from '../../builders/held-rows.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'

/** Holds the rows that every commit needs. @returns what lets them go */
function lockDocuments({ database }: LiveStudy): Promise<() => Promise<void>> {
  return holdRows(database.db, (trx) =>
    trx.selectFrom('documents').selectAll().forUpdate().execute(),
  )
}

function provider(study: LiveStudy, document: string, person: { id: string }, doc = new Y.Doc()) {
  return new WebsocketProvider(study.url, document, doc, {
    params: { as: person.id },
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
}

async function synced(stock: WebsocketProvider): Promise<void> {
  if (!stock.synced) await new Promise<void>((resolve) => stock.once('sync', () => resolve()))
}

describe('a layer', () => {
  test('what a stock client codes is in the rows, and another page of the coder has it', async () => {
    const study = await liveStudy()
    const first = provider(study, study.layerOf(study.ana), study.ana)
    const second = provider(study, study.layerOf(study.ana), study.ana)
    await Promise.all([synced(first), synced(second)])
    const span = aSpan({ memo: 'They concede.' })
    layerDoc(first.doc).put(span)
    layerDoc(first.doc).setMemo('turn:1', 'Long wait')
    await eventually(() => layerDoc(second.doc).codedSpans().length === 1)
    expect(layerDoc(second.doc).codedSpans()).toEqual([span])
    await eventually(
      async () => (await readLayer(study.database.db, layerKey(study, study.ana))).length === 1,
    )
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toEqual([span])
    await eventually(
      async () => (await readLayerMemos(study.database.db, layerKey(study, study.ana))).size === 1,
    )
    first.destroy()
    second.destroy()
    await study.stop()
  })

  test('[LV1] a fence comes back after the commit, and not before', async () => {
    const study = await liveStudy()
    const client = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    client.layer.put(aSpan())
    await client.saved()
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(1)

    const release = await lockDocuments(study)
    client.layer.put(aSpan({ start: 5, end: 7 }))
    let isSaved = false
    const saved = client.saved().then(() => {
      isSaved = true
    })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(isSaved).toBe(false)
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(1)
    await release()
    await saved
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toHaveLength(2)
    await client.close()
    await study.stop()
  })

  test('a fence with nothing before it comes back at once, and one is never sent unasked', async () => {
    const study = await liveStudy()
    const client = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    await client.saved()
    const other = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    client.layer.put(aSpan())
    await client.saved()
    expect(other.heard.some((frame) => frame[0] === 100)).toBe(false)
    await client.close()
    await other.close()
    await study.stop()
  })

  test('a document that was let go of, and one whose server was started anew, hold what they held', async () => {
    const study = await liveStudy({ idleMs: 0, sweepMs: 20 })
    const { db } = study.database
    const client = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    const kept = aSpan()
    const gone = aSpan()
    client.layer.put(gone)
    client.layer.put(kept)
    client.layer.remove(gone.id)
    client.layer.put({ ...kept, memo: 'changed' })
    await client.saved()
    await client.close()
    await eventually(async () => {
      const { rows } = await db
        .selectFrom('document_updates')
        .select(db.fn.countAll().as('rows'))
        .executeTakeFirstOrThrow()
      return Number(rows) === 0
    })
    const again = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    expect(again.layer.codedSpans()).toEqual([{ ...kept, memo: 'changed' }])
    again.layer.put(aSpan())
    await again.saved()
    await study.live.close()
    const anew = await hostLive(study.database)
    const third = await new LiveClient(anew.url, study.layerOf(study.ana), study.ana).join()
    expect(third.layer.codedSpans()).toEqual(again.layer.codedSpans())
    expect(await readLayer(db, layerKey(study, study.ana))).toEqual(third.layer.codedSpans())
    await third.close()
    await anew.stop()
    await study.stop()
  })

  test('what was coded offline arrives once the line is back, by the document of an earlier page too', async () => {
    const study = await liveStudy()
    const earlier = new Y.Doc()
    const span = aSpan()
    layerDoc(earlier).put(span)
    // The page was loaded anew: a new client id, and the old one's work kept on the device.
    const later = new Y.Doc()
    Y.applyUpdate(later, Y.encodeStateAsUpdate(earlier))
    layerDoc(later).put({ ...span, memo: 'offline still' })
    const client = new LiveClient(study.url, study.layerOf(study.ana), study.ana, '', later)
    await client.join()
    await client.until(() => client.heard.some((frame) => frame[0] === 0 && frame[1] === 0))
    await client.saved()
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toEqual([
      { ...span, memo: 'offline still' },
    ])
    await client.close()
    await study.stop()
  })
})

test('[LV2] in an open round two people see each other’s coded spans through the feed', async () => {
  const study = await liveStudy()
  const [anaLayer, benLayer] = [study.ana, study.ben].map((person) =>
    provider(study, study.layerOf(person), person),
  )
  const [anaFeed, benFeed] = [study.ana, study.ben].map((person) =>
    provider(study, study.feed, person),
  )
  const all = [anaLayer!, benLayer!, anaFeed!, benFeed!]
  await Promise.all(all.map(synced))
  const [ofAna, ofBen] = [aSpan({ code: 'blame' }), aSpan({ start: 8, end: 15 })]
  layerDoc(anaLayer!.doc).put(ofAna)
  layerDoc(benLayer!.doc).put(ofBen)
  const both = [
    { ...ofAna, coder: study.ana.id },
    { ...ofBen, coder: study.ben.id },
  ]
  for (const feed of [anaFeed!, benFeed!]) {
    await eventually(() => feedDoc(feed.doc).codedSpans().length === 2)
    expect(feedDoc(feed.doc).codedSpans()).toEqual(both)
  }
  layerDoc(anaLayer!.doc).remove(ofAna.id)
  await eventually(() => feedDoc(benFeed!.doc).codedSpans().length === 1)
  const late = provider(study, study.feed, study.lia)
  await synced(late)
  expect(feedDoc(late.doc).codedSpans()).toEqual([both[1]])
  for (const stock of [...all, late]) stock.destroy()
  await study.stop()
})
