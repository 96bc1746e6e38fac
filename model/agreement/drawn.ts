import type { ReliabilityData } from './reliability.ts'

/** Below this many transcripts, turns are drawn: few transcripts make a poor picture of all. */
export const fewestTranscripts = 10

/** What a bootstrap over units draws. */
export interface Drawn {
  what: 'transcripts' | 'turns'
  /** How many there are to draw from. */
  count: number
  /**
   * For each unit what it is drawn with, a turn taking its sentences along. Units that only one coder
   * completed are not drawn, since nothing is compared there: they have the number `count`, and stay.
   */
  clusterOf: Int32Array
  /** Units by what they are drawn with, as tallies want them. */
  order: Int32Array
}

/** @returns transcripts where ten or more were completed by two coders, else turns */
export function drawnFrom({ units, sets, continua }: ReliabilityData): Drawn {
  const { coders, values } = sets.ratings
  const what = continua.length >= fewestTranscripts ? 'transcripts' : 'turns'
  const compared = units.map((_, unit) => {
    let rated = 0
    for (let coder = 0; coder < coders; coder++) if (values[unit * coders + coder]! >= 0) rated++
    return rated >= 2
  })
  const numbers = new Map<string, number>()
  const clusterOf = Int32Array.from(units, (unit, index) => {
    if (!compared[index]) return -1
    const name = what === 'transcripts' ? unit.transcript : `${unit.transcript} ${unit.turn}`
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  })
  const count = numbers.size
  for (let unit = 0; unit < clusterOf.length; unit++)
    if (clusterOf[unit]! < 0) clusterOf[unit] = count
  return { what, count, clusterOf, order: orderOf(clusterOf, count) }
}

/** Units by their cluster, those of one as they come. */
function orderOf(clusterOf: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 2)
  for (let unit = 0; unit < clusterOf.length; unit++) next[clusterOf[unit]! + 1]!++
  for (let cluster = 0; cluster < count; cluster++) next[cluster + 1]! += next[cluster]!
  const order = new Int32Array(clusterOf.length)
  for (let unit = 0; unit < clusterOf.length; unit++) order[next[clusterOf[unit]!]!++] = unit
  return order
}
