import type { Random } from '../random.ts'
import type { Ratings } from '../ratings.ts'

/**
 * What each turn, or each transcript, brings into the nominal alpha of one code that is present or absent, for
 * each choice of so many of the coders it has.
 */
export interface Contributions {
  /**
   * Three numbers a choice: pairable ratings, those of them with the code, and disagreeing ordered pairs over
   * r - 1.
   */
  sums: Float64Array
  /** Where the choices of each place begin, and after the last one where they end. */
  starts: Int32Array
}

export const perChoice = 3

/** Of more choices than these so many are taken by chance: those of two coders in eight are all taken. */
const mostChoices = 28

/**
 * Of each place with so many coders or more, every choice of them: the same coders for all its units, since
 * whoever codes a transcript codes all of it. Places with fewer are left out.
 *
 * @param presence of a code as absent (0), present (1) or not rated (below 0)
 * @param placeOf for each unit what it is drawn with, below `places`
 * @param coders how many code each place, 2 at least
 * @param isWhole whether all who coded a place are taken in place of choices of so many
 */
export function contributionsOf(
  { units, coders: all, values }: Pick<Ratings, 'units' | 'coders' | 'values'>,
  { places, of }: { places: number; of: Int32Array },
  {
    coders,
    random,
    isWhole = false,
  }: { coders: number; random: Random; isWhole?: boolean | undefined },
): Contributions {
  const unitsOf = Array.from({ length: places }, () => [] as number[])
  for (let unit = 0; unit < units; unit++) unitsOf[of[unit]!]?.push(unit)
  const sums: number[] = []
  const starts = [0]
  for (const own of unitsOf) {
    const here = Array.from({ length: all }, (_, coder) => coder).filter((coder) =>
      own.some((unit) => values[unit * all + coder]! >= 0),
    )
    if (here.length < coders) continue
    for (const chosen of choicesOf(here, isWhole ? here.length : coders, random)) {
      const sum = [0, 0, 0] as [number, number, number]
      for (const unit of own) addUnit(sum, values, unit * all, chosen)
      sums.push(...sum)
    }
    starts.push(sums.length / perChoice)
  }
  return { sums: Float64Array.from(sums), starts: Int32Array.from(starts) }
}

function addUnit(
  sum: [number, number, number],
  values: Ratings['values'],
  at: number,
  chosen: readonly number[],
): void {
  let given = 0
  let present = 0
  for (const coder of chosen) {
    const value = values[at + coder]!
    if (value < 0) continue
    given++
    present += value
  }
  if (given < 2) return
  sum[0] += given
  sum[1] += present
  sum[2] += (2 * present * (given - present)) / (given - 1)
}

function choicesOf(here: readonly number[], number: number, random: Random): number[][] {
  const found = everyChoice(here, number, mostChoices + 1)
  if (found.length <= mostChoices) return found
  return Array.from({ length: mostChoices }, () => {
    const left = [...here]
    return Array.from({ length: number }, () => left.splice(random.below(left.length), 1)[0]!)
  })
}

/** Every choice of so many, or the first `most` of them. */
function everyChoice(from: readonly number[], number: number, most: number): number[][] {
  if (number === 0) return [[]]
  const found: number[][] = []
  for (let at = 0; at <= from.length - number && found.length < most; at++) {
    for (const rest of everyChoice(from.slice(at + 1), number - 1, most - found.length)) {
      found.push([from[at]!, ...rest])
    }
  }
  return found
}
