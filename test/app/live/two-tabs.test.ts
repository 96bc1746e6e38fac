import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import { checkDocuments } from '#server/check.ts'
import type { Person } from '#server/services.ts'
import { freshDevice } from '../../builders/device.ts'
import {
  aSpan,
  eventually,
  type LiveStudy,
  layerKey,
  liveStudy,
} from '../../builders/live-study.ts'
import { type OpenedLayer, openLayer } from '../../builders/opened-layer.ts'
import { idFrom, random } from '../../builders/random.ts'

let study: LiveStudy
beforeAll(async () => {
  study = await liveStudy()
})
afterAll(() => study.stop())
beforeEach(freshDevice)

/** One's own layer in one more tab, closed when the test has ended. */
function open(person: Person): OpenedLayer {
  const tab = openLayer(study, person)
  onTestFinished(() => tab.session.close())
  return tab
}

const stored = async (person: Person) => {
  const spans = await readLayer(study.database.db, layerKey(study, person))
  return JSON.stringify(spans)
}
const shown = ({ session }: OpenedLayer) => JSON.stringify(session.spans.get())

/** One act, or one step back or forth, in one of the tabs. */
function act({ session }: OpenedLayer, next: () => number): void {
  const spans = session.spans.get()
  const one = spans[Math.floor(next() * spans.length)]
  const kind = Math.floor(next() * 8)
  const start = Math.floor(next() * 10)
  if (kind < 2 || (one === undefined && kind < 5)) {
    const span = aSpan({ id: idFrom(next), start, end: start + 2 })
    session.do({ kind: 'add' }, (layer) => layer.put(span))
  } else if (kind === 2) session.do({ kind: 'remove' }, (layer) => layer.remove(one!.id))
  else if (kind === 3) {
    session.do({ kind: 'memo' }, (layer) => layer.put({ ...one!, memo: `${one!.memo}!` }))
  } else if (kind === 4) {
    session.do({ kind: 'change-code' }, (layer) => layer.put({ ...one!, code: 'blame' }))
  } else if (kind === 5) {
    session.do({ kind: 'transcript-memo' }, (layer) => layer.setMemo('transcript', `${next()}`))
  } else if (kind === 6) session.undo()
  else session.redo()
}

test('[WS6] what two tabs of one coder do, undo and redo is the same in both and in the database', async () => {
  const next = random(20261127)
  for (const person of [study.ana, study.ben]) {
    for (let round = 0; round < 8; round++) {
      const tabs = [open(person), open(person)]
      await Promise.all(tabs.map(({ session }) => session.whenSaved(10_000)))
      for (let step = 0; step < 60; step++) {
        act(tabs[next() < 0.5 ? 0 : 1]!, next)
        if (next() < 0.2) await new Promise((resolve) => setTimeout(resolve, next() * 10))
      }
      await Promise.all(tabs.map(({ session }) => session.whenSaved(10_000)))
      await eventually(() => shown(tabs[0]!) === shown(tabs[1]!))
      expect(shown(tabs[0]!)).toBe(await stored(person))
      for (const { shelf, outdated } of tabs) {
        expect(outdated).toEqual([])
        expect([...shelf.aside.get(), ...shelf.waiting.get()]).toEqual([])
      }
      for (const { session } of tabs) session.close()
    }
  }
  expect(await checkDocuments(study.database.db)).toEqual([])
})

test('[WS6] a step back is not taken over what another tab made of the same span since', async () => {
  const [here, there] = [open(study.ana), open(study.ana)]
  await Promise.all([here, there].map(({ session }) => session.whenSaved(10_000)))
  const span = aSpan({ start: 0, end: 3 })
  here.session.do({ kind: 'add' }, (layer) => layer.put(span))
  here.session.do({ kind: 'memo' }, (layer) => layer.put({ ...span, memo: 'here' }))
  await eventually(() => there.session.get(span.id)?.memo === 'here')
  there.session.do({ kind: 'memo' }, (layer) => layer.put({ ...span, memo: 'there' }))
  await eventually(() => here.session.get(span.id)?.memo === 'there')
  here.session.undo()
  expect(here.session.get(span.id)?.memo).toBe('there')

  // Nor does it bring back what another tab removed.
  there.session.do({ kind: 'remove' }, (layer) => layer.remove(span.id))
  await eventually(() => here.session.get(span.id) === undefined)
  here.session.undo()
  here.session.redo()
  await Promise.all([here, there].map(({ session }) => session.whenSaved(10_000)))
  expect(here.session.get(span.id)).toBeUndefined()
  expect(there.session.get(span.id)).toBeUndefined()
})
