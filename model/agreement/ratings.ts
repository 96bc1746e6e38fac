/**
 * Reliability data for fixed units: who put which unit into which category.
 *
 * Held unit by unit in one typed array; -1 is missing. Missing is not a category: whoever saw a unit and
 * applied nothing has a category of its own for that.
 */
export interface Ratings {
  units: number
  coders: number
  /** In the declared order, which weights and ordinal ranks follow. */
  categories: readonly string[]
  /** `false` where that order is but the one of letters, from which no figure may be made. */
  isOrdered?: boolean
  /** units x coders: index of a category, -1 where missing. */
  values: Int32Array
}

/**
 * Ratings from a table of units x coders, `null` where a coder gave none. Units nobody rated and coders
 * who rated nothing are dropped.
 *
 * @param declared the categories in their order; absent: those that occur, see `categoriesIn`
 */
export function ratingsOf(
  table: readonly (readonly (string | null)[])[],
  declared?: readonly string[],
): Ratings {
  const categories = declared ?? categoriesIn(table.flat())
  const places = new Map(categories.map((category, index) => [category, index]))
  const width = table.reduce((most, row) => Math.max(most, row.length), 0)
  const coders = Array.from({ length: width }, (_, coder) => coder).filter((coder) =>
    table.some((row) => (row[coder] ?? null) !== null),
  )
  const rated = table.filter((row) => row.some((value) => value !== null))
  const values = new Int32Array(rated.length * coders.length)
  rated.forEach((row, unit) => {
    coders.forEach((coder, place) => {
      const value = row[coder] ?? null
      const index = value === null ? -1 : places.get(value)
      if (index === undefined) throw new RangeError(`“${value}” is not a declared category.`)
      values[unit * coders.length + place] = index
    })
  })
  const isOrdered = declared !== undefined || categories.every(isNumber)
  return { units: rated.length, coders: coders.length, categories, isOrdered, values }
}

/** The same without units that nobody rated: they are no part of any sample, nor are they drawn. */
export function withoutUnrated(ratings: Ratings): Ratings {
  const { units, coders, values } = ratings
  const kept: number[] = []
  for (let unit = 0; unit < units; unit++) {
    const row = values.subarray(unit * coders, (unit + 1) * coders)
    if (row.some((value) => value >= 0)) kept.push(unit)
  }
  if (kept.length === units) return ratings
  const rated = new Int32Array(kept.length * coders)
  kept.forEach((unit, at) => {
    rated.set(values.subarray(unit * coders, (unit + 1) * coders), at * coders)
  })
  return { ...ratings, units: kept.length, values: rated }
}

/** The values that occur: as numbers in order where all are numbers, else by code point. */
export function categoriesIn(values: Iterable<string | null>): string[] {
  const found = [...new Set(values)].filter((value): value is string => value !== null)
  if (found.every(isNumber)) return found.sort((a, b) => Number(a) - Number(b) || byCodePoint(a, b))
  return found.sort(byCodePoint)
}

/** Whether a value as it stands in a file is a finite number in decimal digits: `0x10` and `1e999` are none. */
export function isNumber(text: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) && Number.isFinite(Number(text))
}

/** How many words among numbers are named. */
const mostNamed = 5

/**
 * Values that keep a column from being one of numbers, where most are numbers: a slip, it may be, for which
 * interval and ratio alpha are left out.
 *
 * @returns the first five at most; none where all values are numbers, or most are not
 */
export function wordsAmongNumbers(categories: readonly string[]): string[] {
  const words = categories.filter((category) => !isNumber(category))
  return words.length * 2 < categories.length ? words.slice(0, mostNamed) : []
}

/** Order by code points: UTF-16 order would put emoji before some of the letters. */
export function byCodePoint(a: string, b: string): number {
  const one = [...a]
  const other = [...b]
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = one[i]!.codePointAt(0)! - other[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** All categories but one merged into `other`: index 0 is the category, 1 is the rest. */
export function collapsedTo(ratings: Ratings, category: number): Ratings {
  return {
    ...ratings,
    categories: [ratings.categories[category]!, 'other'],
    values: ratings.values.map((value) => (value < 0 ? -1 : value === category ? 0 : 1)),
  }
}

/** Every pair of `count` things once, the lower index first. */
export function pairsOf(count: number): [number, number][] {
  const pairs: [number, number][] = []
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs.push([a, b])
  return pairs
}
