import { expect, test } from 'vitest'
import { limits } from '#model/limits.ts'
import type { PlaceTask } from '#server/agreement/compare-worker.ts'
import type { ComparedLayers } from '#server/agreement/compared-place.ts'
import { makePlaces } from '#server/agreement/places.ts'

/** A transcript of one turn, in which two coders coded so many spans, each within the one before it. */
function nested(spans: number): PlaceTask {
  const text = 'The valley closed its gates. '.repeat(Math.ceil(spans / 10) + 1)
  const coded = Array.from({ length: spans }, (_, at) => ({
    ...{ id: `s${at}`, code: at % 2 === 0 ? 'blame' : 'praise' },
    ...{ start: at, end: text.length - at },
  }))
  const compared: ComparedLayers = {
    transcript: {
      ...{ id: 't', title: 'Talk', language: 'en', length: text.length, text },
      turns: [{ ordinal: 1, speaker: null, start: 0, speechStart: 0, end: text.length }],
      speakers: [],
    },
    layers: ['ana', 'ben'].map((coder) => ({ coder, completed: true, spans: coded })),
  }
  return { json: JSON.stringify(compared), codes: ['blame', 'praise'], wanted: undefined }
}

const short = nested(3)
const long = nested(40_000)
const present = new AbortController().signal
const by = (personId: string, signal = present) => ({ personId, signal })

test('[AG7] a place over which too much is coded is given up with a reason, and the next person is answered', async () => {
  const places = makePlaces({ ...limits, comparedPlaceMs: 300 })
  const refused = expect(places.comparedPlace(long, by('ana'))).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('Too many coded spans'),
  })
  await refused
  expect((await places.comparedPlace(short, by('ben'))).atPlace).toHaveLength(6)
  await places.close()
})

test('a place is given up once whoever asked for it has gone', async () => {
  const places = makePlaces({ ...limits, comparedPlaceMs: 600_000 })
  const gone = new AbortController()
  const left = places.comparedPlace(long, by('ana', gone.signal))
  const next = places.comparedPlace(short, by('ben'))
  setTimeout(() => gone.abort(), 200)
  await expect(left).rejects.toThrow()
  expect((await next).atPlace).toHaveLength(6)
  await places.close()
})

test('a place that needs too much memory is refused with a reason', async () => {
  const places = makePlaces({ ...limits, comparedPlaceMs: 600_000, figuresMegabytes: 16 })
  await expect(places.comparedPlace(long, by('ana'))).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('memory'),
  })
  await places.close()
})

test('of one person only a few places are looked at or wait, and others are answered beside them', async () => {
  const places = makePlaces({ ...limits, comparedPlacesPerPerson: 2 })
  const asked = [1, 2].map(() => places.comparedPlace(short, by('ana')))
  await expect(places.comparedPlace(short, by('ana'))).rejects.toMatchObject({
    code: 'unavailable',
  })
  expect((await places.comparedPlace(short, by('ben'))).atPlace).toHaveLength(6)
  await Promise.all(asked)
  expect((await places.comparedPlace(short, by('ana'))).atPlace).toHaveLength(6)
  await places.close()
})
