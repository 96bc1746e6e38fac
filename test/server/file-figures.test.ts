import { expect, test } from 'vitest'
import { limits } from '#model/limits.ts'
import { calculatorExamples } from '#server/agreement/calculator-examples.ts'
import { makeFileFigures } from '#server/agreement/file-figures.ts'

const rows = Array.from({ length: 4_000 }, (_, at) => `c${at % 4},${at >> 2},v${at % 7}`)
const heavy = {
  kind: 'ratings',
  text: `coder,unit,value\n${rows.join('\n')}\n`,
  options: { draws: { draws: 1_000_000, seed: 1, method: 'percentile' } },
} as const
const tiny = { kind: 'ratings', text: calculatorExamples.ratings, options: {} } as const
const by = (address: string, signal = new AbortController().signal) => ({ address, signal })

test('a file that waits behind one that takes too long is computed once that one is given up', async () => {
  const figures = makeFileFigures({ ...limits, fileFiguresMs: 1_000 })
  const ana = expect(figures.ofFile(heavy, by('ana'))).rejects.toMatchObject({ code: 'too-large' })
  const ben = figures.ofFile(tiny, by('ben'))
  await ana
  expect((await ben).ledger).toMatchObject({ coders: 3 })
  await figures.close()
}, 60_000)

test('a file that waits behind one whose owner leaves is computed, and one whose owner leaves while it waits is not', async () => {
  const figures = makeFileFigures(limits)
  // So that the thread is there, and the heavy file is under way at once.
  await figures.ofFile(tiny, by('ana'))
  const gone = new AbortController()
  const ana = expect(figures.ofFile(heavy, by('ana', gone.signal))).rejects.toThrow()
  const tired = new AbortController()
  const cem = expect(figures.ofFile(heavy, by('cem', tired.signal))).rejects.toThrow()
  const ben = figures.ofFile(tiny, by('ben'))
  tired.abort()
  await cem
  setTimeout(() => gone.abort(), 1_000)
  await ana
  expect((await ben).ledger).toMatchObject({ coders: 3 })
  await figures.close()
}, 60_000)
