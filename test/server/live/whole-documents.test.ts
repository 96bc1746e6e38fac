import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { feedDoc } from '#model/live/feed-doc.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { WholeDocument } from '#server/live/rooms/whole-document.ts'
import { replaying } from '#server/live/stored/replaying.ts'
import { encoding, encodingParts } from '#server/live/updates/encoding.ts'
import { atOnce, Slices } from '#server/live/updates/slices.ts'
import { LiveClient } from '../../builders/live-client.ts'
import {
  aSpan,
  eventually,
  hostLive,
  type LiveStudy,
  liveStudy,
} from '../../builders/live-study.ts'
import { random } from '../../builders/random.ts'

const many = 3_000

/** Does something to a layer as one of three clients: puts, replaces, removes, in the order of chance. */
function scribble(doc: Y.Doc, next: () => number, times: number): void {
  const layer = layerDoc(doc)
  for (let left = times; left > 0; left--) {
    doc.clientID = 1 + Math.floor(next() * 3)
    const keys = [...doc.getMap('codedSpans').keys()]
    const known = keys[Math.floor(next() * keys.length)]
    if (next() < 0.6 || known === undefined) layer.put(aSpan({ start: Math.floor(next() * 3) }))
    else if (next() < 0.5) layer.put(aSpan({ id: known, memo: 'seen twice' }))
    else layer.remove(known)
  }
}

function known(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

function expectSame(one: Y.Doc, other: Y.Doc): void {
  expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))).toBe(true)
  expect(one.getMap('codedSpans').toJSON()).toEqual(other.getMap('codedSpans').toJSON())
  expect(one.store.pendingStructs ?? one.store.pendingDs).toBeNull()
}

test('written out step by step a document is what Yjs writes at once, from the beginning and from any state', () => {
  const next = random(7)
  const doc = new Y.Doc()
  scribble(doc, next, 400)
  for (let visit = 0; visit < 5; visit++) {
    const state = Y.encodeStateVector(doc)
    const clocks = known(doc)
    scribble(doc, next, 100)
    expect(atOnce(encoding(doc, new Map()))).toEqual(Buffer.from(Y.encodeStateAsUpdate(doc)))
    expect(atOnce(encoding(doc, clocks))).toEqual(Buffer.from(Y.encodeStateAsUpdate(doc, state)))
  }
})

test('what comes into a document while it is written out is in what is written', () => {
  const next = random(11)
  const doc = new Y.Doc()
  scribble(doc, next, 600)
  const steps = encoding(doc, new Map())
  let step = steps.next()
  for (let left = 40; !step.done; left--) {
    // Also of a client that wrote nothing before, and what was written already is changed again.
    if (left > 0) scribble(doc, next, 15)
    doc.clientID = 99
    if (left === 20) layerDoc(doc).put(aSpan())
    step = steps.next()
  }
  const copy = new Y.Doc()
  Y.applyUpdate(copy, step.value)
  expectSame(copy, doc)
})

test('a document is written out in parts of which each builds on those before it, with what comes meanwhile', () => {
  const next = random(17)
  const doc = new Y.Doc()
  scribble(doc, next, 1_500)
  const copy = new Y.Doc()
  for (let visit = 0; visit < 3; visit++) {
    const steps = encodingParts(doc, known(copy))
    let step = steps.next()
    for (let left = 10; !step.done; step = steps.next()) if (left-- > 0) scribble(doc, next, 40)
    expect(step.value.length).toBeGreaterThan(3)
    for (const part of step.value) {
      expect(part.length).toBeLessThan(128 * 1024)
      Y.applyUpdate(copy, part)
      expect(copy.store.pendingStructs ?? copy.store.pendingDs).toBeNull()
    }
    expectSame(copy, doc)
    scribble(doc, next, 1_000)
  }
})

test('whoever asks while a document is written out is told of it once it is all there, by the same bytes', async () => {
  const doc = new Y.Doc()
  for (let left = many; left > 0; left--) layerDoc(doc).put(aSpan())
  const whole = new WholeDocument(doc, new Slices())
  const told: Uint8Array[] = []
  const asks = [1, 2, 3].map(() => whole.since(Uint8Array.of(0), (parts) => told.push(...parts)))
  expect(told).toEqual([])
  layerDoc(doc).put(aSpan())
  await Promise.all(asks)
  const parts = told.splice(0, told.length / 3)
  expect(told).toEqual([...parts, ...parts])
  expect(told.every((part, at) => part === parts[at % parts.length])).toBe(true)
  const copy = new Y.Doc()
  for (const part of parts) Y.applyUpdate(copy, part)
  expectSame(copy, doc)
  // Now it is known.
  const asked: Uint8Array[] = []
  expect(whole.since(Uint8Array.of(0), (parts) => asked.push(...parts))).toBeUndefined()
  expect(asked[0]).toBe(parts[0])
})

test('a document built step by step from state and log is the one that Yjs builds', () => {
  const next = random(13)
  const doc = new Y.Doc()
  scribble(doc, next, 900)
  const state = Y.encodeStateAsUpdate(doc)
  const updates: { update: Uint8Array }[] = []
  doc.on('update', (update: Uint8Array) => updates.push({ update }))
  scribble(doc, next, 100)
  // One that is large by itself.
  doc.transact(() => scribble(doc, next, 600))
  scribble(doc, next, 50)
  expect(state.length).toBeGreaterThan(64 * 1024)
  expectSame(atOnce(replaying(state, updates)), doc)
  expectSame(atOnce(replaying(null, [{ update: state }, ...updates])), doc)
  const large = updates.findIndex(({ update }) => update.length > 48 * 1024)
  for (const from of [50, large]) {
    const lacking = updates.slice(from)
    expect(() => atOnce(replaying(state, lacking))).toThrow('lacks a part of its history')
  }
})

test('a state that holds more than maps of values is built all the same', () => {
  const doc = new Y.Doc()
  for (let left = 400; left > 0; left--) doc.getArray('list').push([aSpan()])
  const state = Y.encodeStateAsUpdate(doc)
  expect(state.length).toBeGreaterThan(48 * 1024)
  const built = atOnce(replaying(state, []))
  expect(built.getArray('list').toJSON()).toEqual(doc.getArray('list').toJSON())
})

async function largeStudy(): Promise<{ study: LiveStudy; writer: LiveClient }> {
  const study = await liveStudy()
  const writer = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  writer.doc.transact(() => {
    for (let left = many; left > 0; left--) writer.layer.put(aSpan())
  })
  await writer.saved()
  return { study, writer }
}

test('who joins a large document while it is written in misses nothing', async () => {
  const { study, writer } = await largeStudy()
  for (let visit = 0; visit < 5; visit++) {
    const joining = new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
    const [known] = writer.layer.codedSpans()
    for (let i = 0; i < 40; i++) {
      writer.layer.put(aSpan())
      writer.layer.put({ ...known!, memo: `${visit} ${i}` })
    }
    const page = await joining
    await writer.saved()
    await page.until(() => page.doc.getMap('codedSpans').size === many + 40 * (visit + 1))
    await page.until(() => page.layer.get(known!.id)?.memo === `${visit} 39`)
    expectSame(page.doc, writer.doc)
    await page.close()
  }
  await writer.close()
  await study.stop()
}, 60_000)

test('[LV2] a feed over a large layer holds all of it, in parts, and what is coded while it is made', async () => {
  const { study, writer } = await largeStudy()
  const cold = await hostLive(study.database)
  for (const host of [study, cold]) {
    const feed = new LiveClient(host.url, study.feed, study.ben)
    const joining = feed.join()
    for (let i = 0; i < 20; i++) writer.layer.put(aSpan())
    for (const { id } of writer.layer.codedSpans().slice(0, 10)) writer.layer.remove(id)
    await joining
    await writer.saved()
    const ids = () =>
      feedDoc(feed.doc)
        .codedSpans()
        .map(({ id }) => id)
    const own = writer.layer.codedSpans().map(({ id }) => id)
    await eventually(() => String(ids()) === String(own))
    expect(Math.max(...feed.heard.map(({ length }) => length))).toBeLessThan(128 * 1024)
    await feed.close()
  }
  await writer.close()
  await cold.stop()
  await study.stop()
}, 60_000)

test('[LV9] a server takes in what another stored of a large change, all of it', async () => {
  const study = await liveStudy()
  const other = await hostLive(study.database)
  const reader = await new LiveClient(other.url, study.layerOf(study.ana), study.ana).join()
  const writer = await new LiveClient(study.url, study.layerOf(study.ana), study.ana).join()
  writer.doc.transact(() => {
    for (let left = many; left > 0; left--) writer.layer.put(aSpan())
  })
  reader.layer.put(aSpan())
  await Promise.all([writer.saved(), reader.saved()])
  await reader.until(() => reader.doc.getMap('codedSpans').size === many + 1)
  await writer.until(() => writer.doc.getMap('codedSpans').size === many + 1)
  expectSame(reader.doc, writer.doc)
  await Promise.all([reader.close(), writer.close()])
  await other.stop()
  await study.stop()
}, 60_000)
