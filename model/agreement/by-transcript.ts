import { defined, type Figure, undefinedFor } from './coefficient.ts'
import { Kept } from './kept.ts'
import { nominalAlphaOfSums } from './krippendorff-alpha.ts'
import type { ReliabilityData } from './reliability.ts'
import { setAlpha } from './set-alpha.ts'
import type { SetRatings } from './set-ratings.ts'

/** How well coders agree within one transcript that two or more of them completed. */
export interface TranscriptAgreement {
  transcript: string
  /** Who completed it, ascending. */
  coders: string[]
  units: number
  /** Krippendorff's alpha of the sets of codes, MASI, over this transcript's units alone. */
  alpha: Figure
  /** Share of pairs of ratings that are the very same set, 0 to 1; `null` without a unit. */
  percent: number | null
  /** Codes that somebody gave a unit here: alpha of present and absent, and how many units have it. */
  codes: { code: string; alpha: Figure; units: number }[]
}

/**
 * Agreement of each transcript by itself: the figures that `agreementOf` gives where that transcript alone is
 * chosen. What chance would give is that transcript's, so the figures of a round are not their mean.
 *
 * @param kept what was made of the parts of transcripts before
 * @returns transcripts by id, codes in codebook order
 */
export function agreementByTranscript(
  data: ReliabilityData,
  kept = new Kept(),
): TranscriptAgreement[] {
  const { coders, values } = data.sets.ratings
  const places = new Map(data.transcripts.map((id, place) => [id, place]))
  return data.continua.map(({ transcript, coders: columns }) => {
    const { part, from, to } = data.parts[places.get(transcript)!]!
    return kept.of(part, 'agreement within', () => {
      const own = setsWithin(data.sets, values.subarray(from * coders, to * coders))
      const alpha = setAlpha(own, 'masi')
      return {
        transcript,
        coders: columns.map((column) => data.coders[column]!),
        units: to - from,
        alpha: alpha.value === null ? undefinedFor(alpha.reason!) : defined(alpha.value),
        ...withinTranscript(own, columns, data.codes),
      }
    })
  })
}

/** Some of the ratings with the sets that occur in them alone, in the same order. */
function setsWithin({ codes, sets, ratings }: SetRatings, values: Int32Array): SetRatings {
  const found = [...new Set(values)].filter((set) => set >= 0).sort((a, b) => a - b)
  const places = new Map(found.map((set, place) => [set, place]))
  return {
    codes,
    sets: found.map((set) => sets[set]!),
    ratings: {
      units: values.length / ratings.coders,
      coders: ratings.coders,
      categories: found.map((set) => ratings.categories[set]!),
      values: values.map((set) => (set < 0 ? -1 : places.get(set)!)),
    },
  }
}

function withinTranscript(
  { sets, ratings: { units, coders, values } }: SetRatings,
  columns: readonly number[],
  codes: readonly string[],
): Pick<TranscriptAgreement, 'percent' | 'codes'> {
  const given = columns.length
  const pairs = (given * (given - 1)) / 2
  // For each code: units that have it, ratings that have it, disagreement of alpha.
  const sums = new Map<number, { units: number; present: number; apart: number }>()
  let alike = 0
  for (let unit = 0; unit < units; unit++) {
    const here = columns.map((column) => values[unit * coders + column]!)
    const present = new Map<number, number>()
    here.forEach((set, index) => {
      for (let other = index + 1; other < given; other++) if (here[other] === set) alike++
      for (const code of sets[set]!) present.set(code, (present.get(code) ?? 0) + 1)
    })
    for (const [code, times] of present) {
      const own = sums.get(code) ?? { units: 0, present: 0, apart: 0 }
      sums.set(code, own)
      own.units++
      own.present += times
      own.apart += (2 * times * (given - times)) / (given - 1)
    }
  }
  const pairable = units * given
  return {
    percent: units === 0 ? null : alike / (units * pairs),
    codes: [...sums]
      .sort(([a], [b]) => a - b)
      .map(([code, own]) => {
        const squares = own.present ** 2 + (pairable - own.present) ** 2
        const alpha = nominalAlphaOfSums(pairable, own.apart, squares)
        return {
          code: codes[code]!,
          alpha: alpha === null ? undefinedFor('no_variation') : defined(alpha),
          units: own.units,
        }
      }),
  }
}
