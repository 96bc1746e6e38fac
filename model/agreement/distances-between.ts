import type { Kept } from './kept.ts'
import type { ReliabilityData } from './reliability.ts'
import { setDistance } from './set-distance.ts'
import type { TranscriptPart } from './transcript-part.ts'

/** Sums of distances over the ratings of one transcript with those of another, all ordered pairs. */
interface Between {
  masi: number
  jaccard: number
}

/** The different sets of a transcript that two coders or more completed, and how often each was given. */
interface GivenSets {
  sets: readonly (readonly number[])[]
  often: readonly number[]
  all: number
  /** For each code the places of the sets that hold it. */
  holding: ReadonlyMap<number, readonly number[]>
  /** The place of the set of nothing, or -1. */
  nothing: number
  /** What was found between this transcript and others that have not changed since. */
  known: WeakMap<TranscriptPart, Between>
}

/**
 * Distances of all ratings of each transcript to all ratings of each other one, and to its own: transcripts x
 * transcripts, those alone that two coders or more completed. Of a transcript that changed only its own row is
 * worked out anew.
 *
 * @param kept what was made of the parts of transcripts before
 * @returns `null` where the transcripts are so many that a pass over all sets at once costs less
 */
export function distancesBetween({ parts }: ReliabilityData, kept: Kept) {
  const compared = parts
    .map(({ part }) => part)
    .filter(({ continuum, units }) => continuum !== null && units.length > 0)
  if (compared.length > mostTranscripts) return null
  const given = compared.map((part) => kept.of(part, 'sets given', () => givenSets(part)))
  const n = compared.length
  const [masi, jaccard] = [new Float64Array(n * n), new Float64Array(n * n)]
  for (let a = 0; a < n; a++) {
    for (let b = a; b < n; b++) {
      let own = given[a]!.known.get(compared[b]!)
      if (own === undefined) {
        own = between(given[a]!, given[b]!)
        given[a]!.known.set(compared[b]!, own)
      }
      masi[a * n + b] = masi[b * n + a] = own.masi
      jaccard[a * n + b] = jaccard[b * n + a] = own.jaccard
    }
  }
  return { masi, jaccard }
}

/** Past so many transcripts their pairs have more sets in common to look at than all of them together. */
const mostTranscripts = 100

function givenSets({ units, marks }: TranscriptPart): GivenSets {
  const found = new Map<string, { set: readonly number[]; times: number }>()
  for (let unit = 0; unit < units.length; unit++) {
    for (const own of marks.values()) {
      const set = own[unit] ?? []
      const known = found.get(set.join())
      if (known === undefined) found.set(set.join(), { set, times: 1 })
      else known.times++
    }
  }
  // Whatever order coders come in, the sums are rounded alike.
  const ordered = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  const holding = new Map<number, number[]>()
  ordered.forEach(({ set }, place) => {
    for (const code of set) {
      const own = holding.get(code) ?? []
      if (own.push(place) === 1) holding.set(code, own)
    }
  })
  return {
    sets: ordered.map(({ set }) => set),
    often: ordered.map(({ times }) => times),
    all: ordered.reduce((sum, { times }) => sum + times, 0),
    holding,
    nothing: ordered.findIndex(({ set }) => set.length === 0),
    known: new WeakMap(),
  }
}

/** Two ratings are 1 apart unless their sets are the same or share a code: what is nearer goes off. */
function between(a: GivenSets, b: GivenSets): Between {
  const common = new Int32Array(b.sets.length)
  const met: number[] = []
  let masi = 0
  let jaccard = 0
  // Plain loops: of a transcript that changed this is done with every other one.
  for (let s = 0; s < a.sets.length; s++) {
    const set = a.sets[s]!
    met.length = 0
    for (let i = 0; i < set.length; i++) {
      const holding = b.holding.get(set[i]!)
      if (holding === undefined) continue
      for (let j = 0; j < holding.length; j++)
        if (common[holding[j]!]!++ === 0) met.push(holding[j]!)
    }
    for (let i = 0; i < met.length; i++) {
      const t = met[i]!
      const often = a.often[s]! * b.often[t]!
      const size = b.sets[t]!.length
      masi += often * (1 - setDistance('masi', set.length, size, common[t]!))
      jaccard += often * (1 - setDistance('jaccard', set.length, size, common[t]!))
      common[t] = 0
    }
  }
  const nothing = (a.often[a.nothing] ?? 0) * (b.often[b.nothing] ?? 0)
  const all = a.all * b.all - nothing
  return { masi: all - masi, jaccard: all - jaccard }
}
