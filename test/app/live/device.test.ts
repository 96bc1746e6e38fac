import { beforeEach, expect, test } from 'vitest'
import { clearDevice, finishClearing, forgetOthers, unsavedHere } from '#app/live/device.ts'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import { databaseNames } from '#app/live/kept-store.ts'
import { freshDevice } from '../../builders/device.ts'

beforeEach(freshDevice)

const [ana, ben] = [
  '6a1d2c7e-0d5f-4a54-9b0e-2f6d5a2b7c11',
  '0b8e5b3e-51cf-4d1a-8f51-1f5f6a5f9a11',
] as const

/** Work of a person that waits, in one layer. */
async function coded(personId: string): Promise<KeptShelf> {
  const shelf = new KeptShelf(personId, 'layer.1', true)
  await shelf.loaded
  const at = new Date().toISOString()
  const entry = { document: 'layer.1', id: 'a', span: null, memo: 'why', code: null, at }
  shelf.wait([{ ...entry, path: '/', row: {} }])
  await expect.poll(async () => (await unsavedHere(personId)).count).toBe(1)
  return shelf
}

test('[WS13] clearing leaves nothing of the person who signs out', async () => {
  await coded(ana)
  localStorage.setItem(`parley:${ana}:codebook.1:1:unsaved`, '2')
  localStorage.setItem('parley:keys', 'off')
  expect((await unsavedHere(ana)).count).toBe(1)
  await clearDevice(ana)
  expect(await databaseNames()).toEqual([])
  expect(localStorage.length).toBe(0)
})

test('[WS13] what somebody else left unsaved outlives that, under their name alone', async () => {
  await coded(ana)
  await coded(ben)
  await clearDevice(ben)
  expect((await unsavedHere(ben)).count).toBe(0)
  expect((await unsavedHere(ana)).count).toBe(1)
})

test('[WS13] of another person the device forgets what the server has', async () => {
  const shelf = await coded(ana)
  await forgetOthers(ben)
  expect((await unsavedHere(ana)).count).toBe(1)
  shelf.settle(shelf.waiting.get())
  await expect.poll(async () => (await unsavedHere(ana)).count).toBe(0)
  await forgetOthers(ben)
  expect(await databaseNames()).toEqual([])
})

test('[WS13] what could not be cleared at once goes with the next page, but not of who came back', async () => {
  await coded(ana)
  await coded(ben)
  localStorage.setItem('parley:clearing', ana)
  await finishClearing(ana)
  expect((await unsavedHere(ana)).count).toBe(1)
  expect(localStorage.length).toBe(0)

  localStorage.setItem('parley:clearing', ana)
  await finishClearing(null)
  expect((await unsavedHere(ana)).count).toBe(0)
  expect((await unsavedHere(ben)).count).toBe(1)
  expect(localStorage.length).toBe(0)
})
