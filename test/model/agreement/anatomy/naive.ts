import type { ComparedLayer, ComparedTranscript } from '#model/agreement/reliability.ts'

/** A place to compare coders on: a unit, or a single position. */
export interface NaivePlace {
  transcript: string
  turn: number
  start: number
  end: number
}

export interface NaivePair {
  place: NaivePlace
  code: string
  has: string
  lacks: string
  kind: string
  /** Codes the one without it has instead. */
  instead: string[]
  /** Share of Do. */
  share: number
}

/** Whether a coder's spans of a code give it to a place. */
export type NaiveRule = (place: NaivePlace, spans: readonly NaiveSpan[]) => boolean

export interface NaiveSpan {
  start: number
  end: number
  code: string
}

/**
 * Every disagreeing pair of values, found place by place and pair by pair, straight from the definition.
 *
 * @param isRival whether a coder could have meant the one code where another has the other
 */
export function naivePairs(
  places: readonly NaivePlace[],
  layers: readonly ComparedLayer[],
  codes: readonly string[],
  isRival: (code: string, other: string) => boolean,
  has: NaiveRule = (place, spans) => spans.some((s) => s.start < place.end && place.start < s.end),
): { pairs: NaivePair[]; values: { code: string; coder: string; has: boolean }[] } {
  const completed = layers
    .filter((layer) => layer.completed)
    .map((layer) => ({ ...layer, coded: layer.spans, spans: united(layer.spans) }))
  const found: Omit<NaivePair, 'share'>[] = []
  const weights: number[] = []
  const values: { code: string; coder: string; has: boolean }[] = []
  let pairable = 0
  for (const place of places) {
    const here = completed.filter((layer) => layer.transcript === place.transcript)
    if (here.length < 2) continue
    pairable += here.length
    const reaching = (spans: readonly NaiveSpan[], code: string) =>
      spans.filter((s) => s.code === code && s.start < place.end && place.start < s.end)
    const given = ({ coded }: { coded: readonly NaiveSpan[] }, code: string) =>
      has(
        place,
        coded.filter((span) => span.code === code),
      )
    for (const code of codes) {
      const having = here.filter((layer) => given(layer, code))
      for (const one of here) values.push({ code, coder: one.coder, has: having.includes(one) })
      for (const one of having) {
        for (const other of here) {
          if (having.includes(other)) continue
          const own = reaching(one.spans, code)
          const instead = codes.filter(
            (rival) =>
              isRival(code, rival) &&
              !given(one, rival) &&
              given(other, rival) &&
              reaching(other.spans, rival).some((theirs) =>
                own.some((mine) => {
                  const from = Math.max(mine.start, theirs.start, place.start)
                  return from < Math.min(mine.end, theirs.end, place.end)
                }),
              ),
          )
          const touches = other.spans.some(
            (theirs) =>
              theirs.code === code &&
              own.some((mine) => theirs.start <= mine.end && mine.start <= theirs.end),
          )
          const kind =
            instead.length > 0
              ? 'other_code'
              : touches
                ? 'boundary'
                : having.length > here.length / 2
                  ? 'missed'
                  : having.length < here.length / 2
                    ? 'extra'
                    : 'one_sided'
          found.push({ place, code, has: one.coder, lacks: other.coder, kind, instead })
          weights.push(2 / (here.length - 1))
        }
      }
    }
  }
  const pairs = found.map((pair, at) => ({ ...pair, share: weights[at]! / pairable }))
  return { pairs, values }
}

/** De of one code: of two of all pairable values, how often they differ. */
export function naiveExpected(values: readonly { has: boolean }[]): number {
  const present = values.filter((value) => value.has).length
  const absent = values.length - present
  return (2 * present * absent) / (values.length * (values.length - 1))
}

export function everyPosition(
  transcripts: readonly Pick<ComparedTranscript, 'id' | 'length' | 'turns'>[],
): NaivePlace[] {
  return transcripts.flatMap(({ id, length, turns }) =>
    Array.from({ length }, (_, at) => ({
      transcript: id,
      turn: turns.find((turn) => turn.start <= at && at < turn.end)?.ordinal ?? 0,
      start: at,
      end: at + 1,
    })),
  )
}

/** Two spans of one code that share a position become one, until none do. */
function united(spans: readonly NaiveSpan[]): NaiveSpan[] {
  const left = spans.map(({ start, end, code }) => ({ start, end, code }))
  for (let i = 0; i < left.length; i++) {
    for (let j = i + 1; j < left.length; j++) {
      const [a, b] = [left[i]!, left[j]!]
      if (a.code !== b.code || a.start >= b.end || b.start >= a.end) continue
      left.splice(j, 1)
      left[i] = { ...a, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
      return united(left)
    }
  }
  return left
}
