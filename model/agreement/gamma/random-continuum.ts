import type { Random } from '../random.ts'
import type { Unit } from './dissimilarity.ts'

type Layers = readonly (readonly Unit[])[]

/**
 * A continuum as chance would have it: for each coder the layer of any real one, turned on by a whole
 * number of positions, so that spans keep their lengths, distances and categories. A unit that would start
 * beyond the end goes round to the beginning. The turns of one continuum lie at least half the mean length
 * of a unit apart while there is room for it.
 *
 * @param layers of which at least one has a unit
 * @see Mathet, Widlöcher & Métivier (2015), sec. 5.2
 */
export function randomContinuum(layers: Layers, random: Random): Unit[][] {
  const units = layers.flat()
  const from = units.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)
  const to = units.reduce((most, { end }) => Math.max(most, end), Number.NEGATIVE_INFINITY)
  const apart = units.reduce((sum, { start, end }) => sum + end - start, 0) / units.length / 2
  const turns: number[] = []
  return layers.map(() => {
    const turn = aTurn(Math.floor(to - from), turns, apart, random)
    turns.push(turn)
    return layers[random.below(layers.length)]!.map(({ start, end, category }) => {
      const by = start + turn > to ? turn - (to - from) : turn
      return { start: start + by, end: end + by, category }
    })
  })
}

/** A whole number from 0 to `most`, away from the others where there is room. */
function aTurn(most: number, others: readonly number[], apart: number, random: Random): number {
  let free = [[0, most]] as [number, number][]
  for (const other of others) {
    free = free.flatMap(([low, high]) => {
      const parts: [number, number][] = [
        [low, Math.min(high, Math.floor(other - apart))],
        [Math.max(low, Math.ceil(other + apart)), high],
      ]
      return parts.filter(([first, last]) => first <= last)
    })
  }
  if (free.length === 0) return random.below(most + 1)
  let place = random.below(free.reduce((sum, [low, high]) => sum + high - low + 1, 0))
  for (const [low, high] of free) {
    if (place <= high - low) return low + place
    place -= high - low + 1
  }
  return most
}
