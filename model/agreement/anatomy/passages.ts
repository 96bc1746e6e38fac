import type { ReliabilityData } from '../reliability.ts'
import type { Disagreements } from './disagreements.ts'
import { amountIn, costOfAll, type Scope, weightIn } from './scope.ts'
import { type Disagreement, disagreementsAt } from './working-list.ts'

/** A place in a transcript with all that coders disagree on there, and all they did there. */
export interface Passage {
  transcript: string
  turn: number
  /** Code points, the end excluded. */
  start: number
  end: number
  /** Share of the observed disagreement. */
  share: number
  disagreements: Disagreement[]
  /** Spans that overlap the place, of every coder who completed the transcript and of every code. */
  spans: { coder: string; code: string; start: number; end: number }[]
}

/** Passages shown beside a figure. */
const mostPassages = 10

/**
 * The passages that cost most, the dearest first, then in reading order: units with all their codes; over
 * positions one code's stretches.
 */
export function dearestPassages(
  found: Disagreements,
  data: ReliabilityData,
  scope: Scope = {},
): Passage[] {
  const dearest = [...groupsOf(found, scope)]
    .sort((a, b) => b.cost - a.cost || a.places[0]! - b.places[0]!)
    .slice(0, mostPassages)
  const total = costOfAll(found, scope)
  return dearest.map(({ places, cost }) => {
    const disagreements = disagreementsAt(found, data, places, { scope, total })
    const { transcript, turn, start, end } = disagreements[0]!
    return {
      transcript,
      turn,
      start,
      end,
      share: cost / total,
      disagreements,
      spans: spansAt(data, transcript, start, end),
    }
  })
}

/** Disagreements on one unit go together; they follow one another. */
function* groupsOf(
  found: Disagreements,
  scope: Scope,
): Generator<{ places: number[]; cost: number }> {
  let unit = -1
  let places: number[] = []
  let amount = 0
  let weight = 0
  for (let place = 0; place < found.count; place++) {
    const own = amountIn(found, place, scope)
    if (own === 0) continue
    if (places.length > 0 && (unit < 0 || found.unit[place] !== unit)) {
      yield { places, cost: weight * amount }
      places = []
      amount = 0
    }
    unit = found.unit[place]!
    weight = weightIn(found, place, scope)
    places.push(place)
    amount += own
  }
  if (places.length > 0) yield { places, cost: weight * amount }
}

function spansAt(data: ReliabilityData, transcript: string, start: number, end: number) {
  const { coders, continuum } = data.continua.find((one) => one.transcript === transcript)!
  return continuum.spans
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({
      coder: data.coders[coders[span.coder]!]!,
      code: data.codes[span.value]!,
      start: span.start,
      end: span.end,
    }))
}
