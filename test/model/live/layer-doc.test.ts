import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { layerDoc } from '#model/live/layer-doc.ts'
import type { CodedSpan } from '#model/span.ts'

const aSpan = (): CodedSpan => ({
  ...{ id: randomUUID(), start: 0, end: 2, code: 'blame', memo: '', slots: {} },
  createdAt: '2026-05-14T09:00:00.000Z',
})

test('who only writes in a layer leaves nothing behind that listens to its document', () => {
  const doc = new Y.Doc()
  const listening = () =>
    ['codedSpans', 'memos'].map((root) => doc.getMap(root)._eH.l.length).join()
  layerDoc(doc).put(aSpan())
  layerDoc(doc).setMemo('transcript', 'seen twice')
  for (const change of layerDoc(doc).changesTo([aSpan()])) expect(change).not.toBe(undefined)
  expect(listening()).toBe('0,0')
})

test('who listens to a layer before anything was read hears of what is there by then', () => {
  const layer = layerDoc(new Y.Doc())
  const heard: string[] = []
  layer.observe(() => heard.push(`${layer.codedSpans().length} ${layer.memos().size}`))
  layer.put(aSpan())
  layer.put(aSpan())
  layer.setMemo('transcript', 'seen twice')
  expect(heard).toEqual(['1 0', '2 0', '2 1'])
})
