import { expect, test } from 'vitest'
import { anatomyOf } from '#model/agreement/anatomy/anatomy.ts'
import { kinds } from '#model/agreement/anatomy/kinds.ts'
import type { OverlapRule } from '#model/agreement/choices.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { type NaivePlace, type NaiveRule, type NaiveSpan, naivePairs } from './naive.ts'
import { isRival, smallCodebook, smallExclusive, smallStudy } from './small-study.ts'

/** The rules once more, counting positions one by one. */
function naiveRule(rule: OverlapRule, places: readonly NaivePlace[]): NaiveRule {
  const common = (a: NaiveSpan | NaivePlace, b: NaiveSpan | NaivePlace) =>
    Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return (place, spans) => {
    if (rule === 'exact') {
      return spans.some((span) => span.start === place.start && span.end === place.end)
    }
    if (rule === 'half') {
      const positions = Array.from({ length: place.end - place.start }, (_, at) => place.start + at)
      const covered = positions.filter((at) => spans.some((s) => s.start <= at && at < s.end))
      return covered.length >= positions.length / 2
    }
    const beside = places.filter((other) => other.transcript === place.transcript)
    return spans.some((span) => {
      const most = Math.max(...beside.map((other) => common(span, other)))
      return most > 0 && beside.find((other) => common(span, other) === most) === place
    })
  }
}

test.each(['half', 'majority', 'exact'] as const)(
  '[RD7] [AN2] by the rule %s the parts are those found pair by pair',
  (overlap) => {
    let disagreeing = 0
    for (let seed = 1; seed <= 150; seed++) {
      const { transcripts, layers, codes } = smallStudy(seed)
      const data = reliabilityData(transcripts, layers, codes, { unit: 'sentence', overlap })
      const { anatomy } = anatomyOf({
        data,
        transcripts,
        codebook: smallCodebook,
        exclusive: smallExclusive,
        over: 'units',
      })
      const rule = naiveRule(overlap, data.units)
      const { pairs } = naivePairs(data.units, layers, codes, isRival, rule)
      for (const { code, pairs: counted } of anatomy.codes) {
        for (const kind of kinds) {
          const wanted = pairs.filter((pair) => pair.code === code && pair.kind === kind)
          expect(counted[kind]).toBe(wanted.length)
        }
      }
      disagreeing += pairs.length
    }
    expect(disagreeing).toBeGreaterThan(overlap === 'exact' ? 20 : 300)
  },
)
