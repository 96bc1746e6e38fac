import { beforeEach, expect, test } from 'vitest'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import { discardKept, type KeptEntry, readAllKept } from '#app/live/kept-store.ts'
import { freshDevice } from '../../builders/device.ts'

beforeEach(freshDevice)

const person = '6a1d2c7e-0d5f-4a54-9b0e-2f6d5a2b7c11'
const document = 'layer.1'

function anEntry(id: string, memo: string): KeptEntry {
  const at = '2026-05-14T09:00:00.000Z'
  return { document, id, span: null, memo, code: 'round-not-running', at, path: '/', row: {} }
}

function open(keeps = true): KeptShelf {
  return new KeptShelf(person, document, keeps)
}

const shownBy = (shelf: KeptShelf) => shelf.aside.get().map(({ id }) => id)

test('[WS5] what is set aside in one page is in the others, and goes in all of them', async () => {
  const [one, two] = [open(), open()]
  await Promise.all([one.loaded, two.loaded])
  await one.setAside([anEntry('a', 'first'), anEntry('b', 'second')])
  await expect.poll(() => shownBy(two)).toEqual(['a', 'b'])
  two.discard(two.aside.get().filter(({ id }) => id === 'a'))
  await expect.poll(() => shownBy(one)).toEqual(['b'])
  await expect.poll(async () => (await readAllKept(person)).aside.length).toBe(1)

  // Dealt with where no page of the document is open.
  await discardKept(person, one.aside.get())
  for (const shelf of [one, two]) await expect.poll(() => shownBy(shelf)).toEqual([])
  one.close()
  two.close()
})

test('[WS12] where the device keeps nothing a page that opens learns it from those that are open', async () => {
  const one = open(false)
  await one.loaded
  await one.setAside([anEntry('a', 'first')])
  const two = open(false)
  await expect.poll(() => shownBy(two)).toEqual(['a'])
  expect((await readAllKept(person)).aside).toEqual([])
  one.close()
  two.close()
})

test('[WS10] what one page sent waits in no other, but for what was changed since', async () => {
  const [one, two] = [open(), open()]
  await Promise.all([one.loaded, two.loaded])
  const [same, changed] = [anEntry('a', 'first'), anEntry('b', 'second')]
  one.wait([same, changed])
  two.wait([anEntry('a', 'first'), anEntry('b', 'changed since')])
  one.settle([same, changed])
  await expect.poll(() => two.waiting.get().map(({ memo }) => memo)).toEqual(['changed since'])
  one.close()
  two.close()
})

test('once something could not be written whoever listens hears that nothing is kept here any more', async () => {
  const one = open()
  const heard: boolean[] = []
  one.held.subscribe(() => heard.push(one.held.get()))
  await one.loaded
  await one.setAside([anEntry('a', 'first')])
  expect(heard).toEqual([true])
  const { put } = IDBObjectStore.prototype
  // As browsers do it on a full device: the request is made, and its transaction is aborted.
  IDBObjectStore.prototype.put = function (...asked) {
    const request = put.apply(this, asked)
    this.transaction.abort()
    return request
  }
  await one.setAside([anEntry('b', 'second')])
  IDBObjectStore.prototype.put = put
  expect(heard).toEqual([true, false])
  expect(shownBy(one)).toEqual(['a', 'b'])
  one.close()
})
