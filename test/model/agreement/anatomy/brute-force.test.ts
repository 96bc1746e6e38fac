import { describe, expect, test } from 'vitest'
import { anatomyOf } from '#model/agreement/anatomy/anatomy.ts'
import type { Over } from '#model/agreement/anatomy/disagreements.ts'
import { type ByKind, kinds } from '#model/agreement/anatomy/kinds.ts'
import { disagreementsAt, workingList } from '#model/agreement/anatomy/working-list.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { everyPosition, type NaivePair, naiveExpected, naivePairs } from './naive.ts'
import { isRival, smallCodebook, smallExclusive, smallStudy } from './small-study.ts'

const seeds = Array.from({ length: 100 }, (_, seed) => seed + 1)

const known = new Map<string, ReturnType<typeof compute>>()

/** The anatomy of a small study, and all its disagreeing pairs of values counted the naive way. */
function bothWays(seed: number, over: Over, unit: 'turn' | 'sentence') {
  const name = `${seed} ${over} ${unit}`
  const found = known.get(name) ?? compute(seed, over, unit)
  known.set(name, found)
  return found
}

function compute(seed: number, over: Over, unit: 'turn' | 'sentence') {
  const { transcripts, layers, codes } = smallStudy(seed)
  const data = reliabilityData(transcripts, layers, codes, unit)
  const { anatomy, disagreements } = anatomyOf({
    data,
    transcripts,
    codebook: smallCodebook,
    exclusive: smallExclusive,
    over,
  })
  const places = over === 'units' ? data.units : everyPosition(transcripts)
  return { anatomy, disagreements, data, ...naivePairs(places, layers, codes, isRival) }
}

function sharesByKind(pairs: readonly NaivePair[], expected: number): ByKind {
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      pairs.filter((pair) => pair.kind === kind).reduce((sum, { share }) => sum + share, 0) /
        expected,
    ]),
  ) as ByKind
}

function close(found: ByKind, wanted: ByKind) {
  for (const kind of kinds) expect(found[kind]).toBeCloseTo(wanted[kind], 12)
}

const total = (by: ByKind) => kinds.reduce((sum, kind) => sum + by[kind], 0)

describe.each([
  ['units', 'turn'],
  ['units', 'sentence'],
  ['positions', 'turn'],
] as const)('over %s (%s)', (over, unit) => {
  test('[AN2] [AN3] the parts of each code are those found pair by pair', () => {
    let compared = 0
    for (const seed of seeds) {
      const { anatomy, pairs, values } = bothWays(seed, over, unit)
      for (const { code, alpha, lost, De, pairs: counted } of anatomy.codes) {
        const own = pairs.filter((pair) => pair.code === code)
        const expected = naiveExpected(values.filter((value) => value.code === code))
        expect(total(counted)).toBe(own.length)
        if (alpha === null) {
          expect(own).toEqual([])
          continue
        }
        compared++
        expect(De).toBeCloseTo(expected, 12)
        close(lost, sharesByKind(own, expected))
        expect(total(lost)).toBeCloseTo(1 - alpha, 12)
      }
    }
    expect(compared).toBeGreaterThan(200)
  })

  test('[AN2] all codes together are the sums of the codes', () => {
    for (const seed of seeds) {
      const { anatomy, pairs, values, data } = bothWays(seed, over, unit)
      const { alpha, lost } = anatomy.all
      if (alpha === null) continue
      const expected = data.codes.reduce(
        (sum, code) => sum + naiveExpected(values.filter((value) => value.code === code)),
        0,
      )
      close(lost, sharesByKind(pairs, expected))
      expect(total(lost)).toBeCloseTo(1 - alpha, 12)
    }
  })

  test('[AN2] each pair of coders, as if nobody else had been there, and on each code', () => {
    let compared = 0
    for (const seed of seeds) {
      const { transcripts, layers, codes } = smallStudy(seed)
      const { anatomy, pairs, data } = bothWays(seed, over, unit)
      for (const { coders, alpha, lost, pairs: counted } of anatomy.pairs) {
        const two = layers.filter((layer) => coders.includes(layer.coder))
        const places = over === 'units' ? data.units : everyPosition(transcripts)
        const alone = naivePairs(places, two, codes, isRival)
        const both = (pair: NaivePair) => coders.includes(pair.has) && coders.includes(pair.lacks)
        // How many have the code decides missed and extra, among all who completed the transcript.
        const own = pairs.filter(both).map((pair) => {
          const share = alone.pairs[0]!.share
          return { ...pair, share }
        })
        expect(own).toHaveLength(alone.pairs.length)
        expect(total(counted)).toBe(own.length)
        const expectedOn = (code: string) =>
          naiveExpected(alone.values.filter((value) => value.code === code))
        if (alpha === null) continue
        close(
          lost,
          sharesByKind(
            own,
            codes.reduce((sum, code) => sum + expectedOn(code), 0),
          ),
        )
        expect(total(lost)).toBeCloseTo(1 - alpha, 12)
        for (const cell of anatomy.codesOfPairs!) {
          if (cell.coders.join() !== coders.join()) continue
          const cellPairs = own.filter((pair) => pair.code === cell.code)
          expect(total(cell.pairs)).toBe(cellPairs.length)
          expect(total(cell.firstHas)).toBe(
            cellPairs.filter((pair) => pair.has === coders[0]).length,
          )
          close(cell.lost, sharesByKind(cellPairs, expectedOn(cell.code)))
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(200)
  })

  test('[AN5] the working list has each disagreeing pair of values once', () => {
    for (const seed of seeds) {
      const { disagreements, data, pairs } = bothWays(seed, over, unit)
      const list = disagreementsAt(disagreements, data, workingList(disagreements))
      const all = pairs.reduce((sum, { share }) => sum + share, 0)
      let before = ''
      let counted = 0
      for (const one of list) {
        const own = pairs.filter(
          ({ place, code }) =>
            code === one.code &&
            place.transcript === one.transcript &&
            place.turn === one.turn &&
            one.start <= place.start &&
            place.end <= one.end,
        )
        counted += own.length
        for (const kind of kinds) {
          expect(one.pairs[kind]).toBe(own.filter((pair) => pair.kind === kind).length)
        }
        expect(one.has).toEqual(named(own.map((pair) => pair.has)))
        expect(one.lacks).toEqual(named(own.map((pair) => pair.lacks)))
        expect(named(one.instead)).toEqual(named(own.flatMap((pair) => pair.instead)))
        expect(one.share).toBeCloseTo(own.reduce((sum, { share }) => sum + share, 0) / all, 12)
        const code = data.codes.indexOf(one.code)
        const place = [one.start, one.end, code].map((n) => String(n).padStart(5, '0')).join()
        const here = `${one.transcript} ${place}`
        expect(here > before).toBe(true)
        before = here
      }
      expect(counted).toBe(pairs.length)
    }
  })

  test('[AN6] confusion is what was given instead, divided among the codes', () => {
    let compared = 0
    for (const seed of seeds) {
      const { anatomy, pairs } = bothWays(seed, over, unit)
      const all = pairs.reduce((sum, { share }) => sum + share, 0)
      for (const { codes, pairs: counted, share, between } of anatomy.confusions) {
        const [first, second] = codes
        const seen = (code: string, other: string) =>
          pairs.filter((pair) => pair.code === code && pair.instead.includes(other))
        const both = [...seen(first, second), ...seen(second, first)]
        const cost = both.reduce((sum, pair) => sum + pair.share / pair.instead.length, 0)
        expect(share).toBeCloseTo(cost / all, 12)
        // Each pair of coders is seen from both codes.
        expect(seen(second, first)).toHaveLength(counted)
        expect(seen(first, second)).toHaveLength(counted)
        for (const who of between) {
          const these = seen(first, second).filter(
            (pair) => pair.has === who.first && pair.lacks === who.second,
          )
          expect(who.pairs).toBe(these.length)
        }
        compared++
      }
      const shares = anatomy.confusions.reduce((sum, { share }) => sum + share, 0)
      const wanted = sharesByKind(pairs, 1).other_code / all
      if (all > 0) expect(shares).toBeCloseTo(wanted, 12)
    }
    expect(compared).toBeGreaterThan(50)
  })

  test('[AN6] what transcripts, speakers and turns cost adds up to all that is lost', () => {
    for (const seed of seeds) {
      const { transcripts } = smallStudy(seed)
      const { anatomy, pairs } = bothWays(seed, over, unit)
      const all = pairs.reduce((sum, { share }) => sum + share, 0)
      if (all === 0) continue
      const costOf = (fits: (pair: NaivePair) => boolean) =>
        pairs.filter(fits).reduce((sum, { share }) => sum + share, 0) / all
      const speakerOf = ({ place }: NaivePair) =>
        transcripts
          .find((one) => one.id === place.transcript)!
          .turns.find((turn) => turn.ordinal === place.turn)?.speaker ?? null
      const { costs } = anatomy
      for (const { transcript, share } of costs.transcripts) {
        expect(share).toBeCloseTo(
          costOf((pair) => pair.place.transcript === transcript),
          12,
        )
      }
      for (const { speaker, share } of costs.speakers) {
        expect(share).toBeCloseTo(
          costOf((pair) => speakerOf(pair) === speaker),
          12,
        )
      }
      for (const { transcript, turn, share } of costs.turns) {
        expect(share).toBeCloseTo(
          costOf(({ place }) => place.transcript === transcript && place.turn === turn),
          12,
        )
      }
      for (const parts of [costs.transcripts, costs.speakers, costs.turns]) {
        expect(parts.reduce((sum: number, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
      }
    }
  })
})

function named(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
