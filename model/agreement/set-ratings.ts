import { byCodePoint, type Ratings } from './ratings.ts'
import { type SetDistance, setDistance } from './set-distance.ts'

/**
 * Ratings that are sets of codes. Each different set is one category of `ratings`; the empty set is one
 * like any other, missing is missing.
 */
export interface SetRatings {
  /** Codes in their declared order. */
  codes: readonly string[]
  /** The different sets, each as ascending places of its codes; in a fixed order of their own. */
  sets: readonly Uint16Array[]
  ratings: Ratings
}

/**
 * @param table units x coders: the codes each gave, `null` where missing
 * @param declared the codes in their order; absent: those that occur, by code point
 */
export function setRatingsOf(
  table: readonly (readonly (readonly string[] | null)[])[],
  declared?: readonly string[],
): SetRatings {
  const codes = declared ?? [...new Set(table.flat(2))].filter(isCode).sort(byCodePoint)
  const places = new Map(codes.map((code, place) => [code, place]))
  const coders = table.reduce((most, row) => Math.max(most, row.length), 0)
  const members = (set: readonly string[]) =>
    [...new Set(set)]
      .map((code) => {
        const place = places.get(code)
        if (place === undefined) throw new RangeError(`“${code}” is not a declared code.`)
        return place
      })
      .sort((a, b) => a - b)
  const given = table.flatMap((row) =>
    Array.from({ length: coders }, (_, coder) => {
      const set = row[coder] ?? null
      return set === null ? null : members(set)
    }),
  )
  return setRatingsFrom(given, { units: table.length, coders }, codes)
}

/**
 * The same from places of codes, ascending, unit by unit. Sets are numbered in an order that depends on
 * what they hold alone, so that no order of coders or units changes the rounding of a sum over them.
 *
 * @param names each set as its places with commas between them, where that is known
 */
export function setRatingsFrom(
  given: readonly (readonly number[] | null)[],
  { units, coders }: { units: number; coders: number },
  codes: readonly string[],
  names: readonly (string | null)[] = given.map((set) => (set === null ? null : set.join())),
): SetRatings {
  const found = new Map<string, readonly number[]>()
  names.forEach((name, at) => {
    if (name !== null && !found.has(name)) found.set(name, given[at]!)
  })
  const ordered = [...found.entries()].sort(([, a], [, b]) => bySize(a, b))
  const numbers = new Map(ordered.map(([name], number) => [name, number]))
  const values = Int32Array.from(names, (name) => (name === null ? -1 : numbers.get(name)!))
  return {
    codes,
    sets: ordered.map(([, set]) => Uint16Array.from(set)),
    ratings: {
      units,
      coders,
      categories: ordered.map(([, set]) => set.map((place) => codes[place]).join('|')),
      values,
    },
  }
}

/** Distance of two sets given as ascending places. */
export function distanceOf(kind: SetDistance, a: Uint16Array, b: Uint16Array): number {
  let common = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i]! < b[j]!) i++
    else if (a[i]! > b[j]!) j++
    else {
      common++
      i++
      j++
    }
  }
  return setDistance(kind, a.length, b.length, common)
}

/** One code as present (1) or absent (0), missing where the rating is. */
export function presenceOf({ codes, sets, ratings }: SetRatings, code: number): Ratings {
  const has = Int32Array.from(sets, (set) => (set.includes(code) ? 1 : 0))
  // A plain loop: it runs over every rating for each of the codes.
  const values = new Int32Array(ratings.values.length)
  for (let at = 0; at < values.length; at++) {
    const set = ratings.values[at]!
    values[at] = set < 0 ? -1 : has[set]!
  }
  return { ...ratings, categories: [`no ${codes[code]}`, `${codes[code]}`], values }
}

function isCode(code: string | null): code is string {
  return code !== null
}

function bySize(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
